"""The embedded stores, asked in both languages, on names that break careless writers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.answer_formats import to_csv, to_json, to_table
from graph.property_graph import DanglingError, to_property_graph
from graph.query import query
from graph.query_text import Language, find_language
from graph.tables import write_tables
from graph.write_stores import StoreError, write_stores
from graph.write_turtle import write_rdf
from ontology import Knowledge, read_schema
from tests.hostile import HOSTILE, ID, make_knowledge

INFERRED = f"<{ID}e00> <https://w3id.org/xinzhi/ontology#isA> <{ID}e13> ."


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    schema = read_schema()
    write_tables(make_knowledge(), folder)
    write_rdf(make_knowledge(), schema, folder)
    (folder / "inferred.ttl").write_text(INFERRED, encoding="utf-8")
    write_stores(folder, "hostile", [relation.name for relation in schema.relations])
    return folder


def first(out: Path, text: str, **options: bool) -> list[object]:
    """Give the first column of the answer, in its order."""
    return [row[0] for row in query(out, text, **options).rows]


def test_every_hostile_name_comes_back_from_both_engines(out: Path) -> None:
    names = sorted([*HOSTILE, "一篇\n文献"])
    sparql = "SELECT DISTINCT ?n { [] (rdf:subject|rdf:object)/skos:prefLabel ?n "
    sparql += "FILTER(LANG(?n) = 'zh') }"
    assert sorted(map(str, first(out, sparql))) == names
    assert sorted(map(str, first(out, "MATCH (e:Entity) RETURN e.name"))) == names


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


LANGUAGES = [
    ("SELECT * { ?s ?p ?o }", Language.sparql),
    ("# MATCH\nprefix a: <urn:a#> # RETURN\n base <urn:b> ask {}", Language.sparql),
    ("  construct { ?s ?p ?o } where { ?s ?p ?o }", Language.sparql),
    ("INSERT DATA { <urn:a> <urn:b> 1 }", Language.sparql),
    ("// SELECT\n/* ASK\n*/ match (n) return n", Language.cypher),
    ("UNWIND [1] AS x RETURN x", Language.cypher),
    ("WITH 1 AS x RETURN x", Language.cypher),
    ("MERGE (n) RETURN n", Language.cypher),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_is_told_by_the_first_keyword(text: str, language: Language) -> None:
    assert find_language(text) is language


REFUSED = [
    ("MATCH (n:Entity) SET n.name = 'x'", "read-only"),
    ("WITH 1 AS x CREATE (:Entity {iri: 'x'})", "read-only"),
    ("CREATE (:Entity {iri: 'x'})", "CREATE would change"),
    ("COPY (MATCH (n) RETURN n.iri) TO 'stolen.csv'", "COPY would change"),
    ("EXPORT DATABASE 'stolen'", "EXPORT would change"),
    ("UNWIND [1] AS x LOAD FROM 'a.csv' RETURN *", "1:17: LOAD FROM would read from outside"),
    ("RETURN 1; RETURN 2", "one query at a time"),
    ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT would change"),
    ("PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }", "DELETE would change"),
    ("DROP ALL", "DROP would change"),
    ("SELECT * {\n  SERVICE <urn:x> { ?s ?p ?o } }", "2:3: SERVICE would read from outside"),
    ("SELECT * {\n ?s ?p }", "2:9: expected"),
    ("MATCH (n:Entity)\n RETURN n.iri,,", "2:15: "),
    ("MATCH (n:Entity) RETURN n.nothing", "Cannot find property nothing"),
    ("HELLO", "neither SPARQL nor Cypher begins with 'HELLO'"),
    ("", "neither SPARQL nor Cypher begins with 'nothing'"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_writes_or_reaches_out_or_is_faulty_is_refused(
    out: Path, text: str, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"\w") as caught:
        query(out, text)
    assert reason in str(caught.value)
    assert list(tmp_path.iterdir()) == []


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


def test_ask_gives_a_truth_value_and_construct_a_graph(out: Path) -> None:
    yes = query(out, "ASK { id:e00 xz:hasPart id:e01 }")
    assert (yes.boolean, to_table(yes), json.loads(to_json(yes))) == (
        True, "true\n", {"head": {}, "boolean": True},
    )  # fmt: skip
    graph = query(out, "CONSTRUCT WHERE { id:e00 xz:hasPart ?o }")
    assert graph.turtle is not None
    assert "id:e00 xz:hasPart id:e01 ." in graph.turtle
    assert to_json(graph) == to_csv(graph) == to_table(graph) == graph.turtle


def test_json_is_the_sparql_results_format_for_cypher_too(out: Path) -> None:
    sparql = query(
        out, "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { (id:e00 '甲'@zh 1) ('x' UNDEF 2.5) } }"
    )
    assert json.loads(to_json(sparql)) == {
        "head": {"vars": ["a", "b", "c"]},
        "results": {
            "bindings": [
                {
                    "a": {"type": "uri", "value": f"{ID}e00"},
                    "b": {"type": "literal", "value": "甲", "xml:lang": "zh"},
                    "c": {
                        "type": "literal",
                        "value": "1",
                        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
                    },
                },
                {
                    "a": {"type": "literal", "value": "x"},
                    "c": {
                        "type": "literal",
                        "value": "2.5",
                        "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
                    },
                },
            ]
        },
    }
    cypher = query(out, "UNWIND ['x', NULL] AS a RETURN a, true AS b")
    boolean = {"type": "literal", "value": "true"} | {
        "datatype": "http://www.w3.org/2001/XMLSchema#boolean"
    }
    assert json.loads(to_json(cypher))["results"]["bindings"] == [
        {"a": {"type": "literal", "value": "x"}, "b": boolean},
        {"b": boolean},
    ]


def test_csv_and_table_show_one_row_a_line(out: Path) -> None:
    answer = query(out, "UNWIND ['甲,\"乙\"', '\u202eabc'] AS 答 RETURN 答, 1 AS n")
    assert to_csv(answer) == '答,n\r\n"甲,""乙""",1\r\n\u202eabc,1\r\n'
    assert to_table(answer) == '答         n\n─────────  ─\n甲,"乙"    1\n\\u202eabc  1\n'


def test_a_folder_without_stores_or_turtle_says_so(tmp_path: Path) -> None:
    for text in ("ASK {}", "RETURN 1"):
        with pytest.raises(ValueError, match="no store here"):
            query(tmp_path, text)
    with pytest.raises(StoreError, match=r"ontology\.ttl: no such file"):
        write_stores(tmp_path, "none", ())
    (tmp_path / "ontology.ttl").write_text("<urn:a> <urn:b>", encoding="utf-8")
    with pytest.raises(StoreError, match=r"ontology\.ttl:1: .* expected Turtle"):
        write_stores(tmp_path, "none", ())


def test_a_claim_that_names_no_entity_is_not_lost_silently() -> None:
    whole = make_knowledge()
    broken = Knowledge(whole.entities[1:], *(getattr(whole, name) for name in FIELDS))
    with pytest.raises(DanglingError, match=f"{ID}d1"):
        to_property_graph(broken, "g")


FIELDS = ("claims", "evidence", "quarantine", "documents", "sentences", "mentions")
