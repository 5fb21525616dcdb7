"""What the explorer's map draws beside the nodes: lines, and communities with their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from graph.explorer.layout import Layout
from ontology import Claim

_NAMELESS = {"Document", "Time", "Quantity", "Place", "Person"}
"""Classes that a community is named after only where it has no others."""

LineRow = tuple[int, int, str, list[int], int]
CommunityRow = tuple[list[int], list[int], int, int, int]


def to_line_rows(claims: Sequence[Claim], row: Mapping[str, int]) -> Iterable[LineRow]:
    """Give a row for all claims that are drawn as one line: same ends, direction and kind.

    The kind is the modality, or `negative`; claims are named by their place in `claims`. The last
    field numbers the lines between the same two entities, so that none need hide another. A claim
    of an entity about itself has no line.
    """
    gathered: dict[tuple[int, int, str], list[int]] = {}
    for place, claim in enumerate(claims):
        kind = "negative" if claim.polarity == "negative" else str(claim.modality)
        if claim.subject != claim.object:
            line = (row[claim.subject], row[claim.object], kind)
            gathered.setdefault(line, []).append(place)
    between: Counter[tuple[int, int]] = Counter()
    for (start, end, kind), places in sorted(gathered.items()):
        pair = (min(start, end), max(start, end))
        yield (start, end, kind, places, between[pair])
        between[pair] += 1


def to_community_rows(
    graph: nx.MultiDiGraph[str], layout: Layout, row: Mapping[str, int]
) -> Iterable[CommunityRow]:
    """Give for each community whom it is named after, its members and its circle.

    It is named after its two best connected members that are matters rather than texts or times.
    """
    for community in layout.communities:
        named = sorted(community.members, key=lambda iri: graph.nodes[iri]["class"] in _NAMELESS)
        yield (
            [row[iri] for iri in named[:2]],
            [row[iri] for iri in community.members],
            community.x,
            community.y,
            community.radius,
        )
