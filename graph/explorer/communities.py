"""Who belongs together: Louvain communities, and the small components beside them."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

SMALL = 3
"""Components of fewer entities are no communities: one alone, or a pair."""
LARGE = 250
"""Communities of more entities are divided again."""
TEXT = 0.1
"""What a claim counts for if one of its ends is a document: a text ties together all it calls for,
and the map is of the field, not of the texts."""
VALUES = frozenset({"Quantity", "Time"})
"""Classes of what is shared by chance: that growth and unemployment are 5.5 % joins neither."""


def to_plain(graph: nx.MultiDiGraph[str], names: Sequence[str]) -> nx.Graph[int]:
    """Give the graph without directions, its nodes numbered in the order of `names`.

    A pair's `weight` is the number of claims between the two, each `TEXT` where one is a document.
    A value that several share is joined to one of them alone, that with most claims of it.
    """
    numbers = {name: number for number, name in enumerate(names)}
    texts = {numbers[name] for name in names if graph.nodes[name].get("class") == "Document"}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    pairs = sorted(tuple(sorted((numbers[a], numbers[b]))) for a, b in graph.edges() if a != b)
    for first, second in pairs:
        weight = plain.get_edge_data(first, second, {"weight": 0.0})["weight"]
        tie = TEXT if first in texts or second in texts else 1
        plain.add_edge(first, second, weight=round(weight + tie, 3))
    values = [numbers[name] for name in names if graph.nodes[name].get("class") in VALUES]
    plain.remove_edges_from(_find_shared(plain, values))
    return plain


def _find_shared(plain: nx.Graph[int], values: Sequence[int]) -> list[tuple[int, int]]:
    """Find the pairs of values with all but one of their neighbours."""
    shared = []
    for value in values:
        near = sorted(plain[value], key=lambda node: (-plain[value][node]["weight"], node))
        shared += [(value, node) for node in near[1:]]
    return shared


def to_communities(plain: nx.Graph[int], seed: int) -> tuple[list[list[int]], list[list[int]]]:
    """Divide the nodes into communities and small components, the largest of each first.

    Nodes are numbers so that no set of them depends on the hash seed.
    """
    components = [sorted(component) for component in nx.connected_components(plain)]
    tied = sorted(n for component in components if len(component) >= SMALL for n in component)
    small = [component for component in components if len(component) < SMALL]
    return _by_size(_to_groups(plain, tied, seed)), _by_size(small)


def _to_groups(plain: nx.Graph[int], nodes: Sequence[int], seed: int) -> list[list[int]]:
    if not nodes:
        return []
    found = nx.community.louvain_communities(plain.subgraph(nodes), seed=seed)
    groups = [sorted(group) for group in found]
    if len(groups) < 2:
        return groups
    parts = ([group] if len(group) <= LARGE else _to_groups(plain, group, seed) for group in groups)
    return [part for split in parts for part in split]


def _by_size(groups: Sequence[list[int]]) -> list[list[int]]:
    return sorted(groups, key=lambda group: (-len(group), group))
