"""A knowledge in; the triples of `inferred.ttl` out: what follows, and what it follows from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from graph.rdf.terms import name, node
from graph.rdf.to_graph_rdf import NEVER_PLAIN
from ontology import Inference, Knowledge, Schema, to_digest, to_inferences

TYPE, INFERENCE, STATEMENT = map(name, ("rdf:type", "xz:Inference", "rdf:Statement"))
PARTS = tuple(map(name, ("rdf:subject", "rdf:predicate", "rdf:object")))
RULE, DERIVED = map(name, ("xz:inferenceRule", "prov:wasDerivedFrom"))
Ends = tuple[str, str, str]
to_ends = attrgetter("subject", "predicate", "object")


def to_inferred_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each inferred fact as a plain triple, then each as an `xz:Inference` with its premises.

    What never stands as a plain triple where it is read does not stand here either. Each triple
    comes once, in the order of the facts, which is that of `to_inferences`.
    """
    never = {term.iri for term in schema.relations if term.name in NEVER_PLAIN}
    never |= {term.inverse for term in schema.relations if term.inverse and term.iri in never}
    inferences = to_inferences(knowledge, schema)
    for ends, _ in _to_facts(inferences, never):
        yield ox.Triple(*map(node, ends))
    for ends, rows in _to_facts(inferences, never):
        yield from _inference(ends, [*rows], schema.base)


def _to_facts(
    inferences: Iterable[Inference], never: set[str]
) -> Iterator[tuple[Ends, Iterator[Inference]]]:
    """Give each fact with the inferences to it, without those of the predicates `never`."""
    return groupby((row for row in inferences if row.predicate not in never), key=to_ends)


def _inference(ends: Ends, inferences: Sequence[Inference], base: str) -> Iterator[ox.Triple]:
    start = ox.NamedNode(f"{base}inference-{to_digest(*ends)}")
    yield ox.Triple(start, TYPE, INFERENCE)
    yield ox.Triple(start, TYPE, STATEMENT)
    for part, iri in zip(PARTS, ends, strict=True):
        yield ox.Triple(start, part, node(iri))
    for rule in sorted({row.rule for row in inferences}):
        yield ox.Triple(start, RULE, ox.Literal(rule))
    for premise in sorted({iri for row in inferences for iri in row.premises}):
        yield ox.Triple(start, DERIVED, node(premise))
