"""What must be written and deleted for a server to hold a property graph, and nothing beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from neo4j import Session

from graph.neo4j.rows import (
    Key,
    Stored,
    Wanted,
    read_edges,
    read_nodes,
    to_edges,
    to_nodes,
    to_row,
)
from graph.neo4j.statements import (
    DELETE_NODES,
    DELETE_RELATIONSHIPS,
    to_node_merge,
    to_relationship_merge,
    to_unlabel,
)
from graph.property_model import PropertyGraph


@dataclass(frozen=True, slots=True)
class Write:
    """A statement over the parameters `$graph` and `$rows`, and all its rows."""

    statement: str
    rows: tuple[object, ...]

    def batches(self, size: int) -> Iterator[tuple[object, ...]]:
        """Give the rows in parts of at most `size`."""
        for start in range(0, len(self.rows), size):
            yield self.rows[start : start + size]


@dataclass(frozen=True, slots=True)
class Changes:
    """Statements in the order to run them, and how many rows need none."""

    writes: tuple[Write, ...]
    unchanged: int

    @property
    def size(self) -> int:
        """Rows to write or delete."""
        return sum(len(write.rows) for write in self.writes)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The keys that need no writing, the ids of what left, and of what has a former class."""

    same: frozenset[Key]
    left: tuple[str, ...]
    former: Mapping[str, tuple[str, ...]]


def find_changes(session: Session, content: PropertyGraph) -> Changes:
    """Compare the server's rows of `content.graph` with `content`; nothing is written yet."""
    nodes = [(table, dict(to_nodes(table))) for table in content.nodes]
    edges = [(table, dict(to_edges(table))) for table in content.relationships]
    found = _compare(read_nodes(session, content.graph), _merge(nodes))
    joined = _compare(read_edges(session, content.graph), _merge(edges))
    writes = [Write(DELETE_RELATIONSHIPS, joined.left), Write(DELETE_NODES, found.left)]
    writes += [Write(to_unlabel(name), ids) for name, ids in sorted(found.former.items())]
    for table, rows in nodes:
        changed = (row.complete() for key, row in rows.items() if key not in found.same)
        writes.append(Write(to_node_merge(table), tuple(changed)))
    for joining, rows in edges:
        moved = (to_row(key, row) for key, row in rows.items() if key not in joined.same)
        writes.append(Write(to_relationship_merge(joining), tuple(moved)))
    unchanged = len(found.same) + len(joined.same)
    return Changes(tuple(write for write in writes if write.rows), unchanged)


def _merge(tables: Iterable[tuple[object, Mapping[Key, Wanted]]]) -> dict[Key, Wanted]:
    return {key: row for _, rows in tables for key, row in rows.items()}


def _compare(stored: Iterable[Stored], wanted: Mapping[Key, Wanted]) -> Comparison:
    same, left, former = set(), [], defaultdict(list)
    seen: set[Key] = set()
    for row in stored:
        expected = wanted.get(row.key)
        if expected is None or row.key in seen:
            left.append(row.id)
        elif expected.is_in(row):
            same.add(row.key)
        elif expected.class_ not in row.labels and row.properties.get("class") in row.labels:
            former[row.properties["class"]].append(row.id)
        seen.add(row.key)
    ids = {name: tuple(rows) for name, rows in former.items()}
    return Comparison(frozenset(same), tuple(left), ids)
