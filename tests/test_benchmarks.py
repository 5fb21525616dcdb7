"""Every benchmark of the exports runs and prints its ratios; how large they are is not asked."""

from __future__ import annotations

import re

import pytest

from benchmarks import cypher_load, neo4j_load, queries, turtle
from benchmarks.made import make_knowledge
from benchmarks.sizes import FULL, read_size, to_table
from graph.property_graph import to_property_graph
from graph.questions import read_questions
from ontology import read_schema

pytest_plugins = ["tests.plugin_neo4j"]
TINY = ["--scale", "0.002"]


def read_cells(printed: str) -> list[list[str]]:
    """Give the rows of the table that was printed, without its head."""
    lines = [line for line in printed.splitlines() if line.startswith("|")]
    return [line.strip("| ").split(" | ") for line in lines[2:]]


def is_positive(cell: str) -> bool:
    return re.fullmatch(r"[0-9.e+-]+", cell) is not None and float(cell) > 0


def test_a_size_makes_the_nodes_and_edges_that_it_says() -> None:
    size = FULL.times(0.01)
    content = to_property_graph(make_knowledge(size, read_schema()), "g")
    assert sum(len(table.rows) for table in content.nodes) == size.nodes == FULL.nodes / 100
    assert sum(len(table.rows) for table in content.relationships) == size.edges == 3000
    again = to_property_graph(make_knowledge(size, read_schema()), "g")
    assert content == again


def test_the_full_size_is_measured_unless_a_smaller_one_is_asked_for() -> None:
    assert read_size(None, []) == FULL
    assert read_size(None, ["--small"]) == FULL.times(0.03)
    assert read_size(None, ["--scale", "0.5"]).claims == 35_000


def test_a_table_has_three_digits_that_count() -> None:
    assert to_table(["a"], [(0.0012345,), (1234.5,), ("x",)]).splitlines()[2:] == [
        "| 0.00123 |",
        "| 1230 |",
        "| x |",
    ]


def test_turtle_is_measured_beside_both_libraries(capsys: pytest.CaptureFixture[str]) -> None:
    turtle.main(TINY)
    printed = capsys.readouterr().out
    speed, memory = map(read_cells, printed.split("memory beyond the tables"))
    assert [len(row) for row in speed] == [4] * 4
    assert [row[0] for row in memory] == ["0.25", "1", "2"]
    assert all(is_positive(cell) for row in (*speed, *memory) for cell in row[1:])
    assert re.search(r"200 nodes, 600 edges, \d{4} triples", printed)


def test_questions_are_measured_and_compared(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = read_questions()[:3]
    monkeypatch.setattr(queries, "read_questions", lambda: asked)
    queries.main(TINY)
    printed = capsys.readouterr().out
    rows = read_cells(printed)
    assert [row[0] for row in rows] == [question.id for question in asked]
    assert {row[-1] for row in rows} <= {"yes", "too slow", "cut elsewhere"}
    assert re.search(r"rdflib / ours: sum [\d.]+ \(at least 20\), geometric mean [\d.]+", printed)


def test_different_answers_are_told_apart() -> None:
    one, other = [("甲", "1")], [("乙", "1")]
    assert queries.compare("SELECT * {}", one, one) == "yes"
    assert queries.compare("SELECT * {}", one, other) == "NO"
    assert queries.compare("SELECT * {} LIMIT 1", one, other) == "cut elsewhere"
    assert queries.compare("SELECT * {} LIMIT 1", one, []) == "NO"
    assert queries.compare("SELECT * {}", one, None) == "too slow"


def test_the_cypher_store_is_measured_beside_copy(capsys: pytest.CaptureFixture[str]) -> None:
    cypher_load.main(TINY)
    rows = read_cells(capsys.readouterr().out)
    assert [row[0] for row in rows] == ["load (at most 1.5)", "bare COPY"]
    assert all(is_positive(cell) for row in rows for cell in row[1:])


@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j_jars")
def test_the_load_into_neo4j_is_measured_beside_other_ways(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_load, "SAMPLE", 1)
    neo4j_load.main(TINY)
    printed = capsys.readouterr().out
    rows = read_cells(printed)
    assert "200 nodes, 600 relationships" in printed
    assert len(rows) == 4
    assert all(is_positive(cell) for row in rows for cell in row[1:])
