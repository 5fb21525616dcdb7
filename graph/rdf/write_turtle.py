"""Triples in, Turtle files out, as they come: no more than one triple is held at a time.

The producers give each triple once, grouped by subject, in an order that the content alone decides,
so the same knowledge in any order gives the same bytes; what has no such order goes through
`to_sorted`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from graph.rdf.terms import name, read_prefixes
from graph.rdf.to_dataset_rdf import PREFIXES, Tally, to_counted, to_dataset_triples
from graph.rdf.to_evidence_rdf import to_evidence_triples
from graph.rdf.to_graph_rdf import to_graph_triples
from graph.rdf.to_inferred_rdf import to_inferred_triples
from ontology import Knowledge, Schema, to_schema_triples

MAKERS = {
    "graph": to_graph_triples,
    "evidence": to_evidence_triples,
    "inferred": to_inferred_triples,
}
"""What makes the triples of each file that holds what was read or follows from it."""


def write_rdf(knowledge: Knowledge, schema: Schema, folder: Path) -> None:
    """Write the six Turtle files of the output folder to an existing folder."""
    prefixes = read_prefixes(schema.base)
    write_turtle(to_ontology_triples(schema), folder / "ontology.ttl", prefixes)
    (folder / "shapes.ttl").write_text(schema.shapes.turtle, encoding="utf-8", newline="\n")
    tallies = dict[str, Tally]()
    for part, make in MAKERS.items():
        triples = to_counted(make(knowledge, schema), tallies.setdefault(part, Tally()))
        write_turtle(triples, folder / f"{part}.ttl", prefixes)
    described = to_dataset_triples(knowledge, schema, tallies)
    write_turtle(described, folder / "dataset.ttl", {**prefixes, **PREFIXES})


def write_turtle(triples: Iterable[ox.Triple], path: Path, prefixes: Mapping[str, str]) -> None:
    """Write triples in the order they come; those that follow with one subject are grouped."""
    with path.open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes))


def to_sorted(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Give each triple once, grouped by subject with its classes first, whatever their order."""
    return sorted(set(triples), key=_order)


def to_ontology_triples(schema: Schema) -> list[ox.Triple]:
    """Give the sorted triples of the ontology and its extensions, blank nodes named by content."""
    dataset = ox.Dataset()
    for file in schema.ontology:
        for triple in to_schema_triples(file, schema.base):
            dataset.add(ox.Quad(triple.subject, triple.predicate, triple.object))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return to_sorted(quad.triple for quad in dataset)


def _order(triple: ox.Triple) -> tuple[str, int, str, str]:
    """Classes come first in a subject, ours before others'."""
    predicate, object_ = triple.predicate, str(triple.object)
    rank = 2 if predicate != _TYPE else 0 if object_.startswith(_OURS) else 1
    return str(triple.subject), rank, str(predicate), object_


_TYPE = name("rdf:type")
_OURS = "<https://w3id.org/xinzhi/ontology#"
