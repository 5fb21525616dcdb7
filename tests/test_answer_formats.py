"""Answers as tables, CSV, JSON and Turtle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.stores.answer_formats import to_csv, to_json, to_table
from graph.stores.query import query
from tests.hostile import ID

pytest_plugins = ["tests.plugin_stores"]


@pytest.fixture
def out(hostile_graph: Path) -> Path:
    return hostile_graph


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
