"""How fast Turtle is written, beside bare pyoxigraph and rdflib, in one run.

    python benchmarks/turtle.py [--small]

What is written is `graph.ttl` and `evidence.ttl`. Three things are measured: the writer on terms
that are ready, in the order that it is given them; bare `pyoxigraph.serialize` on the same; and the
whole way from the tables, in which the terms are made. rdflib writes every twentieth subject
from its own ready graph, and its time is scaled. Seconds are those of the processor, the best of
three. Wanted of the writer: at most 1.5 times bare pyoxigraph's time, at least 25 times rdflib's
speed. Memory is what Python takes at its highest beyond the tables, at this size and at a quarter
of it.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

import pyoxigraph as ox
import rdflib

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made import make_knowledge
from benchmarks.sizes import Size, measure, read_size, to_table
from graph.rdf.terms import node, read_prefixes
from graph.rdf.to_evidence_rdf import to_evidence_triples
from graph.rdf.to_graph_rdf import to_graph_triples
from graph.rdf.write_turtle import write_turtle
from graph.read_rdflib import to_node
from ontology import Knowledge, Schema, read_schema

FRACTION = 20
HEAD = ("what", "seconds", "times bare pyoxigraph", "times faster than rdflib")


def to_triples(knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    """Give the triples of both files."""
    return chain(to_graph_triples(knowledge, schema), to_evidence_triples(knowledge, schema))


def write_bare(triples: Sequence[ox.Triple], path: Path, prefixes: dict[str, str]) -> None:
    """Write as they come."""
    with path.open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=prefixes)


def time_rdflib(triples: Sequence[ox.Triple], path: Path, prefixes: dict[str, str]) -> float:
    """Give the seconds that rdflib would take, from every twentieth subject."""
    part = rdflib.Graph(bind_namespaces="none")
    for prefix, iri in prefixes.items():
        part.bind(prefix, iri)
    groups = enumerate(groupby(triples, key=lambda triple: triple.subject))
    chosen = (group for number, (_, group) in groups if number % FRACTION == 0)
    for triple in chain.from_iterable(chosen):
        part.add((to_node(triple.subject), to_node(triple.predicate), to_node(triple.object)))
    return measure(lambda: part.serialize(path, "turtle"), 1) * len(triples) / len(part)


def find_peak(size: Size, schema: Schema, path: Path) -> float:
    """Give the most mebibytes that writing takes beyond the tables."""
    knowledge = make_knowledge(size, schema)
    node.cache_clear()
    gc.collect()
    tracemalloc.start()
    write_turtle(to_triples(knowledge, schema), path, read_prefixes(schema.base))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / (1 << 20)


def main(argv: Sequence[str] | None = None) -> None:
    """Print seconds, ratios and memory."""
    size, schema = read_size(__doc__, argv), read_schema()
    knowledge, prefixes = make_knowledge(size, schema), read_prefixes(schema.base)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "graph.ttl"
        whole = measure(lambda: write_turtle(to_triples(knowledge, schema), path, prefixes))
        triples = list(to_triples(knowledge, schema))
        gc.freeze()
        bare = measure(lambda: write_bare(triples, path, prefixes))
        ready = measure(lambda: write_turtle(triples, path, prefixes))
        theirs = time_rdflib(triples, path, prefixes)
        quarter = Size(
            *(number // 4 for number in (size.entities, size.claims, size.pieces, size.links))
        )
        peaks = [find_peak(each, schema, path) for each in (quarter, size)]
    print(f"{size.nodes} nodes, {size.edges} edges, {len(triples)} triples")
    rows = (
        ("writer, terms ready (at most 1.5; at least 25)", ready, ready / bare, theirs / ready),
        ("whole export from the tables", whole, whole / bare, theirs / whole),
        ("bare pyoxigraph, terms ready", bare, 1.0, theirs / bare),
        ("rdflib, graph ready (a twentieth, scaled)", theirs, theirs / bare, 1.0),
    )
    print(to_table(HEAD, rows))
    print(f"memory of Python beyond the tables: {peaks[0]:.1f} MiB at a quarter of the size, "
          f"{peaks[1]:.1f} MiB at the size")  # fmt: skip


if __name__ == "__main__":
    main()
