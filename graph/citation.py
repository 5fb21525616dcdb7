"""A document's facts in, its entry in a list of references out.

The form is that of GB/T 7714-2015, as far as a document says what it is: authors (three, then 等),
title, type, journal, year, volume, issue, pages. What it does not say is left out.
"""

from __future__ import annotations

from ontology import DocumentRecord

AUTHORS = 3
"""Authors that are named before 等."""

TYPES = {"report": "R", "communique": "R", "news": "N", "encyclopedia": "Z"}
"""The letter of each genre that has one; a document of no known kind is 其他, Z."""


def to_citation(document: DocumentRecord) -> str:
    """Give the entry of a document.

    >>> from dataclasses import fields
    >>> blank = {f.name: "" for f in fields(DocumentRecord)}
    >>> lists = {"sources": ("a.txt",), "keywords": (), "keywords_en": (), "funding": ()}
    >>> made = {"title": "论果园", "byline": ("甲（某大学）", "乙"), "journal": "果业",
    ...         "year": "2024", "issue": "3", "pages": "15-19"}
    >>> to_citation(DocumentRecord(**{**blank, **lists, **made}))
    '甲, 乙. 论果园[J]. 果业, 2024(3): 15-19.'
    """
    further = document.subtitle if document.subtitle not in document.title else ""
    title = document.title + (f"：{further}" if further else "")
    names = [author.partition("（")[0].strip() for author in document.byline]
    authors = ", ".join(names[:AUTHORS]) + (", 等" if len(names) > AUTHORS else "")
    parts = [authors, f"{title}[{_to_type(document)}]", _to_place(document), _to_doi(document)]
    return "".join(f"{part.rstrip('.')}. " for part in parts if part).rstrip()


def _to_type(document: DocumentRecord) -> str:
    return "J" if document.journal and document.issue else TYPES.get(document.genre, "Z")


def _to_place(document: DocumentRecord) -> str:
    """Give journal, year, volume, issue and pages, or the day where there is no journal."""
    if not document.journal:
        day = document.published or document.signed or document.year
        number = document.official_number or document.document_code
        return ", ".join(part for part in (number, day) if part)
    volume = f", {document.volume}" if document.volume else ""
    issue = f"({document.issue})" if document.issue else ""
    pages = f": {document.pages}" if document.pages else ""
    year = f", {document.year}" if document.year else ""
    return f"{document.journal}{year}{volume}{issue}{pages}"


def _to_doi(document: DocumentRecord) -> str:
    return f"DOI: {document.doi}" if document.doi else ""
