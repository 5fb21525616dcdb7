"""A knowledge in; the triples of `graph.ttl`: entities, labels and plain facts, out."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.rdf.terms import chinese, name
from graph.rdf.values import to_period_triples, to_quantity_triples
from ontology import Claim, Entity, Knowledge, Schema, is_fact, to_period, to_quantity

NEVER_PLAIN = frozenset({"calls_for", "has_value"})
"""A call to prevent is not a call for; a value without its year is not a fact."""


def to_graph_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each entity with class, labels and definition, each asserted positive claim as a triple.

    The links between documents, people and bodies are triples too. Definitions are the
    ontology's, for the concepts it knows.
    """
    definitions = {term.iri: term.definition for term in schema.concepts}
    for entity in knowledge.entities:
        yield from _entity(entity, schema.base)
        if definition := definitions.get(entity.iri):
            yield ox.Triple(ox.NamedNode(entity.iri), name("skos:definition"), chinese(definition))
    properties = {term.name: ox.NamedNode(term.iri) for term in schema.relations}
    for claim in knowledge.claims:
        if is_plain_fact(claim):
            subject, object_ = ox.NamedNode(claim.subject), ox.NamedNode(claim.object)
            yield ox.Triple(subject, properties[claim.predicate], object_)
    links = {term.name: ox.NamedNode(term.iri) for term in schema.links}
    for link in knowledge.links:
        ends = ox.NamedNode(link.subject), ox.NamedNode(link.object)
        yield ox.Triple(ends[0], links[link.predicate], ends[1])


def is_plain_fact(claim: Claim) -> bool:
    """Whether a claim may stand as a plain triple."""
    return is_fact(claim) and claim.predicate not in NEVER_PLAIN


def _entity(entity: Entity, base: str) -> Iterator[ox.Triple]:
    node = ox.NamedNode(entity.iri)
    yield ox.Triple(node, name("rdf:type"), name(f"xz:{entity.class_}"))
    yield ox.Triple(node, name("rdf:type"), name("skos:Concept"))
    yield ox.Triple(node, name("skos:prefLabel"), chinese(entity.name))
    if entity.name_en is not None:
        label = ox.Literal(entity.name_en, language="en")
        yield ox.Triple(node, name("skos:prefLabel"), label)
    for alias in entity.aliases:
        yield ox.Triple(node, name("skos:altLabel"), chinese(alias))
    if entity.class_ == "Time" and (period := to_period(entity.name)):
        yield from to_period_triples(node, period, base)
    if entity.class_ == "Quantity" and (quantity := to_quantity(entity.name)):
        yield from to_quantity_triples(node, quantity)
