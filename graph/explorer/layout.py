"""Where each entity stands on the map: every community laid out by itself, and all packed.

Nothing depends on the hash seed: entities are numbered in the order of their IRIs before any set is
made of them, and coordinates are whole numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.explorer.communities import to_communities, to_plain
from graph.explorer.packing import Points, to_packed, to_separated, to_shelves

PACKED = 120
"""No more communities than this are packed in the middle; the smaller follow at the rim."""
GAP = 18
"""The least distance between two nodes, in map units; communities keep five times as much."""
NAME = 90
"""The distance that the best connected of a community keep from each other, for their names."""
NAMED = 10
"""How many of a community keep that distance."""
RING = 8
"""Communities no larger than this stand in a ring around the best connected; springs would make
a long chain of them."""


@dataclass(frozen=True, slots=True)
class Community:
    """A circle of the map and the IRIs of those who stand in it, the best connected first."""

    members: tuple[str, ...]
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The place of every entity, by IRI, and the communities in the middle, the largest first."""

    positions: Mapping[str, tuple[int, int]]
    communities: tuple[Community, ...]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Members of one circle, with their places around its middle."""

    members: tuple[int, ...]
    places: Points
    radius: float


def to_radius(graph: nx.MultiDiGraph[str], iri: str) -> float:
    """Give the radius of a node: it grows with its claims, but little for a document."""
    most = 6 if graph.nodes[iri].get("class") == "Document" else 210
    return round(6 + 4 * math.sqrt(min(graph.degree(iri), most)), 1)


def to_layout(graph: nx.MultiDiGraph[str], seed: int = 7) -> Layout:
    """Place every node of `graph`; equal graphs and seeds give equal layouts."""
    names = sorted(graph)
    plain = to_plain(graph, names)
    radii = np.array([to_radius(graph, name) for name in names])
    groups, small = to_communities(plain, seed)
    clusters = [_to_cluster(plain, radii, group, seed) for group in [*groups, *small]]
    inner = min(len(groups), PACKED)
    middle, outer = clusters[:inner], clusters[inner:]
    packed = to_packed([c.radius for c in middle], _to_ties(plain, middle), 5 * GAP)
    centres = np.concatenate([packed, _to_rim(packed, middle, outer)]).round().astype(int).tolist()
    placed = {
        names[member]: (round(x) + across, round(y) + down)
        for cluster, (across, down) in zip(clusters, centres, strict=True)
        for member, (x, y) in zip(cluster.members, cluster.places, strict=True)
    }
    communities = (
        Community(tuple(names[member] for member in c.members), x, y, round(c.radius))
        for c, (x, y) in zip(middle, centres[:inner], strict=True)
    )
    return Layout({name: placed[name] for name in names}, tuple(communities))


def _to_cluster(plain: nx.Graph[int], radii: Points, group: Sequence[int], seed: int) -> _Cluster:
    """Lay out a group around its middle, so that no node covers another."""
    members = sorted(group, key=lambda node: (-plain.degree(node, weight="weight"), node))
    own = radii[members]
    inside: nx.Graph[int] = nx.Graph()
    inside.add_nodes_from(members)
    inside.add_edges_from(sorted(plain.subgraph(members).edges()))
    if len(members) <= RING:
        places, room = _to_ring(inside), np.full(len(members), 2 * GAP)
    else:
        spread = 1.1 * (own.mean() + GAP) * math.sqrt(len(members))
        laid = nx.spring_layout(inside, iterations=80, seed=seed, method="force", scale=spread)
        places = np.array([laid[node] for node in members])
        room = np.where(np.arange(len(members)) < NAMED, NAME, GAP)
    places = to_separated(places, own, room)
    places = places - (places.max(axis=0) + places.min(axis=0)) / 2
    radius = float((np.hypot(places[:, 0], places[:, 1]) + own).max())
    return _Cluster(tuple(members), places, radius)


def _to_ring(inside: nx.Graph[int]) -> Points:
    """Place the first node in the middle and the others around it, neighbours side by side."""
    first, *_ = inside
    walked = [node for node in nx.dfs_preorder_nodes(inside, first) if node != first]
    walked += [node for node in inside if node != first and node not in walked]
    turn = {node: 2 * math.pi * place / len(walked) for place, node in enumerate(walked)}
    reach = 4 * GAP
    around = {n: (reach * math.cos(angle), reach * math.sin(angle)) for n, angle in turn.items()}
    return np.array([around.get(node, (0.0, 0.0)) for node in inside])


def _to_rim(packed: Points, middle: Sequence[_Cluster], outer: Sequence[_Cluster]) -> Points:
    """Place the outer clusters below the middle, in rows as wide as that is."""
    radii = np.array([cluster.radius for cluster in middle])
    low = (packed[:, 1] + radii).max(initial=0)
    left, right = (packed[:, 0] - radii).min(initial=0), (packed[:, 0] + radii).max(initial=0)
    width = max(right - left, 4 * GAP * math.sqrt(len(outer)))
    shelves = to_shelves([cluster.radius for cluster in outer], width, low + 5 * GAP, 4 * GAP)
    shelves[:, 0] += (left + right) / 2
    return shelves


def _to_ties(plain: nx.Graph[int], clusters: Sequence[_Cluster]) -> Points:
    """Count the claims between each two clusters."""
    home = {member: index for index, c in enumerate(clusters) for member in c.members}
    ties = np.zeros((len(clusters), len(clusters)))
    for first, second in plain.edges():
        if first in home and second in home and home[first] != home[second]:
            weight = plain.edges[first, second]["weight"]
            ties[home[first], home[second]] += weight
            ties[home[second], home[first]] += weight
    return ties
