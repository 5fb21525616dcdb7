"""The shipped Cypher on a real Neo4j: the answers of the embedded store."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.questions import Question, read_questions
from graph.stores.query import query
from graph.tables import read_tables
from tests.neo4j_rows import load
from tests.neo4j_server import Server

pytest_plugins = ["tests.plugin_neo4j"]
needs_neo4j = pytest.mark.neo4j


@needs_neo4j
@pytest.mark.parametrize("question", read_questions(), ids=lambda question: question.id)
def test_shipped_cypher_answers_alike_on_neo4j(
    essays_neo4j: Server, essays_graph: Path, question: Question
) -> None:
    with essays_neo4j.driver() as driver:
        found = driver.execute_query(question.cypher)
    answer = query(essays_graph, question.cypher)
    assert tuple(found.keys) == answer.columns
    assert {tuple(row.values()) for row in found.records} == set(answer.rows)


@pytest.fixture(scope="module")
def essays_neo4j(neo4j_server: Server, essays_graph: Path) -> Server:
    """The running server with the graph of the essays alone in it."""
    with neo4j_server.driver() as driver:
        driver.execute_query("MATCH (node) DETACH DELETE node")
    load(neo4j_server, read_tables(essays_graph), "essays")
    return neo4j_server
