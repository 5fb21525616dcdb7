"""How fast Neo4j is loaded, beside row-by-row MERGE and the fastest plain UNWIND, in one run.

    python benchmarks/neo4j_load.py [NODES EDGES]

Starts a server as the tests do (Java and Maven are needed). Seconds are those of the clock, since
the work is the server's. The plain UNWIND creates without looking: batches of ten thousand, the
constraint first. Row by row is done on a few hundred rows of each kind, and scaled. Wanted: at
least 30 times the rate of row by row, at most 3 times the time of the plain UNWIND.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.turtle import make_knowledge
from graph import load_neo4j
from graph.neo4j.scripts import read_schema_statements
from graph.property_graph import to_property_graph
from graph.property_model import Nodes, PropertyGraph, Relationships
from tests.neo4j_server import Server, make_server, stop

BATCH = 10_000
SAMPLE = 300


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


def load_plain(session: neo4j.Session, content: PropertyGraph) -> None:
    """Load by the fastest statements that are right on an empty database."""
    for table in content.tables:
        rows = to_rows(table)
        for start in range(0, len(rows), BATCH):
            session.run(to_create(table), rows=rows[start : start + BATCH]).consume()


def time_rows(session: neo4j.Session, content: PropertyGraph) -> float:
    """Give the seconds that all rows would take one by one, from a few of each table."""
    seconds = 0.0
    for table in content.tables:
        rows = to_rows(table)
        part = rows[:: max(1, len(rows) // SAMPLE)]
        spent = clock(lambda: [session.run(to_merge(table), row=row).consume() for row in part])  # noqa: B023
        seconds += spent * len(rows) / max(1, len(part))
    return seconds


def clock(work: Callable[[], object]) -> float:
    """Give the seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(server: Server, entities: int, claims: int) -> None:
    """Print seconds and ratios."""
    knowledge = make_knowledge(entities, claims)
    with server.driver() as driver, driver.session() as session:
        for statement in read_schema_statements():
            session.run(statement).consume()
        # The first load of a server compiles its own code: it is not what is measured.
        load_neo4j(make_knowledge(500, 500), "warm", server.uri, server.auth)
        load_plain(session, to_property_graph(make_knowledge(500, 500), "plain"))
        session.run("MATCH (n {graph: 'plain'}) DETACH DELETE n").consume()
        plain = clock(lambda: load_plain(session, to_property_graph(knowledge, "plain")))
        ours = clock(lambda: load_neo4j(knowledge, "ours", server.uri, server.auth))
        again = clock(lambda: load_neo4j(knowledge, "ours", server.uri, server.auth))
        rows = time_rows(session, to_property_graph(knowledge, "rows"))
    print(f"{entities + claims} nodes, {3 * claims} relationships: load {ours:.1f} s, "
          f"again {again:.1f} s, plain UNWIND {plain:.1f} s, row by row {rows:.0f} s")  # fmt: skip
    print(f"row by row / load {rows / ours:.1f} (at least 30)")
    print(f"load / plain UNWIND {ours / plain:.2f} (at most 3)")


def main(nodes: int, edges: int) -> None:
    """Start a server, measure, end it. A claim is a node and three relationships."""
    with tempfile.TemporaryDirectory() as name:
        server = make_server(Path(name) / "home")
        process = server.start()
        try:
            measure(server, max(1, nodes - edges // 3), edges // 3)
        finally:
            stop(process)


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (120_000, 300_000)))
