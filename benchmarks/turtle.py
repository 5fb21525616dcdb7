"""How fast Turtle is written, beside bare pyoxigraph and rdflib, in one run.

    python benchmarks/turtle.py [--small]

What is written is `graph.ttl` and `evidence.ttl`. Three things are measured: the writer on terms
that are ready, in the order that it is given them; bare `pyoxigraph.serialize` on the same; and the
whole way from the tables, in which the terms are made. rdflib writes every twentieth subject
from its own ready graph, and its time is scaled. Seconds are those of the processor, the best of
three. Wanted of the writer: at most 1.5 times bare pyoxigraph's time, at least 25 times rdflib's
speed. Memory is what is taken at its highest beyond the tables, by Python and by the whole process,
at a quarter of the size, at it and at twice it: it must not grow.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import pyoxigraph as ox
import rdflib

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made import make_knowledge
from benchmarks.sizes import Size, measure, read_size, to_table
from graph.rdf.terms import node, read_prefixes
from graph.rdf.to_evidence_rdf import to_evidence_triples
from graph.rdf.to_graph_rdf import to_graph_triples
from graph.rdf.write_turtle import write_turtle
from ontology import Knowledge, Schema, read_schema, to_rdflib

FRACTION = 20
PARTS = (0.25, 1.0, 2.0)
HEAD = ("what", "seconds", "times bare pyoxigraph", "times faster than rdflib")
MEMORY = ("times the size", "triples", "MiB, of Python", "MiB, of the process")


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
        part.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return measure(lambda: part.serialize(path, "turtle"), 1) * len(triples) / len(part)


def write(knowledge: Knowledge, schema: Schema, path: Path) -> None:
    """Write from the tables."""
    write_turtle(to_triples(knowledge, schema), path, read_prefixes(schema.base))


def find_peaks(size: Size, schema: Schema, path: Path) -> tuple[int, float, float]:
    """Give the triples, and the most mebibytes that writing takes beyond the tables.

    Those of Python first, then those of a process that holds the tables and writes.
    """
    knowledge = make_knowledge(size, schema)
    node.cache_clear()
    gc.collect()
    gc.freeze()
    whole = _find_process_peak(lambda: write(knowledge, schema, path))
    tracemalloc.start()
    write(knowledge, schema, path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return sum(1 for _ in to_triples(knowledge, schema)), peak / (1 << 20), whole


def _find_process_peak(work: Callable[[], None]) -> float:
    """Give the mebibytes that a process takes for `work` beyond those it begins with."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send_peak, args=(there, work))
    process.start()
    peak = float(here.recv())
    process.join()
    return peak


def _send_peak(connection: Connection, work: Callable[[], None]) -> None:
    before = getrusage(RUSAGE_SELF).ru_maxrss
    work()
    connection.send((getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024)


def time_ways(
    knowledge: Knowledge, schema: Schema, path: Path
) -> tuple[int, tuple[tuple[str, float, float, float], ...]]:
    """Give the number of triples and the table's row of each way to write them."""
    prefixes = read_prefixes(schema.base)
    whole = measure(lambda: write(knowledge, schema, path))
    triples = list(to_triples(knowledge, schema))
    gc.freeze()
    bare = measure(lambda: write_bare(triples, path, prefixes))
    ready = measure(lambda: write_turtle(triples, path, prefixes))
    theirs = time_rdflib(triples, path, prefixes)
    return len(triples), (
        ("writer, terms ready (at most 1.5; at least 25)", ready, ready / bare, theirs / ready),
        ("whole export from the tables", whole, whole / bare, theirs / whole),
        ("bare pyoxigraph, terms ready", bare, 1.0, theirs / bare),
        ("rdflib, graph ready (a twentieth, scaled)", theirs, theirs / bare, 1.0),
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Print seconds, ratios and memory."""
    size, schema = read_size(__doc__, argv), read_schema()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "graph.ttl"
        count, rows = time_ways(make_knowledge(size, schema), schema, path)
        print(f"{size.nodes} nodes, {size.edges} edges, {count} triples")
        print(to_table(HEAD, rows))
        print("memory beyond the tables")
        print(to_table(MEMORY, [(p, *find_peaks(size.times(p), schema, path)) for p in PARTS]))


if __name__ == "__main__":
    main()
