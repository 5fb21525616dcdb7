"""A restored document's blocks and dropped pieces in, what it says of itself out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.facts.byline import find_authors, to_signed
from corpus.facts.dates import to_date
from corpus.facts.fields import find_labels, to_fields
from corpus.facts.issue import find_issuers, find_official_number, find_signed
from corpus.facts.journal import find_journal
from corpus.facts.model import NOTHING, Facts, Keyword, Stated
from corpus.facts.references import find_references
from corpus.model import Block, Dropped
from corpus.restoration.front import is_latin, to_dateline
from corpus.restoration.wire import to_reporters

Fields = Mapping[str, Sequence[str]]
_SUBTITLE = re.compile(r"^[—–-]{1,2}\s*(.+)$")
_IN_TITLE = re.compile(r"^.+?——(.+)$")
_CUT = re.compile(r"\s*[;；,，、|]\s*|\s{2,}")
_GRANT = re.compile(r"[(（][^()（）]*\d[^()（）]*[)）]")
_FUND = re.compile(r"\s*[;；]\s*")


def to_facts(
    title: str,
    blocks: Sequence[Block],
    dropped: Sequence[Dropped],
    source: str,
    stated: Stated = NOTHING,
) -> Facts:
    """Give the facts that front matter, notes, running heads and references state.

    `title` is the document's. The first statement of a fact counts; what the file's metadata have
    `stated` counts where the text is silent.
    """
    fields = find_fields(blocks)
    number = find_official_number(blocks, fields)
    return Facts(
        title=title,
        subtitle=_subtitle(title, blocks),
        authors=find_authors(blocks, fields) or to_signed(stated.authors),
        abstract=_first(fields, "abstract"),
        abstract_en=_first(fields, "abstract_en"),
        keywords=_keywords(_first(fields, "keywords"), _first(fields, "keywords_en")),
        classification=_first(fields, "classification"),
        document_code=_first(fields, "document_code"),
        article_number=_first(fields, "article_number"),
        doi=_first(fields, "doi"),
        received=to_date(_first(fields, "received")),
        published=to_date(_first(fields, "published")) or to_date(stated.published),
        signed=to_date(_first(fields, "signed")) or find_signed(blocks),
        funding=_funding(_first(fields, "funding")),
        journal=find_journal(title, fields, dropped, source),
        official_number=number,
        issuers=find_issuers(blocks, fields, number),
        references=find_references(blocks, dropped, source),
    )


def find_fields(blocks: Sequence[Block]) -> dict[str, list[str]]:
    """Give what stands behind each label, in order; a label alone names the paragraph below it."""
    found: dict[str, list[str]] = defaultdict(list)
    for index, block in enumerate(blocks):
        value = block.text.value
        if block.kind == "heading":
            value = re.sub(r"\s", "", value) + "："
        elif is_latin(value) and (labels := find_labels(value)):
            # An English title and authors may stand in one paragraph with the abstract.
            value = value[labels[0].start :]
        elif (dateline := to_dateline(value))[0]:
            found["published"].append(dateline[0])
            value = dateline[1]
        elif reporters := to_reporters(value):
            found["authors"].append(reporters)
        for field, text in to_fields(value):
            below = blocks[index + 1] if index + 1 < len(blocks) else None
            alone = not text and field.startswith("abstract")
            if alone and below is not None and below.kind != "heading":
                text = below.text.value
            if text:
                found[field].append(text)
    return found


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _funding(text: str) -> tuple[str, ...]:
    """Give the grants, each with its number; what follows the last number is none."""
    numbered = list(_GRANT.finditer(text))
    end = numbered[-1].end() if numbered else len(text)
    return tuple(filter(None, _FUND.split(text[:end].rstrip("。."))))


def _subtitle(title: str, blocks: Sequence[Block]) -> str:
    """Give what stands behind a dash, in the title or on the line under it."""
    if within := _IN_TITLE.match(title):
        return within[1].strip()
    for block in blocks[:4]:
        if below := _SUBTITLE.match(block.text.value):
            return below[1].strip()
    return ""


def _keywords(zh: str, en: str) -> tuple[Keyword, ...]:
    """Pair the lists by position; lists of different length stand one after the other."""
    # Where no sign parts the words, spaces do.
    words = _CUT.split(zh.rstrip("。.")) if _CUT.search(zh) else zh.split()
    chinese = tuple(filter(None, words))
    english = tuple(filter(None, re.split(r"\s*[;；,，]\s*", en.rstrip("。."))))
    if len(chinese) == len(english):
        return tuple(map(Keyword, chinese, english))
    alone = tuple(Keyword("", word) for word in english)
    return (*map(Keyword, chinese), *alone)
