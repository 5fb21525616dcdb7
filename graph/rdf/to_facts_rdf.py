"""What documents say of themselves and of what they cite, as literals of `evidence.ttl`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter

import pyoxigraph as ox

from graph.rdf.ordered import FIRST, Cells, in_order, to_ordered
from graph.rdf.terms import chinese, english, name
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
MEDIA_TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""What IANA calls each format; a row of a table goes by the format of its text."""
Pair = tuple[str, ox.Literal]
_DAYS = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def to_document_triples(documents: Sequence[DocumentRecord]) -> Iterator[ox.Triple]:
    """Give what is known of each document, in the order of the IRIs: where it was found, facts."""
    for document in in_order(documents, attrgetter("iri")):
        pairs = [*_to_finding(document), *_to_facts(document)]
        yield from _to_triples(document.iri, pairs)


def to_work_triples(
    references: Iterable[ReferenceRecord], documents: Iterable[DocumentRecord]
) -> Iterator[ox.Triple]:
    """Give the dates and addresses of the works that references cite, in the order of the IRIs.

    What is known of a work that was read itself is said of the document.
    """
    read = ((document.iri, "", "", "") for document in documents)
    for work, rows in groupby(to_ordered(chain(read, _to_citing(references)), 4), key=FIRST):
        found = [(predicate, value) for _, predicate, _, value in rows]
        if found[0][0]:
            yield from _to_triples(work, [(name, VALUES[name](value)) for name, value in found])


def _to_citing(references: Iterable[ReferenceRecord]) -> Iterator[Cells]:
    """Give of each work a predicate, the value as it is written, and as it is."""
    for row in references:
        for predicate, value in zip(VALUES, (row.date or row.year, row.url, row.doi), strict=True):
            if row.work is not None and value:
                yield row.work, predicate, str(VALUES[predicate](value)), value


def _to_triples(iri: str, pairs: Sequence[Pair]) -> Iterator[ox.Triple]:
    """Give each pair once: predicates in the order they first come in, objects in their own."""
    places = {predicate: place for place, (predicate, _) in reversed([*enumerate(pairs)])}
    ordered = sorted(set(pairs), key=lambda pair: (places[pair[0]], str(pair[1])))
    for predicate, value in ordered:
        yield ox.Triple(ox.NamedNode(iri), name(predicate), value)


def _to_finding(document: DocumentRecord) -> Iterator[Pair]:
    yield "dcterms:title", chinese(document.title)
    yield "dcterms:identifier", ox.Literal(document.document)
    yield "dcterms:format", ox.Literal(MEDIA_TYPES.get(document.format, document.format))
    for path in document.sources:
        yield "xz:path", ox.Literal(path)
    if document.genre:
        yield "xz:genre", chinese(document.genre)
    if document.rights:
        yield "dcterms:rights", chinese(document.rights)


def _to_facts(document: DocumentRecord) -> Iterator[Pair]:
    for column, predicate in CHINESE.items():
        for text in _values(document, column):
            yield predicate, chinese(text)
    for column, predicate in ENGLISH.items():
        for text in _values(document, column):
            yield predicate, english(text)
    for column, predicate in CODES.items():
        for text in _values(document, column):
            yield predicate, ox.Literal(text)
    if document.received:
        yield "dcterms:dateSubmitted", to_date(document.received)
    if issued := document.published or document.signed or document.year:
        yield "dcterms:issued", to_date(issued)


def to_date(text: str) -> ox.Literal:
    """Give a date as exact as it is stated.

    >>> to_date("2024-03").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    return ox.Literal(text, datatype=name(_DAYS[len(text)]))


VALUES: dict[str, Callable[[str], ox.Literal]] = {
    "dcterms:issued": to_date,
    "schema:url": ox.Literal,
    "bibo:doi": ox.Literal,
}
"""What is said of a work that was not read, and how its value is made."""


def _values(document: DocumentRecord, column: str) -> tuple[str, ...]:
    value = getattr(document, column)
    return value if isinstance(value, tuple) else (value,) if value else ()
