"""A knowledge in; the triples of `inferred.ttl` out: what follows, and what it follows from."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.rdf.terms import name
from graph.rdf.to_graph_rdf import NEVER_PLAIN
from ontology import Inference, Knowledge, Schema, to_digest, to_inferences


def to_inferred_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give each inferred fact as a plain triple and as an `xz:Inference` with rule and premises.

    What never stands as a plain triple where it is read does not stand here either.
    """
    never = {term.iri for term in schema.relations if term.name in NEVER_PLAIN}
    never |= {term.inverse for term in schema.relations if term.inverse and term.iri in never}
    for inference in to_inferences(knowledge, schema):
        if inference.predicate not in never:
            yield from _inference(inference, schema.base)


def _inference(inference: Inference, base: str) -> Iterator[ox.Triple]:
    parts = (inference.subject, inference.predicate, inference.object)
    subject, predicate, object_ = map(ox.NamedNode, parts)
    node = ox.NamedNode(f"{base}inference-{to_digest(*parts)}")
    yield ox.Triple(subject, predicate, object_)
    yield ox.Triple(node, name("rdf:type"), name("xz:Inference"))
    yield ox.Triple(node, name("rdf:type"), name("rdf:Statement"))
    yield ox.Triple(node, name("rdf:subject"), subject)
    yield ox.Triple(node, name("rdf:predicate"), predicate)
    yield ox.Triple(node, name("rdf:object"), object_)
    yield ox.Triple(node, name("xz:inferenceRule"), ox.Literal(inference.rule))
    for premise in inference.premises:
        yield ox.Triple(node, name("prov:wasDerivedFrom"), ox.NamedNode(premise))
