"""The rows of a graph as it should be, and as the server has it, under the same keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import Session

from graph.neo4j.statements import to_node_read, to_relationship_read
from graph.property_model import NODES, Nodes, Relationships, Value

Key = tuple[Any, ...]
"""Label and IRI of a node; type, ends and claim of a relationship."""

Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """A node or relationship as the server has it; a relationship has no labels."""

    id: str
    key: Key
    labels: frozenset[str]
    properties: Properties


@dataclass(frozen=True, slots=True)
class Wanted:
    """A node or relationship as the graph has it: `properties` without those that are absent."""

    class_: str | None
    columns: Mapping[str, object]
    properties: Properties

    def is_in(self, stored: Stored) -> bool:
        """Whether the server's has the same class and properties, the user's own aside."""
        ours = {name: value for name, value in stored.properties.items() if name in self.columns}
        return ours == self.properties and (self.class_ is None or self.class_ in stored.labels)

    def complete(self) -> dict[str, Any]:
        """Give a value for every column: null, which takes the property away, where absent."""
        return {name: self.properties.get(name) for name in self.columns}


def to_nodes(table: Nodes) -> Iterator[tuple[Key, Wanted]]:
    """Give each node of a table under its key."""
    for values in table.rows:
        row = Wanted(table.class_, table.columns, _to_properties(table, values))
        yield (table.label, row.properties["iri"]), row


def to_edges(table: Relationships) -> Iterator[tuple[Key, Wanted]]:
    """Give each relationship of a table under its key."""
    for ends, values in zip(table.ends, table.rows, strict=True):
        row = Wanted(None, table.columns, _to_properties(table, values))
        yield (table.type, *ends, row.properties.get("claim")), row


def _to_properties(table: Nodes | Relationships, values: tuple[Value, ...]) -> dict[str, Any]:
    """Name the values as the server will: without those that are None, lists for tuples."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in zip(table.columns, values, strict=True)
        if value is not None
    }


def to_row(key: Key, row: Wanted) -> dict[str, Any]:
    """Name a relationship's ends; a property that is absent is a null, which takes it away."""
    return {"head": key[1], "tail": key[2], "properties": row.complete()}


def read_nodes(session: Session, graph: str) -> Iterator[Stored]:
    """Read the nodes that carry a graph's name."""
    for label in sorted(NODES):
        for record in session.run(to_node_read(label), graph=graph):
            classes = frozenset(record["labels"])
            yield Stored(record["id"], (label, record["iri"]), classes, record["properties"])


def read_edges(session: Session, graph: str) -> Iterator[Stored]:
    """Read the relationships that carry a graph's name and start at one of its nodes."""
    for label in sorted(NODES):
        for record in session.run(to_relationship_read(label), graph=graph):
            properties = record["properties"]
            key = (record["type"], record["head"], record["tail"], properties.get("claim"))
            yield Stored(record["id"], key, frozenset(), properties)
