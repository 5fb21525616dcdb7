"""Claims in; their triples, with the periods, places and speakers that they name, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

import pyoxigraph as ox

from graph.rdf.terms import chinese, decimal, name, node
from graph.rdf.values import to_period_node
from ontology import Claim, Entity, Knowledge, Period, Schema, to_key

TYPE, CLAIM, STATEMENT = map(name, ("rdf:type", "xz:Claim", "rdf:Statement"))
SUBJECT, PREDICATE, OBJECT = map(name, ("rdf:subject", "rdf:predicate", "rdf:object"))
MODALITY, POLARITY, SUPPORT = map(name, ("xz:modality", "xz:polarity", "xz:support"))
INTEGER = name("xsd:integer")
WORDINGS = {
    wording: name(f"xz:{wording}") for wording in ("action", "measure", "time", "place", "source")
}
JOINED = {"xz:contradicts": name("xz:contradicts"), "xz:supportedBy": name("xz:supportedBy")}


@dataclass(frozen=True, slots=True)
class Frame:
    """What every claim needs to know of the rest: IRIs of relations, places and speakers."""

    base: str
    properties: Mapping[str, ox.NamedNode]
    places: Mapping[str, str]
    speakers: Mapping[str, str]


Joints = Mapping[str, dict[str, list[str]]]
"""Of each predicate that joins claims to others, the IRIs that it joins each claim to."""


def to_claim_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each claim in the order of the IRIs, with what contradicts and what supports it."""
    frame, joints = _to_frame(knowledge, schema), _to_joints(knowledge)
    for claim in sorted(knowledge.claims, key=attrgetter("claim")):
        start = node(claim.claim)
        yield from _parts(start, claim, frame)
        yield from _qualifiers(start, claim, frame)
        for predicate, joined in joints.items():
            yield from _joined(start, predicate, joined.pop(claim.claim, []))
    for iri in sorted({iri for joined in joints.values() for iri in joined}):
        for predicate, joined in joints.items():
            yield from _joined(node(iri), predicate, joined.get(iri, []))


def to_periods(claims: Iterable[Claim]) -> set[Period]:
    """Give the periods that claims name."""
    named = {(row.time_start, row.time_end) for row in claims if row.time_start or row.time_end}
    return {_to_period(*days) for days in named}


def _to_frame(knowledge: Knowledge, schema: Schema) -> Frame:
    places = (entity for entity in knowledge.entities if entity.class_ == "Place")
    return Frame(
        schema.base,
        {term.name: node(term.iri) for term in schema.relations},
        _by_label(places, {to_key(row.place) for row in knowledge.claims if row.place}),
        _by_label(
            knowledge.entities, {to_key(row.source) for row in knowledge.claims if row.source}
        ),
    )


def _by_label(entities: Iterable[Entity], wanted: set[str]) -> dict[str, str]:
    """Give the entity of each wanted label that only one of them has."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities if wanted else ():
        for label in (entity.name, *entity.aliases):
            if (key := to_key(label)) in wanted:
                found[key].add(entity.iri)
    return {key: iri for key, (iri, *others) in found.items() if not others}


def _to_joints(knowledge: Knowledge) -> Joints:
    contradicted, supported = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for pair in knowledge.contradictions:
        contradicted[pair.left].append(pair.right)
    for piece in knowledge.evidence:
        supported[piece.claim].append(piece.evidence)
    return {"xz:contradicts": contradicted, "xz:supportedBy": supported}


def _joined(start: ox.NamedNode, predicate: str, iris: Iterable[str]) -> Iterator[ox.Triple]:
    for iri in sorted(set(iris)):
        yield ox.Triple(start, JOINED[predicate], node(iri))


def _parts(start: ox.NamedNode, claim: Claim, frame: Frame) -> Iterator[ox.Triple]:
    yield ox.Triple(start, TYPE, CLAIM)
    yield ox.Triple(start, TYPE, STATEMENT)
    yield ox.Triple(start, SUBJECT, node(claim.subject))
    yield ox.Triple(start, PREDICATE, frame.properties[claim.predicate])
    yield ox.Triple(start, OBJECT, node(claim.object))
    yield ox.Triple(start, MODALITY, name(f"xz:{claim.modality}"))
    yield ox.Triple(start, POLARITY, name(f"xz:{claim.polarity}"))
    yield ox.Triple(start, SUPPORT, ox.Literal(str(claim.support), datatype=INTEGER))
    if claim.confidence is not None:
        yield ox.Triple(start, name("xz:confidence"), decimal(claim.confidence))


def _qualifiers(start: ox.NamedNode, claim: Claim, frame: Frame) -> Iterator[ox.Triple]:
    """Give the wordings of a claim, and the period, place and speaker that they stand for."""
    for wording, predicate in WORDINGS.items():
        if text := getattr(claim, wording):
            yield ox.Triple(start, predicate, chinese(text))
    if claim.time_start or claim.time_end:
        period = _to_period(claim.time_start, claim.time_end)
        yield ox.Triple(start, name("xz:period"), to_period_node(period, frame.base))
    if claim.place and (entity := frame.places.get(to_key(claim.place))):
        yield ox.Triple(start, name("xz:atPlace"), node(entity))
    if claim.source and (entity := frame.speakers.get(to_key(claim.source))):
        yield ox.Triple(start, name("xz:saidBy"), node(entity))


def _to_period(start: str | None, end: str | None) -> Period:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Period(first, last)
