"""The networkx model says what the tables say, in an order that does not depend on theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.to_networkx import to_networkx
from ontology import Claim, Knowledge
from tests.explorer_sample import ID, iri, read_sample


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return read_sample()


def find_claim(knowledge: Knowledge, subject: str, predicate: str, object_: str) -> Claim:
    wanted = (iri(subject), predicate, iri(object_))
    (found,) = (c for c in knowledge.claims if (c.subject, c.predicate, c.object) == wanted)
    return found


def test_an_entity_is_a_node_with_its_names_class_and_documents(knowledge: Knowledge) -> None:
    graph = to_networkx(knowledge)
    assert graph.nodes[iri("数据要素")] == {
        "name": "数据要素",
        "class": "Factor",
        "name_en": "data as a factor of production",
        "aliases": ("数据资源",),
        "documents": ("d0", "d1"),
    }


def test_a_claim_is_an_edge_keyed_by_its_iri_with_all_its_qualifiers(knowledge: Knowledge) -> None:
    claim = find_claim(knowledge, "数字经济规模", "has_value", "12.6万亿元")
    edge = to_networkx(knowledge).edges[claim.subject, claim.object, claim.claim]
    assert edge == {
        "relation": "has_value",
        "modality": "asserted",
        "polarity": "positive",
        "action": None,
        "measure": None,
        "time_start": None,
        "time_end": None,
        "time": "2024年",
        "place": "长三角",
        "source": None,
        "support": 1,
        "bound": None,
        "confidence": 0.9,
    }


def test_two_sentences_that_say_the_same_support_one_edge(knowledge: Knowledge) -> None:
    claim = find_claim(knowledge, "技术革命性突破", "gives_rise_to", "新质生产力")
    assert to_networkx(knowledge).number_of_edges(claim.subject, claim.object) == 1
    assert to_networkx(knowledge).edges[claim.subject, claim.object, claim.claim]["support"] == 2


def test_claims_that_differ_in_a_qualifier_are_parallel_edges(knowledge: Knowledge) -> None:
    claim = knowledge.claims[0]
    other = replace(claim, claim=f"{ID}claim-other", time="2020年")
    graph = to_networkx(replace(knowledge, claims=(*knowledge.claims, other)))
    assert set(graph[claim.subject][claim.object]) == {claim.claim, f"{ID}claim-other"}


def test_the_order_of_the_rows_does_not_change_the_graph(knowledge: Knowledge) -> None:
    turned = replace(knowledge, entities=knowledge.entities[::-1], claims=knowledge.claims[::-1])
    graph, other = to_networkx(knowledge), to_networkx(turned)
    assert list(graph.nodes(data=True)) == list(other.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_a_claim_about_an_unknown_entity_is_refused(knowledge: Knowledge) -> None:
    lost = replace(knowledge.claims[0], object=f"{ID}nowhere")
    with pytest.raises(ValueError, match=r"joins .*nowhere, which is no entity"):
        to_networkx(replace(knowledge, claims=(lost,)))
