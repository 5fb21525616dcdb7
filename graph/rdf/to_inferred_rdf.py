"""A knowledge in; the triples of `inferred.ttl` out: what follows, and what it follows from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import pyoxigraph as ox

from graph.rdf.terms import name, node
from graph.rdf.to_graph_rdf import NEVER_PLAIN
from ontology import Inference, Knowledge, Schema, to_digest, to_inferences

Ends = tuple[str, str, str]


def to_inferred_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each inferred fact as a plain triple, then each as an `xz:Inference` with its premises.

    What never stands as a plain triple where it is read does not stand here either. Each triple
    comes once, in the order of the facts.
    """
    never = {term.iri for term in schema.relations if term.name in NEVER_PLAIN}
    never |= {term.inverse for term in schema.relations if term.inverse and term.iri in never}
    inferences = to_inferences(knowledge, schema)
    kept = [row for row in inferences if row.predicate not in never]
    facts = [(ends, [*rows]) for ends, rows in groupby(sorted(kept), key=_to_ends)]
    for ends, _ in facts:
        yield ox.Triple(*map(node, ends))
    for ends, rows in facts:
        yield from _inference(ends, rows, schema.base)


def _to_ends(inference: Inference) -> Ends:
    return inference.subject, inference.predicate, inference.object


def _inference(ends: Ends, inferences: Sequence[Inference], base: str) -> Iterator[ox.Triple]:
    start = ox.NamedNode(f"{base}inference-{to_digest(*ends)}")
    yield ox.Triple(start, name("rdf:type"), name("xz:Inference"))
    yield ox.Triple(start, name("rdf:type"), name("rdf:Statement"))
    for part, iri in zip(("rdf:subject", "rdf:predicate", "rdf:object"), ends, strict=True):
        yield ox.Triple(start, name(part), node(iri))
    for rule in sorted({row.rule for row in inferences}):
        yield ox.Triple(start, name("xz:inferenceRule"), ox.Literal(rule))
    for premise in sorted({iri for row in inferences for iri in row.premises}):
        yield ox.Triple(start, name("prov:wasDerivedFrom"), node(premise))
