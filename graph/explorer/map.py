"""What the explorer's map draws first, its lines, and its communities with their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from graph.explorer.layout import Layout
from ontology import Claim

_NAMELESS = {"Document", "Time", "Quantity", "Place", "Person"}
"""Classes that a community is named after only where it has no others."""

_FEW = 9
"""Communities of fewer are drawn after the others: a thin map of all shows less than a full one."""

LineRow = tuple[int, int, str, list[int], int]
CommunityRow = tuple[list[int], list[int], int, int, int]


def to_ranked(graph: nx.MultiDiGraph[str], layout: Layout) -> list[str]:
    """Put the most central first: those that claims join to most others, documents not counted.

    Documents stand after what they speak of, those of small communities after those of larger
    ones, and those outside the communities after all others.
    """
    sizes = {iri: len(group.members) for group in layout.communities for iri in group.members}
    apart = {iri: (iri not in sizes, sizes.get(iri, 0) < _FEW) for iri in graph}
    texts = {iri for iri in graph if graph.nodes[iri].get("class") == "Document"}
    degree = {
        iri: sum(other not in texts for other in (*graph.successors(iri), *graph.predecessors(iri)))
        for iri in graph
    }
    return sorted(graph, key=lambda i: (*apart[i], i in texts, -degree[i], -graph.degree(i), i))


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

    It is named after its two best connected members that are matters rather than texts or values:
    after one where there is but one, after whatever it has where there is none.
    """
    for community in layout.communities:
        matters = (i for i in community.members if graph.nodes[i]["class"] not in _NAMELESS)
        named = tuple(matters) or community.members
        yield (
            [row[iri] for iri in named[:2]],
            [row[iri] for iri in community.members],
            community.x,
            community.y,
            community.radius,
        )
