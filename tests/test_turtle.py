"""The Turtle files: what stands in which, and that they read back as they were."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import groupby
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from graph.rdf.ordered import in_order, to_joined, to_ordered
from graph.rdf.terms import name, read_prefixes
from graph.rdf.to_evidence_rdf import to_evidence_triples
from graph.rdf.to_graph_rdf import to_graph_triples
from graph.rdf.to_inferred_rdf import to_inferred_triples
from graph.rdf.write_turtle import to_ontology_triples, to_sorted, write_rdf, write_turtle
from graph.tables import read_tables
from ontology import (
    Bound,
    Entity,
    Knowledge,
    Schema,
    read_schema,
    to_iri,
    to_knowledge,
    to_schema_triples,
)
from tests.hostile import HOSTILE
from tests.ontology_sample import Said, read, schema

ID = "https://w3id.org/xinzhi/id/"
SAID = (
    Said(
        "2022年，数据要素促进了我国的智慧牧业。",
        {"2022年": "Time", "数据要素": "Factor", "我国": "Place", "智慧牧业": "Industry"},
        [("数据要素", "promotes", "智慧牧业", {"time": "2022年", "place": "我国"}, 0.7)],
    ),
    Said(
        "云上牧场规模约3万亿元。",
        {"云上牧场规模": "Indicator", "3万亿元": "Quantity", "约3万亿元": "Quantity"},
        [("云上牧场规模", "has_value", "约3万亿元", {"measure": "同比增长"})],
    ),
    Said(
        "智慧牧业应促进乡村旅游，而不能催生数字鸿沟。",
        {"智慧牧业": "Industry", "乡村旅游": "Industry", "数字鸿沟": "Problem"},
        [
            ("智慧牧业", "promotes", "乡村旅游", {"modality": "advocated"}),
            ("智慧牧业", "gives_rise_to", "数字鸿沟", {"polarity": "negative"}),
            (None, "calls_for", "乡村旅游", {"action": "发展"}),
        ],
    ),
)


def knowledge() -> Knowledge:
    return to_knowledge([read("a/甲.txt", *SAID, title="《甲文》")], schema())


def node(label: str) -> ox.NamedNode:
    return ox.NamedNode(to_iri(ID, label))


def test_a_plain_triple_stands_for_an_asserted_positive_claim_only() -> None:
    relations = {term.iri for term in schema().relations}
    plain = [t for t in to_graph_triples(knowledge(), schema()) if t.predicate.value in relations]
    assert plain == [ox.Triple(node("数据要素"), name("xz:promotes"), node("智慧牧业"))]
    claims = [
        t
        for t in to_evidence_triples(knowledge(), schema())
        if (t.predicate, t.object) == (name("rdf:type"), name("xz:Claim"))
    ]
    assert len(claims) == 5


def test_an_asserted_positive_call_or_value_has_no_plain_triple() -> None:
    triples = list(to_graph_triples(knowledge(), schema()))
    predicates = {t.predicate for t in triples}
    assert not predicates & {name("xz:callsFor"), name("xz:hasValue")}


def test_an_entity_has_its_class_and_its_labels() -> None:
    triples = set(to_graph_triples(knowledge(), schema()))
    china = node("中国")
    for predicate, object_ in (
        ("rdf:type", name("xz:Place")),
        ("rdf:type", name("skos:Concept")),
        ("skos:prefLabel", ox.Literal("中国", language="zh")),
        ("skos:prefLabel", ox.Literal("China", language="en")),
        ("skos:altLabel", ox.Literal("我国", language="zh")),
    ):
        assert ox.Triple(china, name(predicate), object_) in triples


def test_a_quantity_has_number_unit_and_bound() -> None:
    triples = set(to_graph_triples(knowledge(), schema()))
    about = node("约3万亿元")
    number = ox.Literal("3000000000000", datatype=name("xsd:decimal"))
    for predicate, object_ in (
        ("qudt:numericValue", number),
        ("qudt:hasUnit", name("unit:CCY_CNY")),
        ("xz:unitLabel", ox.Literal("元", language="zh")),
        ("xz:bound", name("xz:about")),
    ):
        assert ox.Triple(about, name(predicate), object_) in triples


def test_a_quantity_that_its_own_wording_does_not_bound_has_none() -> None:
    plain = Entity(f"{ID}plain", "60%", "Quantity", None, (), ())
    known = replace(knowledge(), entities=(plain,), claims=(), links=())
    said = {triple.predicate for triple in to_graph_triples(known, schema())}
    assert name("qudt:numericValue") in said
    assert name("xz:bound") not in said


@pytest.mark.parametrize(
    ("bound", "written"),
    [("at_least", {"xz:atLeast"}), ("between", {"xz:between"}), (None, set())],
)
def test_a_claim_names_the_bound_of_its_value(bound: Bound | None, written: set[str]) -> None:
    claims = tuple(replace(claim, bound=bound) for claim in knowledge().claims)
    triples = to_evidence_triples(replace(knowledge(), claims=claims), schema())
    found = [triple for triple in triples if triple.predicate == name("xz:bound")]
    assert {triple.object for triple in found} == {name(one) for one in written}
    assert len(found) == (len(claims) if bound else 0)


def answers(query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    for triples in (to_graph_triples, to_evidence_triples):
        for t in triples(knowledge(), schema()):
            store.add(ox.Quad(t.subject, t.predicate, t.object))
    prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in read_prefixes(ID).items())
    solutions = store.query(prefixes + query)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(tuple(value.value for value in row) for row in solutions)


def test_a_claim_leads_to_its_quote_its_document_and_its_days() -> None:
    query = """SELECT ?quote ?title ?from ?to ?place ?wording WHERE {
        ?claim a xz:Claim , rdf:Statement ; rdf:predicate xz:promotes ; xz:modality xz:asserted ;
            xz:polarity xz:positive ; xz:support 1 ; xz:confidence 0.7 ; xz:time ?wording ;
            xz:period [ time:hasBeginning/time:inXSDDate ?from ; time:hasEnd/time:inXSDDate ?to ] ;
            xz:atPlace/skos:prefLabel ?place ; xz:supportedBy ?evidence .
        ?evidence oa:exact ?quote ; prov:wasDerivedFrom/dcterms:isPartOf/dcterms:title ?title .
        FILTER (lang(?place) = "zh") }"""
    row = (SAID[0].text, "甲文", "2022-01-01", "2022-12-31", "中国", "2022年")
    assert answers(query) == [row]


def test_offsets_of_evidence_lead_back_into_the_source() -> None:
    document, _ = read("a/甲.txt", *SAID, title="《甲文》")
    query = """SELECT ?quote ?b ?e ?hb ?he WHERE { ?x a xz:Evidence ; oa:exact ?quote ;
        nif:beginIndex ?b ; nif:endIndex ?e ; xz:headBegin ?hb ; xz:headEnd ?he }"""
    rows = answers(query)
    assert len(rows) == 4
    for quote, *numbers in rows:
        start, end, head_start, head_end = map(int, numbers)
        assert document.source_text[start:end] == quote
        assert document.source_text[head_start:head_end] in quote


def test_a_document_says_where_it_was_found() -> None:
    query = """SELECT ?path ?format ?id WHERE {
        ?d dcterms:identifier ?id ; xz:path ?path ; dcterms:format ?format }"""
    (row,) = answers(query)
    assert row == ("a/甲.txt", "text/plain", knowledge().documents[0].document)


def test_facts_and_evidence_have_no_blank_nodes() -> None:
    for triples in (to_graph_triples, to_evidence_triples):
        for t in triples(knowledge(), schema()):
            assert not isinstance(t.subject, ox.BlankNode)
            assert not isinstance(t.object, ox.BlankNode)


def test_every_word_of_ours_that_is_written_is_in_the_ontology(tmp_path: Path) -> None:
    write_rdf(knowledge(), schema(), tmp_path)
    ours = "https://w3id.org/xinzhi/ontology#"
    ontology = list(ox.parse(path=tmp_path / "ontology.ttl"))
    known = {quad.subject.value for quad in ontology if isinstance(quad.subject, ox.NamedNode)}
    for file in ("graph.ttl", "evidence.ttl", "shapes.ttl"):
        for quad in ox.parse(path=tmp_path / file):
            for term in (quad.predicate, quad.object):
                if isinstance(term, ox.NamedNode) and term.value.startswith(ours):
                    assert term.value in known, term


def test_the_written_ontology_is_all_of_the_schema_files(tmp_path: Path) -> None:
    extension = tmp_path / "mine.ttl"
    extension.write_text(
        "@prefix xz: <https://w3id.org/xinzhi/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/cattle> a xz:Industry ; skos:prefLabel "云牧业"@zh .\n',
        encoding="utf-8",
    )
    extended = read_schema([extension])
    write_rdf(knowledge(), extended, tmp_path)
    written = rdflib.Graph().parse(tmp_path / "ontology.ttl")
    expected = rdflib.Graph()
    for file in extended.ontology:
        expected.parse(data=file.turtle, format="turtle")
    assert len(written) == len(expected)
    assert isomorphic(written, expected)
    assert (tmp_path / "shapes.ttl").read_text(encoding="utf-8") == extended.shapes.turtle


def test_with_another_base_no_individual_stays_in_the_default_one(tmp_path: Path) -> None:
    moved = read_schema(base="https://example.org/kg/")
    write_rdf(to_knowledge([read("a.txt", *SAID)], moved), moved, tmp_path)
    for file in ("ontology.ttl", "graph.ttl", "evidence.ttl"):
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert ID not in text
        assert "@prefix id: <https://example.org/kg/> ." in text


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_labels_survive(label: str, tmp_path: Path) -> None:
    made = knowledge()
    entities = tuple(replace(row, name=label, aliases=(f"{label}]%",)) for row in made.entities[:1])
    evidence = tuple(replace(row, quote=label, context=label, rule=label) for row in made.evidence)
    claims = tuple(replace(row, action=label, place=label) for row in made.claims)
    hostile = replace(made, entities=entities, claims=claims, evidence=evidence)
    write_rdf(hostile, schema(), tmp_path)
    for file, triples in (("graph.ttl", to_graph_triples), ("evidence.ttl", to_evidence_triples)):
        expected = set(triples(hostile, schema()))
        assert {quad.triple for quad in ox.parse(path=tmp_path / file)} == expected
        lines = b"".join(str(t).encode() + b" .\n" for t in expected).decode()
        twin = rdflib.Graph().parse(data=lines, format="nt")
        assert isomorphic(rdflib.Graph().parse(tmp_path / file), twin)


LITERALS = st.text(st.characters(exclude_categories=["Cs"])).map(
    lambda text: ox.Literal(text, language="zh")
)
NODES = st.sampled_from(["甲", "乙", "丙丁"]).map(node)
TRIPLES = st.builds(
    ox.Triple,
    NODES,
    st.sampled_from(["rdf:type", "skos:prefLabel", "xz:rule"]).map(name),
    st.one_of(NODES, LITERALS),
)


@given(st.lists(TRIPLES), st.randoms(use_true_random=False))
def test_turtle_reads_back_and_ignores_order(
    tmp_path_factory: pytest.TempPathFactory, triples: list[ox.Triple], random: object
) -> None:
    folder = tmp_path_factory.mktemp("turtle")
    write_turtle(to_sorted(triples), folder / "one.ttl", read_prefixes(ID))
    assert {quad.triple for quad in ox.parse(path=folder / "one.ttl")} == set(triples)
    shuffled = [*triples, *triples[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    write_turtle(to_sorted(shuffled), folder / "two.ttl", read_prefixes(ID))
    assert (folder / "one.ttl").read_bytes() == (folder / "two.ttl").read_bytes()


def shuffled(made: Knowledge, seed: int) -> Knowledge:
    """Give the same knowledge with the rows of every table in another order."""
    chance = Random(seed)
    tables = {field.name: list(getattr(made, field.name)) for field in fields(made)}
    for rows in tables.values():
        chance.shuffle(rows)
    return Knowledge(**{name: tuple(rows) for name, rows in tables.items()})


@pytest.fixture(scope="module")
def large(samples_graph: Path) -> Knowledge:
    """What the sample documents give, with an author and a cited work read twice."""
    made = read_tables(samples_graph)
    again = replace(made.references[0], url="https://example.org/again", date="")
    references = (*made.references, again)
    return replace(made, links=(*made.links, *made.links[:3]), references=references)


def test_the_order_of_the_rows_does_not_change_a_byte(large: Knowledge, tmp_path: Path) -> None:
    written = []
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        write_rdf(shuffled(large, seed) if seed else large, schema(), folder)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert written[0] == written[1] == written[2]


@pytest.mark.parametrize(
    "triples", [to_graph_triples, to_evidence_triples, to_inferred_triples], ids=str
)
def test_each_triple_comes_once_and_beside_those_of_its_subject_and_predicate(
    large: Knowledge, triples: Callable[[Knowledge, Schema], Iterator[ox.Triple]]
) -> None:
    """No sorting stands between the producers and the file, which groups what follows itself."""
    made = [*triples(shuffled(large, 5), schema())]
    assert len(made) == len(set(made)) > 100
    runs = [part for part, _ in groupby(made, key=lambda triple: triple.subject)]
    if triples is not to_inferred_triples:
        assert len(runs) == len(set(runs))
    pairs = [part for part, _ in groupby(made, key=lambda t: (t.subject, t.predicate))]
    assert len(pairs) == len(set(pairs))


def test_an_edge_of_an_unknown_subject_is_not_lost() -> None:
    made = knowledge()
    less = replace(made, entities=(), claims=made.claims)
    (triple,) = to_graph_triples(less, schema())
    assert triple == ox.Triple(node("数据要素"), name("xz:promotes"), node("智慧牧业"))
    alone = replace(made, claims=())
    joined = [
        t for t in to_evidence_triples(alone, schema()) if t.predicate == name("xz:supportedBy")
    ]
    assert len(joined) == len(made.evidence)


WRITER = """
import sys
from pathlib import Path
from tests.test_turtle import knowledge, schema, write_rdf
write_rdf(knowledge(), schema(), Path(sys.argv[1]))
"""


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        root = Path(__file__).parents[1]
        command = [sys.executable, "-c", WRITER, str(folder)]
        subprocess.run(command, check=True, env=environment, cwd=root)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert written[0] == written[1]
    names = ("dataset", "evidence", "graph", "inferred", "ontology", "shapes")
    assert sorted(written[0]) == [f"{name}.ttl" for name in names]


def test_the_blank_nodes_of_the_ontology_are_named_by_content() -> None:
    once, again = to_ontology_triples(schema()), to_ontology_triples(schema())
    assert set(once) == set(again)
    parsed = [t for file in schema().ontology for t in to_schema_triples(file, ID)]
    assert len(set(once)) == len(set(parsed))


ROWS = st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 9)))


@given(ROWS)
def test_rows_are_sorted_as_python_sorts_them(rows: list[tuple[str, int]]) -> None:
    assert [*to_ordered(rows, 2)] == sorted(set(rows))
    assert [*in_order(rows, lambda row: row[0])] == sorted(rows, key=lambda row: row[0])
    assert [*in_order(rows, lambda row: row)] == sorted(rows)


def test_what_no_row_has_is_joined_to_none_at_the_end() -> None:
    others = [("a", 1), ("b", 2), ("b", 3), ("d", 4)]
    assert [*to_joined("bbc", str, others)] == [
        ("b", [("b", 2), ("b", 3)]),
        ("b", []),
        ("c", []),
        (None, [("a", 1)]),
        (None, [("d", 4)]),
    ]
    assert [*to_joined("", str, others[:1])] == [(None, [("a", 1)])]
