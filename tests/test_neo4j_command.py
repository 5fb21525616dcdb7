"""`xinzhi load`, as a user calls it, on a real Neo4j."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run
from tests.neo4j_server import Server

pytest_plugins = ["tests.plugin_neo4j"]

COUNT = "MATCH (n:Entity {graph: $graph}) RETURN count(n) AS count"


@pytest.mark.neo4j
def test_load_fills_the_server_and_loading_again_creates_nothing(
    empty_neo4j: Server, samples_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, password = empty_neo4j.auth
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    load = ("load", samples_graph, "--uri", empty_neo4j.uri, "--user", user)
    first = run(*load)
    assert first.exit_code == 0, first.output
    report = json.loads((samples_graph / "report.json").read_bytes())
    with empty_neo4j.driver() as driver:
        (row,) = driver.execute_query(COUNT, graph=report["graph"]).records
    assert row["count"] == report["counts"]["entities"]
    again = run(*load)
    assert again.exit_code == 0, again.output
    assert "nodes +0 -0" in again.stderr
    assert "relationships +0 -0" in again.stderr


@pytest.mark.neo4j
def test_load_with_a_wrong_password_says_so(empty_neo4j: Server, samples_graph: Path) -> None:
    result = run("load", samples_graph, "--uri", empty_neo4j.uri, "--password", "wrong")
    assert result.exit_code == 1
    assert "wrong user name or password" in result.stderr


def test_load_without_a_server_says_so(samples_graph: Path) -> None:
    result = run("load", samples_graph, "--uri", "bolt://127.0.0.1:1", "--password", "any")
    assert result.exit_code == 1
    assert "no Neo4j answers here" in result.stderr


def test_an_address_of_another_scheme_is_told(samples_graph: Path) -> None:
    result = run("load", samples_graph, "--uri", "http://127.0.0.1:7474")
    assert result.exit_code == 1
    assert "expected an address such as bolt://host:7687" in result.stderr
