from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

from graph import query
from ontology import Claim, Entity, Inference, Knowledge, read_schema, to_inferences

XZ = "https://w3id.org/xinzhi/ontology#"
Inferred = tuple[str, str, str, str, tuple[str, ...]]


def claim(name: str, subject: str, predicate: str, object_: str) -> Claim:
    return Claim(
        name, subject, predicate, object_, "asserted", "positive", None, None, None, None, None, 1,
        None,
    )  # fmt: skip


def infer(*claims: Claim, rules: str = "transitive symmetric inverse") -> set[Inferred]:
    knowledge = Knowledge((), claims, (), (), (), (), ())
    return {
        (row.subject, row.predicate.removeprefix(XZ), row.object, row.rule, row.premises)
        for row in to_inferences(knowledge, read_schema())
        if row.rule in rules.split()
    }


def test_kinds_of_kinds_follow_and_name_the_chain() -> None:
    found = infer(claim("c1", "a", "is_a", "b"), claim("c2", "b", "is_a", "c"))
    assert ("a", "isA", "c", "transitive", ("c1", "c2")) in found
    assert ("c", "hasKind", "a", "inverse", ("c1", "c2")) in found
    assert ("b", "hasKind", "a", "inverse", ("c1",)) in found
    assert len(found) == 4


def test_what_is_stated_is_not_inferred_and_the_shortest_chain_is_the_premise() -> None:
    found = infer(
        claim("c1", "a", "has_part", "b"),
        claim("c2", "b", "has_part", "c"),
        claim("c3", "a", "has_part", "c"),
        claim("c4", "c", "has_part", "d"),
    )
    assert {row for row in found if row[3] == "transitive"} == {
        ("a", "hasPart", "d", "transitive", ("c3", "c4")),
        ("b", "hasPart", "d", "transitive", ("c2", "c4")),
    }


def test_a_circle_ends_and_nothing_is_a_kind_of_itself() -> None:
    found = infer(claim("c1", "a", "is_a", "b"), claim("c2", "b", "is_a", "a"))
    assert {row[3] for row in found} == {"inverse"}


def test_symmetric_relations_hold_the_other_way_round() -> None:
    found = infer(claim("c1", "a", "integrates_with", "b"))
    assert found == {("b", "integratesWith", "a", "symmetric", ("c1",))}


@pytest.mark.parametrize("part", [{"modality": "advocated"}, {"polarity": "negative"}])
def test_nothing_follows_from_what_is_not_a_fact(part: dict[str, str]) -> None:
    doubtful = replace(claim("c2", "b", "is_a", "c"), **part)  # type: ignore[arg-type]
    found = infer(claim("c1", "a", "is_a", "b"), doubtful)
    assert {row[0] for row in found} == {"b"}


def test_promotion_does_not_reach_through() -> None:
    found = infer(claim("c1", "a", "promotes", "b"), claim("c2", "b", "promotes", "c"))
    assert {row[3] for row in found} == {"inverse"}


def test_inferred_ttl_holds_only_what_no_claim_states_and_names_its_premises(
    samples_graph: Path,
) -> None:
    inferred = rdflib.Graph().parse(samples_graph / "inferred.ttl")
    read = rdflib.Graph().parse(samples_graph / "graph.ttl")
    claims = set(
        rdflib.Graph()
        .parse(samples_graph / "evidence.ttl")
        .subjects(rdflib.RDF.type, rdflib.URIRef(XZ + "Claim"))
    )
    nodes = set(inferred.subjects(rdflib.RDF.type, rdflib.URIRef(XZ + "Inference")))
    assert len(nodes) > 10
    for node in nodes:
        subject = inferred.value(node, rdflib.RDF.subject)
        predicate = inferred.value(node, rdflib.RDF.predicate)
        object_ = inferred.value(node, rdflib.RDF.object)
        assert subject is not None
        assert (subject, predicate, object_) in inferred
        assert (subject, predicate, object_) not in read
        premises = set(inferred.objects(node, rdflib.PROV.wasDerivedFrom))
        assert premises
        assert premises <= claims


def test_a_query_sees_inferences_only_when_asked_to(samples_graph: Path) -> None:
    text = "SELECT ?a ?b { ?a xz:hasKind ?b }"
    assert query(samples_graph, text).rows == ()
    assert query(samples_graph, text, inferred=True).rows


def test_inferences_are_sorted_and_whole() -> None:
    rows = to_inferences(
        Knowledge((), (claim("c1", "b", "is_a", "a"),), (), (), (), (), ()), read_schema()
    )
    assert rows == (
        Inference("a", str(rdflib.RDF.type), XZ + "Entity", "range", ("c1",)),
        Inference("a", XZ + "hasKind", "b", "inverse", ("c1",)),
        Inference("b", str(rdflib.RDF.type), XZ + "Entity", "domain", ("c1",)),
    )


def test_the_ends_of_a_relation_have_the_classes_of_its_domain_and_range() -> None:
    found = infer(
        claim("c1", "a", "affiliated_with", "b"),
        claim("c2", "a", "promotes", "c"),
        rules="domain range",
    )
    types = {
        (subject, object_.removeprefix(XZ), rule, why) for subject, _, object_, rule, why in found
    }
    assert types == {
        ("a", "Agent", "domain", ("c1",)),
        ("a", "Entity", "domain", ("c1",)),
        ("b", "Organization", "range", ("c1",)),
        ("b", "Entity", "range", ("c1",)),
        ("c", "Entity", "range", ("c2",)),
    }


def test_the_class_that_an_entity_was_given_is_not_inferred() -> None:
    bodies = tuple(Entity(name, name, class_, None, (), ()) for name, class_ in GIVEN)
    knowledge = Knowledge(bodies, (claim("c1", "a", "faces", "b"),), (), (), (), (), ())
    found = {(row.subject, row.object) for row in to_inferences(knowledge, read_schema())}
    assert not {("b", XZ + "Problem"), ("b", XZ + "Entity")} & found


GIVEN = (("a", "Organization"), ("b", "Problem"))
