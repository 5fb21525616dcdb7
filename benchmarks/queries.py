"""How fast the shipped questions are answered by the embedded store, beside rdflib, in one run.

    python benchmarks/queries.py [--small]

Both hold the same triples: rdflib in memory, the store on disk, opened once. Seconds are those of
the processor. rdflib is asked once, in a process of its own that is ended after 20 seconds, of a
smaller graph after 5: these then count as its time, and the ratio is too small. Where both
answered, the answers are compared. Wanted: at least 20 times rdflib's speed in all.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import exp, log
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph
import rdflib
from rdflib.query import ResultRow

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made import make_knowledge
from benchmarks.sizes import FULL, measure, read_size, to_table
from graph import Answer, query, read_questions, write_stores, write_tables
from graph.rdf.terms import read_prefixes
from graph.rdf.to_evidence_rdf import to_evidence_triples
from graph.rdf.to_graph_rdf import to_graph_triples
from graph.rdf.write_turtle import to_ontology_triples, write_turtle
from graph.serve.page import declare
from graph.stores.query_sparql import open_sparql_store
from ontology import Knowledge, Schema, read_schema, to_rdflib

LIMIT, FEW = 20, 5
HEAD = ("question", "rows", "ours, seconds", "rdflib, seconds", "rdflib / ours", "answers alike")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one question took, and whether both gave the same rows."""

    question: str
    rows: int
    ours: float
    theirs: float
    alike: str

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.theirs / self.ours


def write_graph(knowledge: Knowledge, schema: Schema, folder: Path) -> None:
    """Write what the stores are made from, without inferences, and the stores."""
    prefixes = read_prefixes(schema.base)
    write_tables(knowledge, folder)
    write_turtle(to_ontology_triples(schema), folder / "ontology.ttl", prefixes)
    write_turtle(to_graph_triples(knowledge, schema), folder / "graph.ttl", prefixes)
    write_turtle(to_evidence_triples(knowledge, schema), folder / "evidence.ttl", prefixes)
    write_stores(folder, "benchmark", [row.name for row in schema.relations])


def read_default(folder: Path) -> rdflib.Graph:
    """Read the default graph of the store, of which the questions are asked."""
    store, _ = open_sparql_store(folder)
    graph = rdflib.Graph()
    for quad in store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()):
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return graph


def ask_rdflib(graph: rdflib.Graph, text: str, limit: int) -> tuple[float, list[Row] | None]:
    """Give the seconds that rdflib takes and its rows; None where it takes longer than `limit`."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_ask, args=(theirs, graph, text, limit))
    process.start()
    theirs.close()
    try:
        seconds, rows = ours.recv()
    except EOFError:
        seconds, rows = float(limit), None
    process.join()
    return seconds, rows


def _ask(connection: Connection, graph: rdflib.Graph, text: str, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    start = time.process_time()
    found = [tuple(map(to_text, row)) for row in graph.query(text) if isinstance(row, ResultRow)]
    seconds = time.process_time() - start
    connection.send((seconds, found))


def to_text(term: object) -> str:
    """Give the text of a term, none for what is unbound."""
    return "" if term is None else str(term)


def to_rows(answer: Answer) -> list[Row]:
    """Give the rows as texts."""
    return [tuple("" if term is None else term.text for term in row) for row in answer.terms]


def compare(text: str, ours: Sequence[Row], theirs: Sequence[Row] | None) -> str:
    """Tell whether both gave the same rows.

    rdflib does not sort by a variable that is grouped by and not selected: of the rows of a query
    with a LIMIT it then gives others.
    """
    if theirs is None:
        return "too slow"
    if set(ours) == set(theirs):
        return "yes"
    return "cut elsewhere" if "LIMIT" in text and len(ours) == len(theirs) else "NO"


def measure_all(folder: Path, schema: Schema, limit: int) -> list[Measured]:
    """Measure each shipped question."""
    theirs = read_default(folder)
    print(f"{len(theirs)} triples", flush=True)
    rows: list[Measured] = []
    questions = read_questions()
    for question in questions:
        ours = measure(partial(query, folder, question.sparql))
        declared = declare(question.sparql, read_prefixes(schema.base))
        slow, found = ask_rdflib(theirs, declared, limit)
        answer = to_rows(query(folder, question.sparql))
        alike = compare(question.sparql, answer, found)
        rows.append(Measured(question.id, len(answer), ours, slow, alike))
        so_far = f"{len(rows)}/{len(questions)} {question.id}: {ours:.3f} s, rdflib {slow:.3f} s"
        print(f"{so_far}, alike: {alike}", file=sys.stderr, flush=True)
    return rows


def main(argv: Sequence[str] | None = None) -> None:
    """Print seconds and ratios."""
    size, schema = read_size(__doc__, argv), read_schema()
    with tempfile.TemporaryDirectory() as name:
        write_graph(make_knowledge(size, schema), schema, Path(name))
        print(f"{size.nodes} nodes, {size.edges} edges")
        rows = measure_all(Path(name), schema, LIMIT if size == FULL else FEW)
    lines = [(row.question, row.rows, row.ours, row.theirs, row.ratio, row.alike) for row in rows]
    print(to_table(HEAD, lines))
    ours, theirs = sum(row.ours for row in rows), sum(row.theirs for row in rows)
    mean = exp(sum(log(row.ratio) for row in rows) / len(rows))
    print(f"all: ours {ours:.2f} s, rdflib {theirs:.1f} s or more")
    print(f"rdflib / ours: sum {theirs / ours:.1f} (at least 20), geometric mean {mean:.1f}")


if __name__ == "__main__":
    main()
