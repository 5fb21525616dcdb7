"""Claims in; their triples, with the periods, places and speakers that they name, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, groupby
from operator import attrgetter

import pyoxigraph as ox

from extract import WORDINGS
from graph.rdf.ordered import FIRST, Cells, in_order, to_joined, to_ordered
from graph.rdf.terms import chinese, decimal, name, node
from graph.rdf.values import BOUNDS, to_period_node
from ontology import Claim, Entity, Knowledge, Period, Schema, to_key

TYPE, CLAIM, STATEMENT = map(name, ("rdf:type", "xz:Claim", "rdf:Statement"))
SUBJECT, PREDICATE, OBJECT = map(name, ("rdf:subject", "rdf:predicate", "rdf:object"))
MODALITY, POLARITY, SUPPORT = map(name, ("xz:modality", "xz:polarity", "xz:support"))
INTEGER = name("xsd:integer")
PREDICATES = {wording: name(f"xz:{wording}") for wording in WORDINGS}
JOINED = tuple(map(name, ("xz:atPlace", "xz:saidBy", "xz:contradicts", "xz:supportedBy")))
"""What leads from a claim to an entity, another claim or evidence, in the order of writing."""
AT_PLACE, SAID_BY, CONTRADICTS, SUPPORTED_BY = range(len(JOINED))


def to_claim_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each claim in the order of the IRIs, with what contradicts and what supports it."""
    properties = {term.name: node(term.iri) for term in schema.relations}
    claims, iri = knowledge.claims, attrgetter("claim")
    joints = to_ordered(chain(_to_named(claims, knowledge.entities), _to_joints(knowledge)), 3)
    for claim, joined in to_joined(in_order(claims, iri), iri, joints):
        start = node(joined[0][0] if claim is None else claim.claim)
        if claim is not None:
            yield from _parts(start, claim, properties)
            yield from _qualifiers(start, claim, schema.base)
        for _, place, end in joined:
            yield ox.Triple(start, JOINED[place], node(end))


def to_periods(claims: Iterable[Claim]) -> Iterator[Period]:
    """Give the periods that claims name, each once, those that begin first first."""
    named = (
        (row.time_start or "", row.time_end or OPEN)
        for row in claims
        if row.time_start or row.time_end
    )
    for start, end in to_ordered(named, 2):
        yield _to_period(start, None if end == OPEN else end)


def _to_joints(knowledge: Knowledge) -> Iterator[tuple[str, int, str]]:
    for pair in knowledge.contradictions:
        yield pair.left, CONTRADICTS, pair.right
    for piece in knowledge.evidence:
        yield piece.claim, SUPPORTED_BY, piece.evidence


def _to_named(
    claims: Iterable[Claim], entities: Iterable[Entity]
) -> Iterator[tuple[str, int, str]]:
    """Give the place and the speaker of each claim, where only one entity has that label."""
    rows = to_ordered(chain(_to_labels(entities), _to_wordings(claims)), 4)
    for _, group in groupby(rows, key=FIRST):
        labelled: list[tuple[str, bool]] = []
        for _, wanted, iri, value in group:
            if not wanted:
                labelled.append((iri, bool(value)))
                continue
            found = [entity for entity, place in labelled if place or value == SAID_BY]
            if len(found) == 1:
                yield iri, value, found[0]


def _to_labels(entities: Iterable[Entity]) -> Iterator[Cells]:
    """Give the key of each label, 0, the entity, and whether it is a place."""
    for entity in entities:
        for label in (entity.name, *entity.aliases):
            yield to_key(label), 0, entity.iri, int(entity.class_ == "Place")


def _to_wordings(claims: Iterable[Claim]) -> Iterator[Cells]:
    """Give the key of each place and speaker that claims name, 1, the claim, and which it is."""
    for claim in claims:
        for place, label in ((AT_PLACE, claim.place), (SAID_BY, claim.source)):
            if label:
                yield to_key(label), 1, claim.claim, place


def _parts(
    start: ox.NamedNode, claim: Claim, properties: Mapping[str, ox.NamedNode]
) -> Iterator[ox.Triple]:
    yield ox.Triple(start, TYPE, CLAIM)
    yield ox.Triple(start, TYPE, STATEMENT)
    yield ox.Triple(start, SUBJECT, node(claim.subject))
    yield ox.Triple(start, PREDICATE, properties[claim.predicate])
    yield ox.Triple(start, OBJECT, node(claim.object))
    yield ox.Triple(start, MODALITY, name(f"xz:{claim.modality}"))
    yield ox.Triple(start, POLARITY, name(f"xz:{claim.polarity}"))
    yield ox.Triple(start, SUPPORT, ox.Literal(str(claim.support), datatype=INTEGER))
    if claim.confidence is not None:
        yield ox.Triple(start, name("xz:confidence"), decimal(claim.confidence))


def _qualifiers(start: ox.NamedNode, claim: Claim, base: str) -> Iterator[ox.Triple]:
    """Give the wordings of a claim, the period of its time, and the bound of its value."""
    for wording, predicate in PREDICATES.items():
        if text := getattr(claim, wording):
            yield ox.Triple(start, predicate, chinese(text))
    if claim.time_start or claim.time_end:
        period = _to_period(claim.time_start, claim.time_end)
        yield ox.Triple(start, name("xz:period"), to_period_node(period, base))
    if claim.bound is not None:
        yield ox.Triple(start, name("xz:bound"), name(BOUNDS[claim.bound]))


OPEN = "~"
"""Stands for the end of a period that has none: after every date."""


def _to_period(start: str | None, end: str | None) -> Period:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Period(first, last)
