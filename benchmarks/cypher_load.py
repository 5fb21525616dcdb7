"""How fast the embedded Cypher store is written, beside bare COPY of ready tables, in one run.

    python benchmarks/cypher_load.py [NODES EDGES]

Seconds are those of the processor, the best of three. Wanted: at most 1.5 times bare COPY.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import ladybug
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.turtle import make_knowledge, measure
from graph.property_graph import to_property_graph
from graph.property_model import PropertyGraph, Type
from graph.stores.cypher_store import ARROW, TYPES, write_cypher_store

Tables = list[tuple[str, str, pa.Table]]


def to_tables(content: PropertyGraph) -> Tables:
    """Give name, definition and rows of every table, made before the clock runs."""
    found: Tables = []
    for label in ("Entity", "Claim", "Evidence"):
        kinds = [table for table in content.nodes if table.label == label]
        rows = [row for table in kinds for row in table.rows]
        if rows:
            columns = kinds[0].columns
            made = f"CREATE NODE TABLE {label}({define(columns)}, PRIMARY KEY(iri))"
            found.append((label, made, to_arrow(columns, rows)))
    for table in content.relationships:
        ends = f"FROM {table.start} TO {table.end}"
        keyed: dict[str, Type] = {"from": "string", "to": "string", **table.columns}
        rows = [(*pair, *row) for pair, row in zip(table.ends, table.rows, strict=True)]
        if rows:
            made = f"CREATE REL TABLE `{table.type}`({ends}, {define(table.columns)})"
            found.append((table.type, made, to_arrow(keyed, rows)))
    return found


def define(columns: dict[str, Type]) -> str:
    """Give the columns as a definition has them."""
    return ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in columns.items())


def to_arrow(columns: dict[str, Type], rows: list[tuple[object, ...]]) -> pa.Table:
    """Give rows as an Arrow table."""
    return pa.table(
        {
            name: pa.array(list(column), ARROW[kind])
            for (name, kind), column in zip(columns.items(), zip(*rows, strict=True), strict=True)
        }
    )


def copy(tables: Tables, path: Path) -> None:
    """Write ready tables and nothing else."""
    with ladybug.Database(path) as database, ladybug.Connection(database) as connection:
        for name, definition, rows in tables:
            connection.execute(definition)
            connection.execute(f"COPY `{name}` FROM $rows", {"rows": rows})


def main(nodes: int, edges: int) -> None:
    """Print seconds and their ratio."""
    # A claim is a relationship and a node with two more: a third of the edges are claims.
    content = to_property_graph(make_knowledge(nodes - edges // 3, edges // 3), "benchmark")
    tables = to_tables(content)
    with tempfile.TemporaryDirectory() as name:
        paths = (Path(name) / str(number) for number in range(100))
        ours = measure(lambda: write_cypher_store(content, ("promotes",), next(paths)))
        bare = measure(lambda: copy(tables, next(paths)))
    rows = sum(len(table) for _, _, table in tables)
    print(f"{rows} rows: ours {ours:.2f} s, bare COPY {bare:.2f} s")
    print(f"ours / bare {ours / bare:.2f} (at most 1.5)")


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (200_000, 300_000)))
