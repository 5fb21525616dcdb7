"""How fast Neo4j is loaded, beside row-by-row MERGE and the fastest plain UNWIND, in one run.

    python benchmarks/neo4j_load.py [--small]

Starts a server as the tests do (Java and Maven are needed). Seconds are those of the clock, since
the work is the server's and the disk's. The plain UNWIND creates without looking: batches of ten
thousand, grouped by label and type, the constraints first. Row by row each row is a statement and a
transaction of its own; a few rows of each kind are merged so, into a graph whose other nodes are
all there, and the time is scaled to all rows. Wanted: at least 30 times the rate of row by row, at
most 3 times the time of the plain UNWIND.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import neo4j

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made import make_knowledge
from benchmarks.sizes import FULL, measure, read_size, to_table
from graph import load_neo4j
from graph.neo4j.scripts import read_schema_statements
from graph.property_graph import to_property_graph
from graph.property_model import Nodes, PropertyGraph, Relationships
from ontology import Knowledge, read_schema
from tests.neo4j_server import Server, make_server, stop

BATCH = 10_000
SAMPLE = 30
HEAD = ("what", "seconds", "times faster than row by row", "times plain UNWIND")


def to_rows(table: Nodes | Relationships) -> list[dict[str, Any]]:
    """Give the rows as parameters."""
    named = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    if isinstance(table, Nodes):
        return named
    return [
        {"head": head, "tail": tail, "properties": row}
        for (head, tail), row in zip(table.ends, named, strict=True)
    ]


def to_create(table: Nodes | Relationships) -> str:
    """Create what a row says, without looking whether it is there."""
    if isinstance(table, Nodes):
        labels = f"{table.label}:{table.class_}" if table.class_ else table.label
        return f"UNWIND $rows AS row CREATE (node:{labels}) SET node = row"
    return (
        f"UNWIND $rows AS row MATCH (a:{table.start} {{graph: 'plain', iri: row.head}}) "
        f"MATCH (b:{table.end} {{graph: 'plain', iri: row.tail}}) "
        f"CREATE (a)-[r:{table.type}]->(b) SET r = row.properties"
    )


def to_merge(table: Nodes | Relationships) -> str:
    """Merge one row, as a loop over rows does."""
    if isinstance(table, Nodes):
        return f"MERGE (node:{table.label} {{graph: 'rows', iri: $row.iri}}) SET node += $row"
    return (
        f"MATCH (a:{table.start} {{graph: 'rows', iri: $row.head}}) "
        f"MATCH (b:{table.end} {{graph: 'rows', iri: $row.tail}}) "
        f"MERGE (a)-[r:{table.type}]->(b) SET r += $row.properties"
    )


def load_plain(session: neo4j.Session, tables: Sequence[Nodes | Relationships]) -> None:
    """Load by the fastest statements that are right on an empty database."""
    for table in tables:
        rows = to_rows(table)
        for start in range(0, len(rows), BATCH):
            session.run(to_create(table), rows=rows[start : start + BATCH]).consume()


def time_rows(session: neo4j.Session, content: PropertyGraph) -> float:
    """Give the seconds that all rows would take one by one, from a few of each table."""
    seconds = sum(_time_some(session, table) for table in content.nodes)
    for table in content.nodes:
        rest = [row for at, row in enumerate(table.rows) if at % _step(table)]
        load_plain(session, [replace(table, rows=tuple(rest))])
    return seconds + sum(_time_some(session, table) for table in content.relationships)


def _time_some(session: neo4j.Session, table: Nodes | Relationships) -> float:
    rows = to_rows(table)
    some = rows[:: _step(table)]
    start = time.perf_counter()
    for row in some:
        session.run(to_merge(table), row=row).consume()
    return (time.perf_counter() - start) * len(rows) / max(1, len(some))


def _step(table: Nodes | Relationships) -> int:
    """Every row of so many is measured."""
    return max(1, len(table.rows) // SAMPLE)


def warm(session: neo4j.Session, server: Server) -> None:
    """Let the server compile its own code: that is not what is measured."""
    few = make_knowledge(FULL.times(0.02), read_schema())
    for _ in range(2):
        load_plain(session, to_property_graph(few, "plain").tables)
        load_neo4j(few, "warm", server.uri, server.auth)
        empty(session)


def empty(session: neo4j.Session) -> None:
    """Delete everything."""
    statement = "MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS"
    session.run(statement).consume()


def measure_all(server: Server, knowledge: Knowledge) -> list[tuple[object, ...]]:
    """Give the rows of the table."""
    with server.driver() as driver, driver.session() as session:
        for statement in read_schema_statements():
            session.run(statement).consume()
        warm(session, server)
        load = partial(load_neo4j, knowledge, "ours", server.uri, server.auth)
        content = to_property_graph(knowledge, "plain")
        plain = clock(lambda: load_plain(session, content.tables))
        empty(session)
        ours, again = clock(load), clock(load)
        empty(session)
        rows = time_rows(session, to_property_graph(knowledge, "rows"))
    return [
        ("load (at least 30; at most 3)", ours, rows / ours, ours / plain),
        ("load again, nothing to write", again, rows / again, again / plain),
        ("plain UNWIND … CREATE", plain, rows / plain, 1.0),
        ("row by row MERGE, scaled", rows, 1.0, rows / plain),
    ]


def clock(work: Callable[[], object]) -> float:
    """Give the seconds of the clock that `work` takes."""
    return measure(work, 1, time.perf_counter)


def main(argv: Sequence[str] | None = None) -> None:
    """Start a server, measure, end it."""
    size = read_size(__doc__, argv)
    knowledge = make_knowledge(size, read_schema())
    with tempfile.TemporaryDirectory() as name:
        server = make_server(Path(name) / "home")
        process = server.start()
        try:
            rows = measure_all(server, knowledge)
        finally:
            stop(process)
    print(f"{size.nodes} nodes, {size.edges} relationships")
    print(to_table(HEAD, rows))


if __name__ == "__main__":
    main()
