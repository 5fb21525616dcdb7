"""A knowledge in; the triples of `graph.ttl`: entities, labels and plain facts, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

import pyoxigraph as ox

from graph.rdf.ordered import Cells, in_order, to_joined, to_ordered
from graph.rdf.terms import chinese, english, name, node
from graph.rdf.values import (
    to_days,
    to_instant_triples,
    to_period_triples,
    to_quantity_triples,
)
from ontology import Claim, Entity, Knowledge, Schema, is_fact, to_period, to_quantity

NEVER_PLAIN = frozenset({"calls_for", "has_value"})
"""A call to prevent is not a call for; a value without its year is not a fact."""

TYPE, CONCEPT, INTERVAL = map(name, ("rdf:type", "skos:Concept", "time:Interval"))
PREFERRED, OTHER, DEFINITION = map(name, ("skos:prefLabel", "skos:altLabel", "skos:definition"))


def to_graph_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each entity with class, labels and definition, each asserted positive claim as a triple.

    The links between documents, people and bodies are triples too. Definitions are the
    ontology's, for the concepts it knows. Each triple comes once, subjects in the order of their
    IRIs, the days that periods begin and end on last: whatever the order of the rows.
    """
    definitions = {term.iri: term.definition for term in schema.concepts}
    predicates = sorted({term.iri for term in (*schema.relations, *schema.links)})
    iri, days = attrgetter("iri"), set[date]()
    edges = to_ordered(_to_edges(knowledge, schema, predicates), 3)
    for entity, found in to_joined(in_order(knowledge.entities, iri), iri, edges):
        if entity is None:
            yield from _edges(node(found[0][0]), found, predicates)
            continue
        start = node(entity.iri)
        period = to_period(entity.name) if entity.class_ == "Time" else None
        yield ox.Triple(start, TYPE, name(f"xz:{entity.class_}"))
        yield ox.Triple(start, TYPE, CONCEPT)
        if period is not None:
            yield ox.Triple(start, TYPE, INTERVAL)
        yield from _labels(start, entity)
        if definition := definitions.get(entity.iri):
            yield ox.Triple(start, DEFINITION, chinese(definition))
        if period is not None:
            yield from to_period_triples(start, period, schema.base)
            days |= to_days(period)
        if entity.class_ == "Quantity" and (quantity := to_quantity(entity.name)):
            yield from to_quantity_triples(start, quantity)
        yield from _edges(start, found, predicates)
    yield from to_instant_triples(days, schema.base)


def is_plain_fact(claim: Claim) -> bool:
    """Whether a claim may stand as a plain triple."""
    return is_fact(claim) and claim.predicate not in NEVER_PLAIN


def _to_edges(
    knowledge: Knowledge, schema: Schema, predicates: Sequence[str]
) -> Iterator[tuple[str, int, str]]:
    """Give of each plain edge the subject, the place of its predicate, and the object."""
    terms = (*schema.relations, *schema.links)
    places = {term.name: predicates.index(term.iri) for term in terms}
    for row in knowledge.claims:
        if is_plain_fact(row):
            yield row.subject, places[row.predicate], row.object
    for link in knowledge.links:
        yield link.subject, places[link.predicate], link.object


def _edges(
    start: ox.NamedNode, found: Iterable[Cells], predicates: Sequence[str]
) -> Iterator[ox.Triple]:
    for _, place, end in found:
        yield ox.Triple(start, node(predicates[place]), node(end))


def _labels(start: ox.NamedNode, entity: Entity) -> Iterator[ox.Triple]:
    yield ox.Triple(start, PREFERRED, chinese(entity.name))
    if entity.name_en is not None:
        yield ox.Triple(start, PREFERRED, english(entity.name_en))
    for alias in sorted(set(entity.aliases)):
        yield ox.Triple(start, OTHER, chinese(alias))
