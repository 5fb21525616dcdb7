"""The SPARQL 1.1 Protocol as `xinzhi serve` speaks it, over a real connection."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from graph import query, read_questions
from graph.serve.media_types import choose
from graph.serve.model import RefusedError
from tests.hostile import HOSTILE, ID
from tests.serve_client import Client, Said

pytest_plugins = ["tests.plugin_serve", "tests.plugin_stores"]

FORM = "application/x-www-form-urlencoded"
CLASSES = "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c"
CLAIMS = "CONSTRUCT { ?s a xz:Claim } { ?s a xz:Claim }"
SRX = "{http://www.w3.org/2005/sparql-results#}"
CONCEPTS = "https://w3id.org/xinzhi/graph/concepts"
INFERRED = "https://w3id.org/xinzhi/graph/inferred"
READ = "https://w3id.org/xinzhi/graph/read"


def to_rows(said: Said) -> set[tuple[str, ...]]:
    content = json.loads(said.content)
    names = content["head"]["vars"]
    return {
        tuple(row[name]["value"] for name in names if name in row)
        for row in content["results"]["bindings"]
    }


@pytest.fixture(scope="module")
def classes(samples_graph: Path) -> set[tuple[str, ...]]:
    rows = query(samples_graph, CLASSES).rows
    assert len(rows) > 10
    return {tuple(map(str, row)) for row in rows}


def test_a_query_is_asked_in_three_ways(served: Client, classes: set[tuple[str, ...]]) -> None:
    ways = (
        served.ask(CLASSES),
        served.post(urlencode({"query": CLASSES}), FORM),
        served.post(CLASSES, "application/sparql-query"),
        served.post(CLASSES, "application/sparql-query; charset=UTF-8"),
    )
    for said in ways:
        assert (said.status, said.media_type) == (200, "application/sparql-results+json")
        assert to_rows(said) == classes


def test_every_shipped_question_is_answered_as_by_query(
    served: Client, samples_graph: Path
) -> None:
    for question in read_questions():
        answer = query(samples_graph, question.sparql)
        wanted = {tuple(t.text for t in row if t is not None) for row in answer.terms}
        assert to_rows(served.ask(question.sparql)) == wanted, question.id


def test_rows_come_in_four_formats(served: Client, classes: set[tuple[str, ...]]) -> None:
    xml = served.ask(CLASSES, "application/sparql-results+xml")
    found = ElementTree.fromstring(xml.content).iter(f"{SRX}result")
    assert {tuple(str(cell[0].text) for cell in row) for row in found} == classes
    table = served.ask(CLASSES, "text/csv")
    names, *rows = csv.reader(io.StringIO(table.text))
    assert names == ["c", "n"]
    assert set(map(tuple, rows)) == classes
    assert served.ask(CLASSES, "text/tab-separated-values").text.startswith("?c\t?n\n")
    kinds = ("application/sparql-results+xml", "text/csv", "text/tab-separated-values")
    assert tuple(served.ask(CLASSES, kind).media_type for kind in kinds) == kinds


ASKED = [
    ("application/json", '{"head":{},"boolean":true}'),
    ("text/csv", "true"),
    ("text/tab-separated-values", "true"),
]


@pytest.mark.parametrize(("accept", "content"), ASKED)
def test_a_truth_value_comes_in_each_format(served: Client, accept: str, content: str) -> None:
    said = served.ask("ASK { ?s a xz:Claim }", accept)
    assert (said.media_type, said.text.strip()) == (accept, content)
    assert b"false" in served.ask("ASK { ?s a xz:Nothing }", accept).content


def test_a_graph_comes_in_each_format(served: Client, samples_graph: Path) -> None:
    claims = query(samples_graph, "SELECT ?s { ?s a xz:Claim }").rows
    formats = {
        "text/turtle": ox.RdfFormat.TURTLE,
        "application/n-triples": ox.RdfFormat.N_TRIPLES,
        "application/rdf+xml": ox.RdfFormat.RDF_XML,
        "application/ld+json": ox.RdfFormat.JSON_LD,
    }
    for accept, format_ in formats.items():
        said = served.ask(CLAIMS, accept)
        assert said.media_type == accept
        assert len({q.triple for q in ox.parse(said.content, format=format_)}) == len(claims) > 100
    assert served.ask(CLAIMS).media_type == "text/turtle"
    described = served.ask(f"DESCRIBE <{claims[0][0]}>")
    assert any(
        str(quad.subject.value) == claims[0][0]
        for quad in ox.parse(described.content, format=ox.RdfFormat.TURTLE)
    )


CHOICES = [
    ("*/*", "text/csv"),
    ("", "text/csv"),
    ("application/json", "application/json"),
    ("application/json;q=0.4, text/*;q=0.6", "text/csv"),
    ("text/csv;q=0, */*", "application/json"),
    ("TEXT/CSV; charset=utf-8", "text/csv"),
    ("image/png, application/*;q=0.1", "application/json"),
    ("text/csv;q=0.5, application/json;q=0.500", "text/csv"),
]


@pytest.mark.parametrize(("accept", "chosen"), CHOICES)
def test_the_best_liked_format_is_chosen(accept: str, chosen: str) -> None:
    assert choose(accept, ("text/csv", "application/json")) == chosen


def test_a_format_that_is_not_there_is_refused(served: Client) -> None:
    with pytest.raises(RefusedError, match="expected one of: text/csv"):
        choose("image/png", ("text/csv",))
    said = served.ask(CLASSES, "text/turtle")
    assert (said.status, said.media_type) == (406, "text/plain")
    assert "application/sparql-results+json" in said.text


def test_graphs_are_asked_for_by_parameter_and_by_from(served: Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s xz:isA ?o }"

    def counted(text: str, **dataset: str | list[str]) -> int:
        ((number,),) = to_rows(served.ask(text, "*/*", **dataset))
        return int(number)

    read = counted(count)
    inferred = counted(count, **{"default-graph-uri": INFERRED})
    assert counted(count, **{"default-graph-uri": READ}) == read > 0
    assert inferred > 0
    both = counted(count, **{"default-graph-uri": [READ, INFERRED]})
    assert max(read, inferred) <= both <= read + inferred
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s xz:isA ?o } }"
    assert counted(named, **{"named-graph-uri": INFERRED}) == inferred
    assert counted(count, **{"named-graph-uri": INFERRED}) == 0
    assert counted(named) == counted(count, **{"default-graph-uri": CONCEPTS}) > 0
    said = f"SELECT (COUNT(*) AS ?n) FROM <{INFERRED}> {{ ?s xz:isA ?o }}"
    assert counted(said) == inferred
    # The parameters of the protocol come before what the query says.
    assert counted(said, **{"default-graph-uri": READ}) == read


REFUSED_GRAPHS = [
    ({"default-graph-uri": "urn:x-y:z"}, "SELECT * {}", "no graph urn:x-y:z, expected one of"),
    ({"named-graph-uri": READ}, "SELECT * {}", "is a default graph alone"),
    ({}, "SELECT * FROM <urn:x-y:z> { ?s ?p ?o }", "no graph urn:x-y:z, expected one of"),
]


@pytest.mark.parametrize(("dataset", "text", "why"), REFUSED_GRAPHS)
def test_a_dataset_that_is_not_there_is_refused(
    served: Client, dataset: dict[str, str], text: str, why: str
) -> None:
    said = served.ask(text, "*/*", **dataset)
    assert said.status == 400
    assert why in said.text


def test_hostile_names_come_over_the_wire(hostile_served: Client) -> None:
    text = "SELECT ?n { ?e skos:prefLabel ?n FILTER(LANG(?n) = 'zh') FILTER(STRSTARTS(STR(?e), "
    text += f"'{ID}e')) }}"
    assert {name for (name,) in to_rows(hostile_served.ask(text))} >= set(HOSTILE)
    rows = csv.reader(io.StringIO(hostile_served.ask(text, "text/csv").text, newline=""))
    assert {row[0] for row in rows if row} >= set(HOSTILE)


def test_the_endpoint_describes_itself(served: Client) -> None:
    said = served.send("GET", "/sparql", headers={"Accept": "application/n-triples"})
    triples = {q.triple for q in ox.parse(said.content, format=ox.RdfFormat.N_TRIPLES)}
    assert {t.object.value for t in triples if t.predicate.value.endswith("#namedGraph")} == {
        READ,
        CONCEPTS,
        INFERRED,
    }


def test_head_says_what_get_would_without_content(served: Client) -> None:
    for target in ("/", "/query", "/static/query.js", "/sparql?query=ASK%7B%7D"):
        head, get = served.send("HEAD", target), served.send("GET", target)
        assert (head.status, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(get.content))
        assert head.headers["content-type"] == get.headers["content-type"]


def test_a_rebuilt_graph_is_served_at_once(hostile_graph: Path, hostile_served: Client) -> None:
    text = "ASK { <urn:x-y:new> ?p ?o }"
    assert "false" in hostile_served.ask(text).text
    store = ox.Store(str(hostile_graph / "store" / "sparql"))
    new = ox.Quad(ox.NamedNode("urn:x-y:new"), ox.NamedNode("urn:x-y:p"), ox.Literal("新"))
    store.add(new)
    store.flush()
    assert "true" in hostile_served.ask(text).text
    store.remove(new)
    store.flush()
