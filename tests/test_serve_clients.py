"""Other people's SPARQL clients at our endpoint: SPARQLWrapper, Apache Jena, RDF4J, rdflib."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from graph import query, read_questions
from graph.serve.page import declare
from graph.stores.query_sparql import open_sparql_store
from tests.java_tools import JavaTools
from tests.rdf_terms import Rows, read_json_rows, to_rows
from tests.serve_client import Client

pytest_plugins = ["tests.plugin_serve", "tests.plugin_stores", "tests.plugin_java"]

NAMES = "SELECT ?answer { ?answer a skos:Concept } ORDER BY ?answer"


def ask_folder(folder: Path, text: str) -> Rows:
    """Ask without a server, in the form of `to_rows`."""
    answer = query(folder, text)
    return {
        frozenset(
            (name, term.text)
            for name, term in zip(answer.columns, row, strict=True)
            if term is not None
        )
        for row in answer.terms
    }


@pytest.fixture
def wrapper(served: Client) -> SPARQLWrapper:
    return SPARQLWrapper(f"{served.address}/sparql")


def convert(wrapper: SPARQLWrapper) -> Any:
    """Ask, and give what the client makes of the answer in the format asked for."""
    return wrapper.query().convert()


@pytest.mark.parametrize(
    ("method", "requested"), [("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]
)
def test_sparqlwrapper_asks_in_every_way(
    wrapper: SPARQLWrapper, samples_graph: Path, method: str, requested: str
) -> None:
    wrapper.setMethod(method)
    wrapper.setRequestMethod(requested)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(NAMES)
    found = to_rows(convert(wrapper))
    assert found == ask_folder(samples_graph, NAMES)
    assert len(found) > 100


def test_sparqlwrapper_reads_every_format(wrapper: SPARQLWrapper, samples_graph: Path) -> None:
    wrapper.setQuery("SELECT (COUNT(*) AS ?n) { ?s a xz:Claim }")
    ((count,),) = query(samples_graph, wrapper.queryString).rows
    wrapper.setReturnFormat(XML)
    literal = convert(wrapper).getElementsByTagName("literal")[0]
    assert literal.firstChild.data == str(count)
    wrapper.setReturnFormat(CSV)
    assert convert(wrapper).decode().split() == ["n", str(count)]
    wrapper.setQuery("CONSTRUCT { ?s a xz:Claim } { ?s a xz:Claim }")
    wrapper.setReturnFormat(TURTLE)
    turtle = convert(wrapper).decode()
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == count
    wrapper.setQuery("ASK { ?s a xz:Claim }")
    wrapper.setReturnFormat(JSON)
    assert convert(wrapper)["boolean"] is True


def test_sparqlwrapper_is_told_what_is_wrong(wrapper: SPARQLWrapper) -> None:
    wrapper.setQuery("SELECT * { ?a")
    with pytest.raises(QueryBadFormed, match=r"1:14: .*expected"):
        wrapper.query()


def test_rdflib_takes_the_endpoint_for_a_store(served: Client, samples_graph: Path) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{served.address}/sparql", returnFormat="json"))
    rows = graph.query(declare(NAMES, open_sparql_store(samples_graph)[1]))
    found = {str(row["answer"]) for row in rows if isinstance(row, ResultRow)}
    assert {frozenset({("answer", iri)}) for iri in found} == ask_folder(samples_graph, NAMES)


@pytest.fixture
def questions(samples_graph: Path, tmp_path: Path) -> Path:
    """A folder of some shipped questions, with their prefixes."""
    folder = tmp_path / "questions"
    folder.mkdir()
    _, prefixes = open_sparql_store(samples_graph)
    for question in read_questions()[::4]:
        text = declare(question.sparql, prefixes)
        (folder / f"{question.id}.rq").write_text(text, encoding="utf-8")
    (folder / "names.rq").write_text(declare(NAMES, prefixes), encoding="utf-8")
    return folder


@pytest.mark.parametrize("client", ["Jena", "Rdf4j"])
@pytest.mark.java
def test_a_java_client_gets_the_answers_of_the_store(
    java: JavaTools,
    served: Client,
    samples_graph: Path,
    questions: Path,
    tmp_path: Path,
    client: str,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    java.run(client, "ask", questions, out, f"{served.address}/sparql")
    for file in sorted(questions.iterdir()):
        wanted = ask_folder(samples_graph, file.read_text(encoding="utf-8"))
        assert read_json_rows(out / f"{file.stem}.json") == wanted, file.name


@pytest.mark.java
def test_jena_on_the_command_line_asks_by_post(
    java: JavaTools, served: Client, samples_graph: Path, questions: Path
) -> None:
    address = f"--service={served.address}/sparql"
    file = questions / "names.rq"
    printed = java.run("arq.rsparql", address, f"--query={file}", "--results=JSON", "--post")
    assert to_rows(json.loads(printed)) == ask_folder(samples_graph, NAMES)
