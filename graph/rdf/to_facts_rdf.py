"""What documents say of themselves and of what they cite, as literals of `evidence.ttl`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import pyoxigraph as ox

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
Pair = tuple[str, ox.Literal]
_DAYS = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def to_document_triples(documents: Iterable[DocumentRecord]) -> Iterator[ox.Triple]:
    """Give what is known of each document, in the order of the IRIs: where it was found, facts."""
    for document in sorted(documents, key=attrgetter("iri")):
        pairs = [*_to_finding(document), *_to_facts(document)]
        yield from _to_triples(document.iri, pairs)


def to_work_triples(references: Iterable[ReferenceRecord]) -> Iterator[ox.Triple]:
    """Give the dates and addresses of the works that references cite, in the order of the IRIs."""
    works: dict[str, list[Pair]] = defaultdict(list)
    for row in references:
        if row.work is None:
            continue
        if issued := row.date or row.year:
            works[row.work].append(("dcterms:issued", to_date(issued)))
        if row.url:
            works[row.work].append(("schema:url", ox.Literal(row.url)))
        if row.doi:
            works[row.work].append(("bibo:doi", ox.Literal(row.doi)))
    for work in sorted(works):
        pairs = sorted(works[work], key=lambda pair: (pair[0], str(pair[1])))
        yield from _to_triples(work, pairs)


def _to_triples(iri: str, pairs: Sequence[Pair]) -> Iterator[ox.Triple]:
    """Give each pair once: predicates in the order they first come in, objects in their own."""
    places = {predicate: place for place, (predicate, _) in reversed([*enumerate(pairs)])}
    ordered = sorted(set(pairs), key=lambda pair: (places[pair[0]], str(pair[1])))
    for predicate, value in ordered:
        yield ox.Triple(ox.NamedNode(iri), name(predicate), value)


def _to_finding(document: DocumentRecord) -> Iterator[Pair]:
    yield "dcterms:title", chinese(document.title)
    yield "dcterms:identifier", ox.Literal(document.document)
    yield "dcterms:format", ox.Literal(document.format)
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


def _values(document: DocumentRecord, column: str) -> tuple[str, ...]:
    value = getattr(document, column)
    return value if isinstance(value, tuple) else (value,) if value else ()
