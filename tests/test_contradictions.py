"""What two texts say that cannot both be so."""

from __future__ import annotations

import pytest

from graph.property_graph import to_property_graph
from graph.rdf.to_evidence_rdf import to_evidence_triples
from ontology import Knowledge, to_knowledge
from tests.ontology_sample import Read, Said, read, schema

CLASSES = {"冷链物流": "Industry", "果园": "Concept", "果品产量": "Indicator"}


def know(*documents: Read) -> Knowledge:
    return to_knowledge(documents, schema())


def value(source: str, quantity: str, after: str = "", **qualifiers: str) -> Read:
    said = Said(
        f"果品产量为{quantity}{after}。",
        {"果品产量": "Indicator", quantity: "Quantity"},
        [("果品产量", "has_value", quantity, qualifiers)],
    )
    return read(source, said)


def promoted(source: str, **qualifiers: str) -> Read:
    classes = {name: CLASSES[name] for name in ("冷链物流", "果园")}
    return read(
        source,
        Said(
            f"冷链物流推动果园（{source}）。",
            classes,
            [("冷链物流", "promotes", "果园", qualifiers)],
        ),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (value("a", "30万吨", time="2023年"), value("b", "35万吨", time="2023年")),
        (value("a", "30万吨", time="2023年"), value("b", "320000吨", time="二〇二三年")),
        (value("a", "5.21%", time="2023年"), value("b", "5.3%", time="2023年")),
        (value("a", "30万吨", time="2023年"), value("b", "35万吨", "左右", time="2023年")),
    ],
)
def test_two_values_for_one_period_contradict_each_other(one: Read, other: Read) -> None:
    (contradiction,) = know(one, other).contradictions
    assert contradiction.kind == "value"
    assert contradiction.left < contradiction.right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (value("a", "30万吨", time="2023年"), value("b", "35万吨", time="2022年")),
        (value("a", "30万吨"), value("b", "35万吨")),
        (value("a", "30万吨", time="2023年"), value("b", "超过35万吨", time="2023年")),
        (value("a", "30万吨", time="2023年"), value("b", "31万吨", "左右", time="2023年")),
        (value("a", "30万吨", time="2023年"), value("b", "35万吨", "以内", time="2023年")),
        (value("a", "30万吨", "以上", time="2023年"), value("b", "35万吨", time="2023年")),
        (value("a", "30万吨", time="2023年"), value("b", "5%", time="2023年")),
        (value("a", "5.21%", time="2023年"), value("b", "5.2%", time="2023年")),
        (
            value("a", "30万吨", time="2023年", place="甲省"),
            value("b", "35万吨", time="2023年", place="乙省"),
        ),
        (
            value("a", "3%", time="2023年", measure="同比增长"),
            value("b", "5%", time="2023年", measure="环比增长"),
        ),
    ],
)
def test_values_of_different_things_do_not(one: Read, other: Read) -> None:
    assert know(one, other).contradictions == ()


def test_what_one_asserts_and_another_denies_is_a_contradiction() -> None:
    (found,) = know(promoted("a"), promoted("b", polarity="negative")).contradictions
    assert found.kind == "polarity"


@pytest.mark.parametrize(
    "qualifiers", [{"modality": "advocated"}, {"time": "2020年"}, {"place": "甲省"}]
)
def test_a_denial_of_something_else_is_not(qualifiers: dict[str, str]) -> None:
    denied = promoted("b", polarity="negative", **qualifiers)
    assert know(promoted("a"), denied).contradictions == ()


def test_both_claims_stay_with_their_evidence() -> None:
    knowledge = know(promoted("a"), promoted("b", polarity="negative"))
    assert len(knowledge.claims) == len(knowledge.evidence) == 2


def test_a_contradiction_joins_its_claims_in_both_models() -> None:
    knowledge = know(promoted("a"), promoted("b", polarity="negative"))
    pair = (knowledge.contradictions[0].left, knowledge.contradictions[0].right)
    (joint,) = (
        table
        for table in to_property_graph(knowledge, "g").relationships
        if table.type == "CONTRADICTS"
    )
    assert joint.ends == (pair,)
    found = [
        (str(triple.subject), str(triple.object))
        for triple in to_evidence_triples(knowledge, schema())
        if triple.predicate.value.endswith("#contradicts")
    ]
    assert found == [(f"<{pair[0]}>", f"<{pair[1]}>")]
