"""A knowledge in; the triples of `evidence.ttl`: claims, evidence, sentences, documents, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from graph.rdf.terms import chinese, decimal, name, whole
from graph.rdf.to_facts_rdf import to_document_facts, to_work_facts
from graph.rdf.values import to_period_node, to_period_triples
from ontology import (
    Claim,
    DocumentRecord,
    Entity,
    Evidence,
    Knowledge,
    Period,
    Schema,
    SentenceRecord,
    to_key,
)

WORDINGS = ("action", "measure", "time", "place", "source")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every claim needs to know of the rest: IRIs of relations, places and speakers."""

    base: str
    properties: Mapping[str, ox.NamedNode]
    places: Mapping[str, ox.NamedNode]
    speakers: Mapping[str, ox.NamedNode]


def to_evidence_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each claim and piece of evidence, and the documents and sentences they come from.

    Of the sentences, those that evidence was drawn from; the tables have them all.
    """
    frame = _frame(knowledge, schema)
    for claim in knowledge.claims:
        yield from _claim(claim, frame)
    for pair in knowledge.contradictions:
        left, right = ox.NamedNode(pair.left), ox.NamedNode(pair.right)
        yield ox.Triple(left, name("xz:contradicts"), right)
    for evidence in knowledge.evidence:
        yield from _evidence(evidence, frame.base)
    cited = {(row.document, row.sentence) for row in knowledge.evidence}
    documents = {row.document: ox.NamedNode(row.iri) for row in knowledge.documents}
    for sentence in knowledge.sentences:
        if (sentence.document, sentence.sentence) in cited:
            yield from _sentence(sentence, documents[sentence.document], frame.base)
    for document in knowledge.documents:
        yield from _document(document)
        yield from to_document_facts(document)
    own = {document.iri for document in knowledge.documents}
    for reference in knowledge.references:
        if reference.work not in own:
            yield from to_work_facts(reference)


def _frame(knowledge: Knowledge, schema: Schema) -> Frame:
    places = [entity for entity in knowledge.entities if entity.class_ == "Place"]
    return Frame(
        schema.base,
        {term.name: ox.NamedNode(term.iri) for term in schema.relations},
        _by_label(places),
        _by_label(knowledge.entities),
    )


def _by_label(
    entities: Iterator[Entity] | list[Entity] | tuple[Entity, ...],
) -> dict[str, ox.NamedNode]:
    """Give the entity of each label that only one of them has."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        for label in (entity.name, *entity.aliases):
            found.setdefault(to_key(label), set()).add(entity.iri)
    return {key: ox.NamedNode(*iris) for key, iris in found.items() if len(iris) == 1}


def _claim(claim: Claim, frame: Frame) -> Iterator[ox.Triple]:
    node = ox.NamedNode(claim.claim)
    yield ox.Triple(node, name("rdf:type"), name("xz:Claim"))
    yield ox.Triple(node, name("rdf:type"), name("rdf:Statement"))
    yield ox.Triple(node, name("rdf:subject"), ox.NamedNode(claim.subject))
    yield ox.Triple(node, name("rdf:predicate"), frame.properties[claim.predicate])
    yield ox.Triple(node, name("rdf:object"), ox.NamedNode(claim.object))
    yield ox.Triple(node, name("xz:modality"), name(f"xz:{claim.modality}"))
    yield ox.Triple(node, name("xz:polarity"), name(f"xz:{claim.polarity}"))
    support = ox.Literal(str(claim.support), datatype=name("xsd:integer"))
    yield ox.Triple(node, name("xz:support"), support)
    if claim.confidence is not None:
        yield ox.Triple(node, name("xz:confidence"), decimal(claim.confidence))
    for wording in WORDINGS:
        if text := getattr(claim, wording):
            yield ox.Triple(node, name(f"xz:{wording}"), chinese(text))
    yield from _normalised(node, claim, frame)


