"""What documents say of themselves and of what they cite, as literals of `evidence.ttl`."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.rdf.terms import chinese, name
from ontology import DocumentRecord, ReferenceRecord

CHINESE = {
    "subtitle": "dcterms:alternative",
    "abstract": "dcterms:abstract",
    "keywords": "schema:keywords",
    "funding": "xz:funding",
    "official_number": "xz:officialNumber",
}
ENGLISH = {"abstract_en": "dcterms:abstract", "keywords_en": "schema:keywords"}
CODES = {
    "classification": "xz:classification",
    "document_code": "xz:documentCode",
    "article_number": "xz:articleNumber",
    "doi": "bibo:doi",
    "volume": "bibo:volume",
    "issue": "bibo:issue",
    "pages": "bibo:pages",
}
_DAYS = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def to_document_facts(document: DocumentRecord) -> Iterator[ox.Triple]:
    """Give the literals of a document: abstract, key words, numbers, dates."""
    node = ox.NamedNode(document.iri)
    for column, predicate in CHINESE.items():
        for text in _values(document, column):
            yield ox.Triple(node, name(predicate), chinese(text))
    for column, predicate in ENGLISH.items():
        for text in _values(document, column):
            yield ox.Triple(node, name(predicate), ox.Literal(text, language="en"))
    for column, predicate in CODES.items():
        for text in _values(document, column):
            yield ox.Triple(node, name(predicate), ox.Literal(text))
    if document.received:
        yield ox.Triple(node, name("dcterms:dateSubmitted"), to_date(document.received))
    if issued := document.published or document.signed or document.year:
        yield ox.Triple(node, name("dcterms:issued"), to_date(issued))


def to_work_facts(reference: ReferenceRecord) -> Iterator[ox.Triple]:
    """Give the date and addresses of the work that a reference cites."""
    if reference.work is None:
        return
    node = ox.NamedNode(reference.work)
    if issued := reference.date or reference.year:
        yield ox.Triple(node, name("dcterms:issued"), to_date(issued))
    if reference.url:
        yield ox.Triple(node, name("schema:url"), ox.Literal(reference.url))
    if reference.doi:
        yield ox.Triple(node, name("bibo:doi"), ox.Literal(reference.doi))


def to_date(text: str) -> ox.Literal:
    """Give a date as exact as it is stated.

    >>> to_date("2024-03").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    return ox.Literal(text, datatype=name(_DAYS[len(text)]))


def _values(document: DocumentRecord, column: str) -> tuple[str, ...]:
    value = getattr(document, column)
    return value if isinstance(value, tuple) else (value,) if value else ()
