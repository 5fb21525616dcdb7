"""How fast the embedded Cypher store is written, beside bare COPY of ready tables, in one run.

    python benchmarks/cypher_load.py [--small]

Seconds are those of the processor, the best of three. Wanted: at most 1.5 times bare COPY.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import ladybug
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made import make_knowledge
from benchmarks.sizes import measure, read_size, to_table
from graph.property_graph import to_property_graph
from graph.property_model import PropertyGraph, Type
from graph.stores.cypher_store import ARROW, TYPES, write_cypher_store
from ontology import read_schema

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


def define(columns: Mapping[str, Type]) -> str:
    """Give the columns as a definition has them."""
    return ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in columns.items())


def to_arrow(columns: Mapping[str, Type], rows: Sequence[tuple[object, ...]]) -> pa.Table:
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


def main(argv: Sequence[str] | None = None) -> None:
    """Print seconds and their ratio."""
    size, schema = read_size(__doc__, argv), read_schema()
    content = to_property_graph(make_knowledge(size, schema), "benchmark")
    relations = [row.name for row in schema.relations]
    tables = to_tables(content)
    with tempfile.TemporaryDirectory() as name:
        paths = (Path(name) / str(number) for number in range(100))
        ours = measure(lambda: write_cypher_store(content, relations, next(paths)))
        bare = measure(lambda: copy(tables, next(paths)))
    print(f"{size.nodes} nodes, {size.edges} relationships")
    rows = [("load (at most 1.5)", ours, ours / bare), ("bare COPY", bare, 1.0)]
    print(to_table(("what", "seconds", "times bare COPY"), rows))


if __name__ == "__main__":
    main()
