"""The shape of the property graph: which properties each kind of node and relationship has.

What is absent, an empty text and an empty list alike, is None: no CSV importer can tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "string[]", "int", "float"]
Value = str | int | float | tuple[str, ...] | None

ENTITY: Mapping[str, Type] = {
    "iri": "string",
    "name": "string",
    "class": "string",
    "name_en": "string",
    "aliases": "string[]",
    "documents": "string[]",
    "graph": "string",
}
STATED: Mapping[str, Type] = {
    "relation": "string",
    "modality": "string",
    "polarity": "string",
    "action": "string",
    "measure": "string",
    "time": "string",
    "time_start": "string",
    "time_end": "string",
    "place": "string",
    "source": "string",
    "support": "int",
    "bound": "string",
}
CLAIM: Mapping[str, Type] = {
    "iri": "string",
    **STATED,
    "confidence": "float",
    "graph": "string",
}
EVIDENCE: Mapping[str, Type] = {
    "iri": "string",
    "quote": "string",
    "context": "string",
    "section": "string",
    "sentence": "int",
    "start": "int",
    "end": "int",
    "page": "int",
    "rule": "string",
    "graph": "string",
}
RELATION: Mapping[str, Type] = {
    "claim": "string",
    **STATED,
    "quotes": "string[]",
    "graph": "string",
}
LINK: Mapping[str, Type] = {"relation": "string", "support": "int", "graph": "string"}
"""A fact about documents, which no claim stands behind; `support` counts where it was read."""
JOINT: Mapping[str, Type] = {"graph": "string"}

NODES: Mapping[str, Mapping[str, Type]] = {"Entity": ENTITY, "Claim": CLAIM, "Evidence": EVIDENCE}
"""The labels, and the properties of each."""

JOINTS = {
    "SUBJECT": ("Claim", "Entity"),
    "OBJECT": ("Claim", "Entity"),
    "SUPPORTED_BY": ("Claim", "Evidence"),
    "IN": ("Evidence", "Entity"),
    "CONTRADICTS": ("Claim", "Claim"),
}
"""The types that hold a claim together or set two against each other, and what they join."""

LINKS = ("BASED_AT", "CITES", "CREATED_BY", "PUBLISHED_BY", "PUBLISHED_IN")
"""The types of links between documents, people and bodies, all between entities."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes with the same labels; `rows` are in the order of `columns`, of which `iri` is first.

    `label` is the kind (`Entity`, `Claim`, `Evidence`), `class_` the second label of an entity.
    """

    label: str
    class_: str | None
    columns: Mapping[str, Type]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Relationships:
    """Relationships of one type between nodes of two labels; `ends` are the IRIs of each row."""

    type: str
    start: str
    end: str
    columns: Mapping[str, Type]
    ends: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The properties that tell it from others of its type between the same nodes."""
        return tuple(name for name in ("graph", "claim") if name in self.columns)


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """A named graph, ready for any property graph store."""

    graph: str
    nodes: tuple[Nodes, ...]
    relationships: tuple[Relationships, ...]

    @property
    def tables(self) -> tuple[Nodes | Relationships, ...]:
        """All tables, nodes first."""
        return (*self.nodes, *self.relationships)


def to_type(relation: str) -> str:
    """Give the relationship type of a relation.

    >>> to_type("has_part")
    'HAS_PART'
    """
    return to_identifier(relation.upper())


def to_identifier(name: str) -> str:
    """Give `name` if it may stand in a query as a label or type; raises `ValueError` if not."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"not a name for a label or a type: {name!r}")
    return name
