"""What a node and an edge carry in GraphML and GEXF, and how it is written there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import networkx as nx

from graph.property_model import STATED

Kind = Literal["string", "long", "double"]

NODE: Mapping[str, Kind] = dict.fromkeys(
    ("name", "class", "name_en", "aliases", "documents"), "string"
)
EDGE: Mapping[str, Kind] = {
    **{name: "long" if type_ == "int" else "string" for name, type_ in STATED.items()},
    "confidence": "double",
}
BETWEEN = " | "
"""Neither format has lists that every reader knows: the items stand in one text."""


def to_values(
    columns: Mapping[str, Kind], properties: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """Give the name and text of each property that is there."""
    for name in columns:
        value = properties.get(name)
        if value is not None and value not in ("", ()):
            text = BETWEEN.join(value) if isinstance(value, tuple) else value
            yield name, text if isinstance(text, str) else repr(text)


def to_edges(
    graph: nx.MultiDiGraph[str],
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Give the id, both ends and the properties of each edge; a link's id is all three."""
    for start, end, key, properties in graph.edges(keys=True, data=True):
        claimed = "modality" in properties
        yield (key if claimed else f"{start} {key} {end}"), start, end, properties


def to_texts(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Give every text that is written, to be looked through."""
    for node, properties in graph.nodes(data=True):
        yield node
        yield from (text for _, text in to_values(NODE, properties))
    for id_, _, _, properties in to_edges(graph):
        yield id_
        yield from (text for _, text in to_values(EDGE, properties))
