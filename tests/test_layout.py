"""The map: everyone has a place, communities and nodes keep their distance, nothing is random."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from graph.explorer.communities import to_communities, to_plain
from graph.explorer.layout import Layout, to_layout, to_radius
from graph.explorer.map import to_community_rows
from graph.to_networkx import to_networkx
from ontology import Entity
from tests.explorer_sample import ID, make_large, read_sample


@pytest.fixture(scope="module")
def large() -> nx.MultiDiGraph[str]:
    knowledge = make_large(600, 1500)
    alone = tuple(Entity(f"{ID}alone-{n}", f"孤立{n}", "Concept", None, (), ()) for n in range(50))
    return to_networkx(replace(knowledge, entities=(*knowledge.entities, *alone)))


@pytest.fixture(scope="module")
def layout(large: nx.MultiDiGraph[str]) -> Layout:
    return to_layout(large)


def test_every_entity_has_one_place_in_whole_numbers(
    large: nx.MultiDiGraph[str], layout: Layout
) -> None:
    assert list(layout.positions) == sorted(large)
    assert all(type(x) is type(y) is int for x, y in layout.positions.values())


def test_nodes_do_not_cover_each_other(large: nx.MultiDiGraph[str], layout: Layout) -> None:
    places = np.array(list(layout.positions.values()), dtype=float)
    radii = np.array([to_radius(large, iri) for iri in layout.positions])
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    covered = apart < radii[:, None] + radii[None]
    np.fill_diagonal(covered, False)
    assert covered.sum() == 0


def test_communities_do_not_overlap_and_hold_their_members(layout: Layout) -> None:
    assert len(layout.communities) > 3
    for one, other in combinations(layout.communities, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius
    for community in layout.communities:
        for member in community.members:
            x, y = layout.positions[member]
            assert math.hypot(x - community.x, y - community.y) <= community.radius + 1


def test_entities_without_relations_stand_below_the_communities(layout: Layout) -> None:
    low = max(community.y + community.radius for community in layout.communities)
    alone = [place for iri, place in layout.positions.items() if "alone" in iri]
    assert len(alone) == 50
    assert min(y for _, y in alone) > low


def test_a_community_is_led_by_its_best_connected(
    large: nx.MultiDiGraph[str], layout: Layout
) -> None:
    for community in layout.communities:
        degrees = [large.degree(member) for member in community.members]
        assert degrees == sorted(degrees, reverse=True)


def test_the_seed_alone_changes_the_layout(large: nx.MultiDiGraph[str], layout: Layout) -> None:
    assert to_layout(large) == layout
    assert to_layout(large, seed=8) != layout


def test_a_document_does_not_tie_together_what_it_calls_for() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("text", **{"class": "Document"})
    for number in range(24):
        hub = f"a{number // 4 * 4:02}"
        graph.add_node(f"a{number:02}", **{"class": "Concept"})
        graph.add_edge(hub, f"a{number:02}", key="tie")
        for call in range(4):
            graph.add_edge("text", f"a{number:02}", key=f"call{call}")
    homes = {m: n for n, c in enumerate(to_layout(graph).communities) for m in c.members}
    groups = [{homes[f"a{n:02}"] for n in range(start, start + 4)} for start in range(0, 24, 4)]
    assert all(len(group) == 1 for group in groups)
    assert len(set.union(*groups)) == 6
    assert to_radius(graph, "text") < to_radius(graph, "a00")


def test_a_community_too_large_is_divided_again(
    large: nx.MultiDiGraph[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = to_plain(large, sorted(large))
    whole, small = to_communities(plain, seed=7)
    monkeypatch.setattr("graph.explorer.communities.LARGE", 20)
    parts, same = to_communities(plain, seed=7)
    assert max(map(len, parts)) < max(map(len, whole))
    assert sorted(n for part in parts for n in part) == sorted(n for part in whole for n in part)
    assert same == small


def test_an_empty_graph_and_a_lone_entity_are_laid_out() -> None:
    empty: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    assert to_layout(empty) == Layout({}, ())
    empty.add_node("a")
    assert list(to_layout(empty).positions) == ["a"]


def test_a_small_community_surrounds_its_best_connected() -> None:
    graph = to_networkx(read_sample())
    layout = to_layout(graph)
    small = [one for one in layout.communities if 1 < len(one.members) <= 8]
    assert small
    for community in small:
        first, *others = (layout.positions[member] for member in community.members)
        assert all(math.dist(first, other) < 200 for other in others)


def test_a_value_that_several_share_joins_none_of_them() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, class_ in (
        *((name, "Indicator") for name in ("增长", "失业率", "投资", "消费")),
        *(("5.5%", "Quantity"), ("3%", "Quantity"), ("2025年", "Time"), ("市场", "Concept")),
    ):
        graph.add_node(name, **{"class": class_})
    ties = ("增长 5.5%", "增长 5.5%", "失业率 5.5%", "失业率 3%", "投资 2025年", "消费 2025年")
    for number, pair in enumerate((*ties, "投资 市场", "消费 市场")):
        one, other = pair.split()
        graph.add_edge(one, other, key=str(number))
    names = sorted(graph)
    joined = {frozenset((names[a], names[b])) for a, b in to_plain(graph, names).edges()}
    assert joined == {
        frozenset(pair.split())
        for pair in ("增长 5.5%", "失业率 3%", "投资 2025年", "投资 市场", "消费 市场")
    }


def test_three_are_a_community_and_a_pair_is_none() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in "abcde":
        graph.add_node(name, **{"class": "Concept"})
    for one, other in ("ab", "bc", "de"):
        graph.add_edge(one, other, key="tie")
    (only,) = to_layout(graph).communities
    assert sorted(only.members) == ["a", "b", "c"]


def test_a_community_is_named_after_matters_and_not_after_its_values() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, class_ in (("规模", "Indicator"), ("3亿元", "Quantity"), ("4亿元", "Quantity")):
        graph.add_node(name, **{"class": class_})
        if name != "规模":
            graph.add_edge("规模", name, key="value")
    rows = {name: number for number, name in enumerate(sorted(graph))}
    ((named, members, *_),) = to_community_rows(graph, to_layout(graph), rows)
    assert named == [rows["规模"]]
    assert sorted(members) == [0, 1, 2]
