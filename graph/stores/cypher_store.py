"""The embedded Cypher store: one table for each kind of node, one for each type of relationship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import ladybug
import pyarrow as pa

from graph.property_model import (
    JOINT,
    JOINTS,
    LINK,
    LINKS,
    NODES,
    RELATION,
    PropertyGraph,
    Relationships,
    Type,
    to_type,
)

TYPES: Mapping[Type, str] = {
    "string": "STRING",
    "string[]": "STRING[]",
    "int": "INT64",
    "float": "DOUBLE",
}
ARROW: Mapping[Type, pa.DataType] = {
    "string": pa.string(),
    "string[]": pa.list_(pa.string()),
    "int": pa.int64(),
    "float": pa.float64(),
}


def write_cypher_store(content: PropertyGraph, relations: Sequence[str], path: Path) -> None:
    """Write `content` to a new database at `path`, with tables for all `relations`.

    An entity has one label there, `Entity`; its class is the property `class`.
    """
    with ladybug.Database(path) as database, ladybug.Connection(database) as connection:
        for label, columns in NODES.items():
            rows = [row for table in content.nodes if table.label == label for row in table.rows]
            connection.execute(_to_node_table(label, columns))
            _copy(connection, label, _to_arrow(columns, rows))
        used = {table.type: table for table in content.relationships}
        for name in sorted({*map(to_type, relations), *used} - {*JOINTS, *LINKS}):
            _write_relationships(connection, name, ("Entity", "Entity"), RELATION, used.get(name))
        for name in LINKS:
            _write_relationships(connection, name, ("Entity", "Entity"), LINK, used.get(name))
        for name, ends in JOINTS.items():
            _write_relationships(connection, name, ends, JOINT, used.get(name))


def _write_relationships(
    connection: ladybug.Connection,
    name: str,
    ends: tuple[str, str],
    columns: Mapping[str, Type],
    table: Relationships | None,
) -> None:
    properties = _to_columns(columns)
    connection.execute(f"CREATE REL TABLE `{name}`(FROM {ends[0]} TO {ends[1]}, {properties})")
    if table is None:
        return
    keyed: dict[str, Type] = {"from": "string", "to": "string", **columns}
    rows = [(*pair, *row) for pair, row in zip(table.ends, table.rows, strict=True)]
    _copy(connection, name, _to_arrow(keyed, rows))


def _to_node_table(label: str, columns: Mapping[str, Type]) -> str:
    return f"CREATE NODE TABLE {label}({_to_columns(columns)}, PRIMARY KEY(iri))"


def _to_columns(columns: Mapping[str, Type]) -> str:
    return ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in columns.items())


def _to_arrow(columns: Mapping[str, Type], rows: Sequence[Sequence[object]]) -> pa.Table:
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return pa.table(
        {
            name: pa.array(list(column), ARROW[kind])
            for (name, kind), column in zip(columns.items(), values, strict=True)
        }
    )


def _copy(connection: ladybug.Connection, name: str, rows: pa.Table) -> None:
    if len(rows):
        connection.execute(f"COPY `{name}` FROM $rows", {"rows": rows})
