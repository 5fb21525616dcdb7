"""The embedded stores, asked in both languages, on names that break careless writers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.property_graph import DanglingError, to_property_graph
from graph.stores.answer import QueryError
from graph.stores.query import query
from graph.stores.query_sparql import held_in_memory, open_sparql_store
from graph.stores.write_stores import StoreError, write_stores
from ontology import Knowledge
from tests.hostile import HOSTILE, ID, make_knowledge

pytest_plugins = ["tests.plugin_stores"]


@pytest.fixture
def out(hostile_graph: Path) -> Path:
    return hostile_graph


def first(out: Path, text: str, inferred: bool = False) -> list[object]:
    """Give the first column of the answer, in its order."""
    return [row[0] for row in query(out, text, inferred=inferred).rows]


def test_every_hostile_name_comes_back_from_both_engines(out: Path) -> None:
    names = sorted([*HOSTILE, "一篇\n文献"])
    sparql = "SELECT DISTINCT ?n { [] (rdf:subject|rdf:object)/skos:prefLabel ?n "
    sparql += "FILTER(LANG(?n) = 'zh') }"
    assert sorted(map(str, first(out, sparql))) == names
    assert sorted(map(str, first(out, "MATCH (e:Entity) RETURN e.name"))) == names


def test_a_store_held_in_memory_gives_the_same_answers_and_is_let_go_of(
    out: Path, tmp_path: Path
) -> None:
    text = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
    on_disk = query(out, text).rows
    assert on_disk
    before = open_sparql_store(out)[0]
    with held_in_memory(out):
        held = open_sparql_store(out)[0]
        assert held is not before
        assert query(out, text).rows == on_disk
    assert open_sparql_store(out)[0] is not held
    with pytest.raises(QueryError, match="no store here"), held_in_memory(tmp_path):
        pass


def test_a_hostile_name_may_be_asked_for(out: Path) -> None:
    text = "MATCH (e:Entity) WHERE e.name = '\\\\\"' RETURN e.iri"
    assert first(out, text) == [f"{ID}e02"]


def test_a_claim_is_a_relationship_and_a_node_with_its_evidence(out: Path) -> None:
    ends = f"(:Entity {{iri: '{ID}e00'}})-[r:PROMOTES]->(:Entity {{iri: '{ID}e01'}})"
    properties = ("relation", "modality", "polarity", "source", "support", "graph")
    wanted = ", ".join(f"r.{name}" for name in properties)
    answer = query(out, f"MATCH {ends} RETURN {wanted}, size(r.quotes)")
    assert answer.rows == (
        ("promotes", "asserted", "positive", HOSTILE[0], 5, "hostile", 3),
    )  # fmt: skip
    quotes = first(
        out,
        "MATCH (a:Entity)<-[:SUBJECT]-(c:Claim)-[:SUPPORTED_BY]->(e:Evidence)-[:`IN`]->(d:Entity)"
        f" WHERE c.iri = '{ID}claim-00' AND d.class = 'Document' RETURN e.quote ORDER BY e.iri",
    )
    assert quotes == [HOSTILE[0], "引文0", "引文1", "引文2", "引文3"]


def test_the_page_of_a_passage_is_told_where_there_are_pages(out: Path) -> None:
    text = "MATCH (e:Evidence) WHERE e.page IS NOT NULL RETURN e.iri, e.page"
    assert query(out, text).rows == ((f"{ID}evidence-40", 3),)
    sparql = "SELECT ?e ?page { ?e xz:page ?page }"
    assert query(out, sparql).rows == query(out, text).rows


def test_claims_that_differ_in_time_or_place_stay_two_relationships(out: Path) -> None:
    text = "MATCH (:Entity)-[r:HAS_PART]->(:Entity) RETURN r.time ORDER BY r.time"
    assert first(out, text) == ["2022年", None]


def test_relations_that_nothing_uses_can_be_asked_for(out: Path) -> None:
    assert query(out, "MATCH (:Entity)-[r:FACES]->(:Entity) RETURN r.claim").rows == ()


def test_inferences_are_answered_only_when_asked_for(out: Path) -> None:
    text = "SELECT ?y { id:e00 xz:isA ?y }"
    assert query(out, text).rows == ()
    assert query(out, text, inferred=True).rows == ((f"{ID}e13",),)
    assert query(out, "SELECT ?y { GRAPH ?g { id:e00 xz:isA ?y } }").rows == ()


def test_a_plain_triple_of_the_default_graph_is_a_claim_not_a_frame(samples_graph: Path) -> None:
    """What the ontology teaches is there to be asked for by name, and is not mixed with reading."""
    sparql = "SELECT ?s ?o { ?s xz:hasPart ?o }"
    cypher = "MATCH (s)-[r:HAS_PART]->(o) WHERE r.modality = 'asserted' "
    cypher += "AND r.polarity = 'positive' RETURN s.iri, o.iri"
    read = set(query(samples_graph, sparql).rows)
    assert read == set(query(samples_graph, cypher).rows)
    graph = "<https://w3id.org/xinzhi/graph/concepts>"
    taught = set(
        query(samples_graph, f"SELECT ?s ?o {{ GRAPH {graph} {{ ?s xz:hasPart ?o }} }}").rows
    )
    assert len(taught) > 5
    assert first(samples_graph, "SELECT ?l { xz:Factor skos:prefLabel ?l } ORDER BY ?l")


INFERRED_NAME = "https://w3id.org/xinzhi/graph/inferred"
READ_NAME = "https://w3id.org/xinzhi/graph/read"
CONCEPTS_NAME = "https://w3id.org/xinzhi/graph/concepts"
IS_A = "{ id:e00 xz:isA ?y }"
DATASETS = [
    (f"SELECT ?y {IS_A}", 0),
    (f"SELECT ?y FROM <{INFERRED_NAME}> {IS_A}", 1),
    (f"PREFIX g: <https://w3id.org/xinzhi/graph/> SELECT ?y FROM g:inferred {IS_A}", 1),
    (f"SELECT ?y\nfrom # the\n <{INFERRED_NAME}>\nFROM<{READ_NAME}> WHERE {IS_A}", 1),
    (f"SELECT ?y FROM <{READ_NAME}> {IS_A}", 0),
    (f"SELECT ?y FROM NAMED <{INFERRED_NAME}> {IS_A}", 0),
    (f"SELECT ?y FROM NAMED <{INFERRED_NAME}> {{ GRAPH ?g {IS_A} }}", 1),
    (f"SELECT ?y FROM <{INFERRED_NAME}> {{ GRAPH <{CONCEPTS_NAME}> {{ ?y a skos:Concept }} }}", 0),
    (f"SELECT ?y FROM <{READ_NAME}> {{ id:e00 rdf:type ?y }}", 2),
    (f"SELECT ?y FROM <{INFERRED_NAME}> {{ id:e00 rdf:type ?y }}", 0),
    (f"SELECT (' FROM <urn:x>' AS ?y) {{}} # FROM <{INFERRED_NAME}>", 1),
    ("PREFIX from: <urn:f#> SELECT ?y { id:e00 xz:isA ?y OPTIONAL { ?y from:x ?from } }", 0),
]


@pytest.mark.parametrize(("text", "count"), DATASETS)
def test_a_query_is_asked_of_the_graphs_that_it_names(out: Path, text: str, count: int) -> None:
    assert len(query(out, text).rows) == count


@pytest.mark.parametrize(
    ("clause", "why"),
    [
        ("FROM <urn:x>", "no graph urn:x, expected one of: https://"),
        ("FROM NAMED <urn:x>", "no graph urn:x"),
        (f"FROM NAMED <{READ_NAME}>", "is a default graph alone"),
        ("FROM unknown:x", "1:14: FROM 之后没有图的 IRI；FROM without the IRI of a graph"),
        ("FROM", "FROM without the IRI of a graph"),
    ],
)
def test_a_graph_that_is_not_there_is_told(out: Path, clause: str, why: str) -> None:
    with pytest.raises(QueryError, match=why):
        query(out, f"SELECT * {clause} {{ ?s ?p ?o }}")


def test_words_in_texts_and_names_are_no_keywords(out: Path) -> None:
    assert first(out, "RETURN 'CREATE; LOAD FROM x' AS answer;") == ["CREATE; LOAD FROM x"]
    assert first(out, "SELECT ('SERVICE <x> { }' AS ?a) { } # SERVICE <urn:x>") == [
        "SERVICE <x> { }"
    ]


def test_the_user_may_declare_a_prefix_of_ours_himself(out: Path) -> None:
    text = "PREFIX xz: <urn:mine#> SELECT (STR(xz:a) AS ?iri) { }"
    assert first(out, text) == ["urn:mine#a"]


VALUES = [
    ("SELECT ('a' AS ?v) {}", "a"),
    ("SELECT ('甲'@zh AS ?v) {}", "甲"),
    ("SELECT (3 AS ?v) {}", 3),
    ("SELECT (1.5 AS ?v) {}", 1.5),
    ("SELECT (true AS ?v) {}", True),
    ("SELECT ('x'^^xsd:integer AS ?v) {}", "x"),
    ("SELECT ('2022-01-01'^^xsd:date AS ?v) {}", "2022-01-01"),
    ("SELECT (xz:isA AS ?v) {}", "https://w3id.org/xinzhi/ontology#isA"),
    ("SELECT (1/0 AS ?v) {}", None),
    ("RETURN 'a' AS v", "a"),
    ("RETURN 3 AS v", 3),
    ("UNWIND [1, 2] AS x RETURN sum(x) AS v", 3),
    ("RETURN 1.5 AS v", 1.5),
    ("RETURN true AS v", True),
    ("RETURN NULL AS v", None),
    ("RETURN [['a'], []] AS v", (("a",), ())),
    ("RETURN {a: '甲'} AS v", '{"a": "甲"}'),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values_are_alike_in_both_languages(out: Path, text: str, value: object) -> None:
    (found,) = first(out, text)
    assert found == value
    assert type(found) is type(value)


def test_a_folder_without_stores_or_turtle_says_so(tmp_path: Path) -> None:
    for text in ("ASK {}", "RETURN 1"):
        with pytest.raises(ValueError, match="no store here"):
            query(tmp_path, text)
    with pytest.raises(StoreError, match=r"ontology\.ttl: .*no such file"):
        write_stores(tmp_path, "none", ())
    (tmp_path / "ontology.ttl").write_text("<urn:a> <urn:b>", encoding="utf-8")
    with pytest.raises(StoreError, match=r"ontology\.ttl:1: .* expected Turtle"):
        write_stores(tmp_path, "none", ())


def test_a_store_made_anew_is_asked_anew(hostile_graph: Path, tmp_path: Path) -> None:
    """A store stays open between queries, as long as it is the same one."""
    folder = tmp_path / "out"
    shutil.copytree(hostile_graph, folder)
    text = "SELECT ?y { id:e00 xz:isA ?y }"
    assert first(folder, text, inferred=True) == [f"{ID}e13"]
    inferred = folder / "inferred.ttl"
    inferred.write_text(inferred.read_text("utf-8").replace("e13", "e12"), "utf-8")
    write_stores(folder, "hostile", ["promotes"])
    assert first(folder, text, inferred=True) == [f"{ID}e12"]
    shutil.rmtree(folder)
    with pytest.raises(QueryError, match="no store here"):
        query(folder, text)


def test_a_store_of_another_version_says_so(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "cypher").write_bytes(b"another version" * 1000)
    with pytest.raises(ValueError, match="made by another version"):
        query(tmp_path, "RETURN 1")


def test_a_claim_that_names_no_entity_is_not_lost_silently() -> None:
    whole = make_knowledge()
    broken = Knowledge(whole.entities[1:], *(getattr(whole, name) for name in FIELDS))
    with pytest.raises(DanglingError, match=f"{ID}d1"):
        to_property_graph(broken, "g")


FIELDS = ("claims", "evidence", "quarantine", "documents", "sentences", "mentions")
