"""Contradictions in graphs: each kind of axiom finds its own, and a reasoner says the same."""

from __future__ import annotations

import json
import random
import re
import tomllib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from corpus import SourceError
from ontology import Consistency, find_inconsistencies
from ontology.consistency.datatypes import RDF, allows, differ, is_lawful
from ontology.consistency.read_rules import read_rules
from ontology.consistency.spellings import XSD
from tests.command_line import run
from tests.java_tools import JavaTools

pytest_plugins = ["tests.plugin_java", "tests.plugin_stores"]

PREFIXES = """@prefix : <urn:x-y:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix xz: <https://w3id.org/xinzhi/ontology#> .
@prefix id: <https://w3id.org/xinzhi/id/> .
"""
CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("consistency.toml").read_text(encoding="utf-8")
)["cases"]


def check(folder: Path, turtle: str, ontology: str | None = None) -> Consistency:
    """Check Turtle under the shipped ontology, or under another."""
    (folder / "a.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    if ontology is None:
        return find_inconsistencies([folder / "a.ttl"])
    (folder / "o.ttl").write_text(PREFIXES + ontology, encoding="utf-8")
    return find_inconsistencies([folder / "a.ttl"], folder / "o.ttl")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_kind_of_axiom_tells_its_contradiction(case: dict[str, Any], tmp_path: Path) -> None:
    found = check(tmp_path, case["turtle"], "")
    rules = {row.rule for row in found.inconsistencies}
    assert (case.get("rule") in rules) if "rule" in case else rules == set()
    assert found.individuals > 0
    assert found.unexamined == {}
    for row in found.inconsistencies:
        assert row.facts
        assert re.search("[\u4e00-\u9fff]", row.message.split(" / ")[0])
        assert row.message.split(" / ")[1].isascii() or '"' in row.message


def test_the_cases_try_every_rule_that_tells_a_fault() -> None:
    rules, _ = read_rules()
    tried = {case["rule"] for case in CASES if "rule" in case}
    faults = {rule.id for rule in rules if rule.then is None}
    # No rule of the file reads spellings; and two have no graph that a reasoner takes, tried below.
    assert faults ^ tried == {"dt-not-type", "xz-bottom", "xz-diff-self"}


@pytest.mark.parametrize(
    ("turtle", "rule"),
    [
        (":a owl:bottomObjectProperty :b .", "xz-bottom"),
        (":a owl:differentFrom :a .", "xz-diff-self"),
    ],
)
def test_what_no_ontology_can_state_is_told(tmp_path: Path, turtle: str, rule: str) -> None:
    assert [row.rule for row in check(tmp_path, turtle, "").inconsistencies] == [rule]


@pytest.mark.java
def test_a_reasoner_says_the_same_of_every_case(java: JavaTools, tmp_path: Path) -> None:
    files = []
    for number, case in enumerate(CASES):
        files.append(tmp_path / f"{number}.ttl")
        head = f"<urn:x-y:o{number}> a owl:Ontology .\n"
        files[-1].write_text(PREFIXES + head + case["turtle"], encoding="utf-8")
    printed = dict(line.split("\t") for line in java.run("Consistent", *files).splitlines())
    said = {case["name"]: printed[f"{n}.ttl"] != "true" for n, case in enumerate(CASES)}
    assert said == {case["name"]: "rule" in case for case in CASES}
    unlawful = {CASES[int(name.split(".")[0])].get("rule") for name in printed
                if printed[name] == "malformed"}  # fmt: skip
    assert unlawful == {"dt-not-type"}


SHIPPED = [
    ("id:a a xz:Person , xz:Place .", "DisjointClasses(xz:Person xz:Place)"),
    ("id:a a xz:Person ; xz:modality xz:asserted .", "DisjointClasses(xz:Claim xz:Entity)"),
    ("id:a a xz:Person ; xz:cites id:b .", "DisjointClasses(xz:Document xz:Person)"),
    ("id:a xz:faces id:b . id:b a xz:Quantity .", "DisjointClasses(xz:Problem xz:Quantity)"),
    (
        "id:c a xz:Claim ; xz:modality xz:asserted , xz:possible .",
        "DifferentIndividuals(xz:asserted xz:possible)",
    ),
    ("id:c xz:polarity xz:asserted .", "DisjointClasses(xz:Modality xz:Polarity)"),
    (
        'id:e a xz:Evidence ; xz:page "-1"^^xsd:nonNegativeInteger .',
        "",
    ),
    ('id:c xz:confidence "high" .', "PropertyRange(xz:confidence xsd:decimal)"),
]


@pytest.mark.parametrize(("turtle", "axiom"), SHIPPED)
def test_a_users_file_is_checked_by_the_shipped_axioms(
    tmp_path: Path, turtle: str, axiom: str
) -> None:
    found = check(tmp_path, turtle)
    assert axiom in {row.axiom for row in found.inconsistencies}
    assert found.axioms["DisjointClasses"] > 150


def test_a_fault_names_the_stated_facts_and_every_axiom_between(tmp_path: Path) -> None:
    (fault,) = check(tmp_path, "id:a a xz:Person ; xz:modality xz:asserted .").inconsistencies
    assert fault.facts == ("id:a a xz:Person", "id:a xz:modality xz:asserted")
    assert fault.through == (
        "PropertyDomain(xz:modality xz:Claim)",
        "SubClassOf(xz:Agent xz:Entity)",
        "SubClassOf(xz:Person xz:Agent)",
    )
    assert str(fault).count("\n") == len(fault.facts) + len(fault.through)


def test_a_class_expression_is_spelt_out(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.get("rule") == "xz-oo-closed")
    (fault,) = check(tmp_path, case["turtle"], "").inconsistencies
    assert fault.axiom == "ObjectOneOf(:a :b)"


def test_the_graph_of_the_samples_is_consistent(samples_graph: Path) -> None:
    files = [samples_graph / name for name in ("graph.ttl", "evidence.ttl", "inferred.ttl")]
    found = find_inconsistencies(files, samples_graph / "ontology.ttl")
    assert found.inconsistencies == ()
    assert found.unexamined == {}
    assert found.individuals > 1000
    assert sum(found.axioms.values()) > 400
    assert set(found.axioms) >= {"DisjointClasses", "FunctionalProperty", "PropertyDomain"}


def test_the_order_of_the_triples_changes_nothing(tmp_path: Path) -> None:
    lines = [turtle for turtle, _ in SHIPPED]
    found = check(tmp_path, "\n".join(lines))
    random.Random(3).shuffle(lines)
    assert check(tmp_path, "\n".join(lines)) == found
    assert len(found.inconsistencies) >= len(lines) - 1


def test_things_without_a_name_are_told_the_same_every_time(tmp_path: Path) -> None:
    turtle = """[] a xz:Person , xz:Place ; xz:time "甲"@zh . [] xz:cites [ a xz:Person ] .
    [ a xz:Event ] xz:modality [ a xz:Place ] . [] a xz:Time , [ owl:complementOf xz:Time ] ."""
    found = check(tmp_path, turtle)
    assert len(found.inconsistencies) > 4
    assert all(check(tmp_path, turtle) == found for _ in range(2))
    assert not any("_:" in str(row) for row in found.inconsistencies)


def test_what_no_rule_follows_is_told(tmp_path: Path) -> None:
    turtle = ":A a owl:Class ; owl:hasKey ( :p ) . :p a owl:ReflexiveProperty . :x a :A ."
    assert check(tmp_path, turtle, "").unexamined == {"HasKey": 1, "ReflexiveProperty": 1}


def test_a_graph_without_individuals_is_not_taken_for_a_checked_one(tmp_path: Path) -> None:
    found = check(tmp_path, ":A a owl:Class . :p a owl:ObjectProperty .")
    assert (found.individuals, found.inconsistencies) == (0, ())


def test_a_circle_of_lists_and_of_equal_things_comes_to_an_end(tmp_path: Path) -> None:
    turtle = """_:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> :a ;
      <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l .
    :A owl:oneOf _:l . :a owl:sameAs :b . :b owl:sameAs :a , :c . :c a :A , owl:Nothing .
    :p a owl:TransitiveProperty . :a :p :b . :b :p :a ."""
    found = check(tmp_path, turtle, "")
    assert {row.rule for row in found.inconsistencies} == {"cls-nothing2"}


def test_a_file_that_is_no_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        check(tmp_path, ":a :b\n")
    assert caught.value.faults[0].line == PREFIXES.count("\n") + 2


def test_the_command_lists_contradictions_and_what_was_looked_at(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(PREFIXES + "id:a xz:supports id:c . id:a xz:cites id:b .", encoding="utf-8")
    result = run("validate", bad)
    assert result.exit_code == 1
    assert "互斥" in result.stdout
    assert "disjoint" in result.stdout
    assert "事实 fact: id:a xz:cites id:b" in result.stdout
    assert re.search(r"\d{3} 条公理 axioms, \d+ 个个体 individuals", result.stderr)
    told = json.loads(run("validate", bad, "--json").stdout)["consistency"]
    assert told["inconsistencies"][0]["rule"] == "cax-dw"


VALUES = [
    ("5", "integer", "nonNegativeInteger", True),
    ("-5", "integer", "nonNegativeInteger", False),
    ("300", "integer", "byte", False),
    ("2.0", "decimal", "integer", True),
    ("2.5", "decimal", "integer", False),
    ("1", "integer", "boolean", False),
    ("a b", "string", "token", True),
    ("a  b", "string", "token", False),
    ("1.0", "float", "double", False),
    ("2024-01-31T00:00:00", "dateTime", "dateTimeStamp", False),
    ("2024-01-31T00:00:00Z", "dateTime", "dateTimeStamp", True),
    ("2024-01-31", "date", "integer", True),
]


@pytest.mark.parametrize(("text", "own", "other", "allowed"), VALUES)
def test_a_datatype_has_values_not_spellings(
    text: str, own: str, other: str, allowed: bool
) -> None:
    literal = ox.Literal(text, datatype=ox.NamedNode(XSD + own))
    assert is_lawful(literal)
    assert allows(XSD + own, literal)
    assert allows(XSD + other, literal) is allowed


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        *(("1.5", "integer"), ("-1", "nonNegativeInteger"), ("yes", "boolean"), ("1e3", "decimal")),
        *(("2024-13-01T00:00:00", "dateTime"), ("abc", "hexBinary"), ("1,5", "double")),
        *(("a\nb", "normalizedString"), ("中文", "language"), ("a", "base64Binary")),
    ],
)
def test_a_spelling_without_a_value_is_unlawful(text: str, datatype: str) -> None:
    assert not is_lawful(ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)))


def test_values_differ_only_where_both_are_known() -> None:
    def number(text: str, datatype: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))

    assert differ(number("1", "integer"), number("2.0", "decimal"))
    assert not differ(number("1", "integer"), number("1.00", "decimal"))
    assert differ(ox.Literal("1"), number("1", "integer"))
    assert not differ(number("2024-01-01", "date"), number("2024-01-02", "date"))
    assert differ(ox.Literal("a", language="zh"), ox.Literal("a"))
    assert allows(RDF + "langString", ox.Literal("a", language="zh"))
    assert not allows(RDF + "langString", ox.Literal("a"))
