"""A knowledge in; the triples of `evidence.ttl`: claims, evidence, sentences, documents, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from operator import attrgetter

import pyoxigraph as ox

from graph.rdf.ordered import in_order, to_joined, to_ordered
from graph.rdf.terms import chinese, name, node, whole
from graph.rdf.to_claims_rdf import to_claim_triples, to_periods
from graph.rdf.to_facts_rdf import to_document_triples, to_work_triples
from graph.rdf.values import to_interval_triples
from ontology import Evidence, Knowledge, Schema, SentenceRecord

TYPE, EVIDENCE, SENTENCE = map(name, ("rdf:type", "xz:Evidence", "xz:Sentence"))
EXACT, DERIVED, RULE = map(name, ("oa:exact", "prov:wasDerivedFrom", "xz:rule"))
BEGIN, END, WORDING = map(name, ("nif:beginIndex", "nif:endIndex", "nif:anchorOf"))
CONTEXT, WITHIN, FROM = map(name, ("nif:Context", "nif:referenceContext", "nif:sourceUrl"))
OFFSETS = {
    "start": BEGIN,
    "end": END,
    "head_start": name("xz:headBegin"),
    "head_end": name("xz:headEnd"),
    "tail_start": name("xz:tailBegin"),
    "tail_end": name("xz:tailEnd"),
}


def to_evidence_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each claim and piece of evidence, and the documents and sentences they come from.

    Of the sentences, those that evidence was drawn from; the tables have them all. Each triple
    comes once, subjects by kind and in the order of their IRIs: whatever the order of the rows.
    """
    yield from to_claim_triples(knowledge, schema)
    for evidence in in_order(knowledge.evidence, attrgetter("evidence")):
        yield from _evidence(evidence, schema.base)
    yield from _sentences(knowledge, schema.base)
    yield from _texts(knowledge, schema.base)
    yield from to_document_triples(knowledge.documents)
    yield from to_work_triples(knowledge.references, knowledge.documents)
    yield from to_interval_triples(to_periods(knowledge.claims), schema.base)


def _evidence(evidence: Evidence, base: str) -> Iterator[ox.Triple]:
    start = node(evidence.evidence)
    yield ox.Triple(start, TYPE, EVIDENCE)
    yield ox.Triple(start, EXACT, ox.Literal(evidence.quote))
    if evidence.context:
        yield ox.Triple(start, name("xz:context"), chinese(evidence.context))
    sentence = _to_sentence_node(evidence.document, evidence.sentence, base)
    yield ox.Triple(start, DERIVED, sentence)
    yield ox.Triple(start, WITHIN, _to_text_node(evidence.document, base))
    for offset, predicate in OFFSETS.items():
        if (value := getattr(evidence, offset)) is not None:
            yield ox.Triple(start, predicate, whole(value))
    yield ox.Triple(start, RULE, ox.Literal(evidence.rule))
    if evidence.page is not None:
        yield ox.Triple(start, name("xz:page"), whole(evidence.page))
        box = " ".join(f"{edge:g}" for edge in evidence.box)
        yield ox.Triple(start, name("xz:box"), ox.Literal(box))


def _sentences(knowledge: Knowledge, base: str) -> Iterator[ox.Triple]:
    document, rows = attrgetter("document"), ((row.document, row) for row in _to_cited(knowledge))
    for holder, found in to_joined(in_order(knowledge.documents, document), document, rows):
        for name_, row in found:
            if holder is None:
                raise KeyError(name_)
            yield from _sentence(row, node(holder.iri), base)


def _to_cited(knowledge: Knowledge) -> Iterator[SentenceRecord]:
    """Give the sentences that evidence was drawn from, by document and number."""
    place = attrgetter("document", "sentence")
    cited = to_ordered(map(place, knowledge.evidence), 2)
    for row, found in to_joined(in_order(knowledge.sentences, place), place, cited, tuple):
        if row is not None and found:
            yield row


def _sentence(sentence: SentenceRecord, document: ox.NamedNode, base: str) -> Iterator[ox.Triple]:
    start = _to_sentence_node(sentence.document, sentence.sentence, base)
    yield ox.Triple(start, TYPE, SENTENCE)
    yield ox.Triple(start, WORDING, ox.Literal(sentence.text))
    yield ox.Triple(start, name("dcterms:isPartOf"), document)
    yield ox.Triple(start, WITHIN, _to_text_node(sentence.document, base))
    yield ox.Triple(start, name("xz:sentenceIndex"), whole(sentence.sentence))
    yield ox.Triple(start, BEGIN, whole(sentence.start))
    yield ox.Triple(start, END, whole(sentence.end))
    if sentence.section:
        yield ox.Triple(start, name("xz:section"), chinese(sentence.section))


def _texts(knowledge: Knowledge, base: str) -> Iterator[ox.Triple]:
    """Give the text of each source, whose characters the indices count; it is not copied here."""
    for document in in_order(knowledge.documents, attrgetter("document")):
        start = _to_text_node(document.document, base)
        yield ox.Triple(start, TYPE, CONTEXT)
        yield ox.Triple(start, FROM, node(document.iri))


def _to_text_node(document: str, base: str) -> ox.NamedNode:
    return node(f"{base}text-{document}")


def _to_sentence_node(document: str, sentence: int, base: str) -> ox.NamedNode:
    digest = hashlib.sha256(f"{document}\n{sentence}".encode()).hexdigest()[:16]
    return ox.NamedNode(f"{base}sentence-{digest}")
