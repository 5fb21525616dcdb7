"""What a document says of itself, in a few lines that people read."""

from __future__ import annotations

import re

from ontology import DocumentRecord

DATES = (("received", "收稿"), ("published", "发布"), ("signed", "成文"))
BODY = re.compile(
    "(?:委员会|委|政府|办公厅|办公室|厅|局|部|院|公司|大学|协会|学会|中心|集团|联合会)$"
)
"""What stands at the head of the pages of an official paper is who issued it, and no title."""
NUMBERS = ("classification", "document_code", "article_number", "official_number", "doi")


def to_facts(document: DocumentRecord) -> dict[str, str]:
    """Give the facts that a document states, by the name of their line; no line is empty."""
    lines = {
        "subtitle": document.subtitle,
        "authors": "；".join(document.byline),
        "journal": to_issue(document),
        "dates": "；".join(
            f"{zh} {value}" for name, zh in DATES if (value := getattr(document, name))
        ),
        "keywords": to_keywords(document),
        "numbers": "；".join(value for name in NUMBERS if (value := getattr(document, name))),
        "funding": "；".join(document.funding),
        "abstract": document.abstract,
    }
    return {name: text for name, text in lines.items() if text}


def to_issue(document: DocumentRecord) -> str:
    """Give the journal with year, volume, issue and pages, as far as they are known.

    The name of a body is set as such, without the marks of a title.
    """
    name = document.journal
    parts = (
        f"{name} " if BODY.search(name) else f"《{name}》" if name else "",
        f"{document.year}年" if document.year else "",
        f"第{document.volume}卷" if document.volume else "",
        f"第{document.issue}期" if document.issue else "",
        f" {document.pages}页" if document.pages else "",
    )
    return "".join(parts).strip()


def to_keywords(document: DocumentRecord) -> str:
    """Give the key words, each with its English one where the lists pair."""
    zh, en = document.keywords, document.keywords_en
    if len(zh) != len(en):
        return "；".join((*zh, *en))
    return "；".join(f"{one} {other}" for one, other in zip(zh, en, strict=True))