def _normalised(node: ox.NamedNode, claim: Claim, frame: Frame) -> Iterator[ox.Triple]:
    """Give the period, place and speaker that the wordings of a claim stand for."""
    if claim.time_start or claim.time_end:
        first, last = (
            day and date.fromisoformat(day) for day in (claim.time_start, claim.time_end)
        )
        period = Period(first or None, last or None)
        interval = to_period_node(period, frame.base)
        yield ox.Triple(node, name("xz:period"), interval)
        yield from to_period_triples(interval, period, frame.base)
    for wording, relation, known in (
        (claim.place, "xz:atPlace", frame.places),
        (claim.source, "xz:saidBy", frame.speakers),
    ):
        if wording and (entity := known.get(to_key(wording))):
            yield ox.Triple(node, name(relation), entity)


def _evidence(evidence: Evidence, base: str) -> Iterator[ox.Triple]:
    node = ox.NamedNode(evidence.evidence)
    yield ox.Triple(node, name("rdf:type"), name("xz:Evidence"))
    yield ox.Triple(ox.NamedNode(evidence.claim), name("xz:supportedBy"), node)
    sentence = _sentence_node(evidence.document, evidence.sentence, base)
    yield ox.Triple(node, name("prov:wasDerivedFrom"), sentence)
    yield ox.Triple(node, name("oa:exact"), chinese(evidence.quote))
    for offset, value in (
        ("nif:beginIndex", evidence.start),
        ("nif:endIndex", evidence.end),
        ("xz:headBegin", evidence.head_start),
        ("xz:headEnd", evidence.head_end),
        ("xz:tailBegin", evidence.tail_start),
        ("xz:tailEnd", evidence.tail_end),
    ):
        if value is not None:
            yield ox.Triple(node, name(offset), whole(value))
    if evidence.context:
        yield ox.Triple(node, name("xz:context"), chinese(evidence.context))
    yield ox.Triple(node, name("xz:rule"), ox.Literal(evidence.rule))
    if evidence.page is not None:
        yield ox.Triple(node, name("xz:page"), whole(evidence.page))
        box = " ".join(f"{edge:g}" for edge in evidence.box)
        yield ox.Triple(node, name("xz:box"), ox.Literal(box))


def _sentence(sentence: SentenceRecord, document: ox.NamedNode, base: str) -> Iterator[ox.Triple]:
    node = _sentence_node(sentence.document, sentence.sentence, base)
    yield ox.Triple(node, name("rdf:type"), name("xz:Sentence"))
    yield ox.Triple(node, name("dcterms:isPartOf"), document)
    yield ox.Triple(node, name("xz:sentenceIndex"), whole(sentence.sentence))
    yield ox.Triple(node, name("nif:beginIndex"), whole(sentence.start))
    yield ox.Triple(node, name("nif:endIndex"), whole(sentence.end))
    yield ox.Triple(node, name("nif:anchorOf"), chinese(sentence.text))
    if sentence.section:
        yield ox.Triple(node, name("xz:section"), chinese(sentence.section))


def _sentence_node(document: str, sentence: int, base: str) -> ox.NamedNode:
    digest = hashlib.sha256(f"{document}\n{sentence}".encode()).hexdigest()[:16]
    return ox.NamedNode(f"{base}sentence-{digest}")


def _document(document: DocumentRecord) -> Iterator[ox.Triple]:
    node = ox.NamedNode(document.iri)
    yield ox.Triple(node, name("dcterms:identifier"), ox.Literal(document.document))
    yield ox.Triple(node, name("dcterms:title"), chinese(document.title))
    yield ox.Triple(node, name("dcterms:format"), ox.Literal(document.format))
    for path in document.sources:
        yield ox.Triple(node, name("xz:path"), ox.Literal(path))
    if document.genre:
        yield ox.Triple(node, name("xz:genre"), chinese(document.genre))
    if document.rights:
        yield ox.Triple(node, name("dcterms:rights"), chinese(document.rights))
