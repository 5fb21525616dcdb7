"""What the ontology teaches of a concept, before any text is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from graph.explain_model import Taught
from ontology import Schema, to_schema_triples


def to_taught(schema: Schema, iri: str) -> tuple[Taught, ...]:
    """Give the concepts that the ontology joins to `iri`, by relation, away from it first."""
    names = {concept.iri: concept.label for concept in schema.concepts}
    rows: dict[tuple[int, str], list[str]] = defaultdict(list)
    for place, subject, object_ in _to_frames(schema):
        sides = ("↔", "↔") if schema.relations[place].symmetric else ("→", "←")
        for side, end, other in zip(sides, (subject, object_), (object_, subject), strict=True):
            if end == iri and other in names:
                rows[place, side].append(names[other])
    found = sorted(rows.items(), key=lambda row: (row[0][1] == "←", row[0][0]))
    return tuple(
        Taught(schema.relations[place].zh, schema.relations[place].en, side, tuple(sorted(others)))
        for (place, side), others in found
    )


def _to_frames(schema: Schema) -> Iterator[tuple[int, str, str]]:
    """Give the place of the relation, subject and object of each triple between concepts."""
    places = {term.iri: place for place, term in enumerate(schema.relations)}
    for file in schema.ontology:
        for triple in to_schema_triples(file, schema.base):
            place = places.get(triple.predicate.value)
            ends = [end.value for end in triple if isinstance(end, ox.NamedNode)]
            if place is not None and len(ends) == len(list(triple)):
                yield place, ends[0], ends[2]
