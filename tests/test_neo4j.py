"""A graph loaded into a real Neo4j: whole, again, changed, beside others, and refused."""

from __future__ import annotations

import re
import socket
from dataclasses import replace

import pytest

from graph.neo4j.load_neo4j import LoadError, NoServerError, WrongPasswordError, load_neo4j
from graph.neo4j.summary import LoadSummary
from ontology import Knowledge
from tests.hostile import iri, make_knowledge
from tests.neo4j_rows import expected, load, read_all
from tests.neo4j_server import Server

pytest_plugins = ["tests.plugin_neo4j"]
needs_neo4j = pytest.mark.neo4j


def without_first_claims(whole: Knowledge) -> Knowledge:
    """Give the knowledge without its first two claims, their evidence, and the first entity."""
    gone = {row.claim for row in whole.claims if iri("e00") in (row.subject, row.object)}
    return replace(
        whole,
        entities=tuple(row for row in whole.entities if row.iri != iri("e00")),
        claims=tuple(row for row in whole.claims if row.claim not in gone),
        evidence=tuple(row for row in whole.evidence if row.claim not in gone),
    )


@needs_neo4j
def test_a_load_yields_every_node_and_relationship(empty_neo4j: Server) -> None:
    summary = load(empty_neo4j, make_knowledge(), batch=7)
    rows = read_all(empty_neo4j)
    assert rows == expected(make_knowledge())
    assert (summary.nodes_created, summary.relationships_created) == tuple(map(len, rows))


@needs_neo4j
def test_the_second_load_writes_nothing(empty_neo4j: Server) -> None:
    assert load(empty_neo4j, make_knowledge()).wrote
    steps: list[tuple[int, int]] = []
    again = load_neo4j(
        make_knowledge(),
        "hostile",
        empty_neo4j.uri,
        empty_neo4j.auth,
        on_progress=lambda done, total: steps.append((done, total)),
    )
    size = sum(map(len, read_all(empty_neo4j)))
    assert again == LoadSummary(0, 0, 0, 0, 0, 0, 0, unchanged=size)
    assert not again.wrote
    assert steps == [(size, size)]


@needs_neo4j
def test_what_left_the_graph_is_deleted_and_what_changed_is_written(empty_neo4j: Server) -> None:
    load(empty_neo4j, make_knowledge())
    less = without_first_claims(make_knowledge())
    changed = replace(less.entities[3], class_="Event", aliases=(), name_en="new")
    less = replace(less, entities=(*less.entities[:3], changed, *less.entities[4:]))
    summary = load(empty_neo4j, less)
    assert read_all(empty_neo4j) == expected(less)
    assert (summary.nodes_created, summary.relationships_created) == (0, 0)
    assert (summary.labels_added, summary.labels_removed) == (1, 1)
    assert load(empty_neo4j, make_knowledge()).nodes_deleted == 0
    assert read_all(empty_neo4j) == expected(make_knowledge())


@needs_neo4j
def test_another_graph_and_the_users_own_are_not_touched(empty_neo4j: Server) -> None:
    with empty_neo4j.driver() as driver:
        driver.execute_query(
            "CREATE (:Entity:Mine {iri: $iri, name: 'mine'})"
            "-[:PROMOTES {claim: 'x'}]->(:Note {n: 1})",
            iri=iri("e00"),
        )
    own = read_all(empty_neo4j, None)
    load(empty_neo4j, make_knowledge())
    load(empty_neo4j, make_knowledge(), "other")
    with empty_neo4j.driver() as driver:
        driver.execute_query(
            "MATCH (n:Entity {graph: 'hostile', iri: $iri}), (note:Note) "
            "SET n:Read, n.stars = 5 CREATE (note)-[:ABOUT {since: 1}]->(n)",
            iri=iri("e13"),
        )
    marked = read_all(empty_neo4j, "hostile")
    assert not load(empty_neo4j, make_knowledge()).wrote
    assert read_all(empty_neo4j, "hostile") == marked
    load(empty_neo4j, replace(make_knowledge(), entities=(), claims=(), evidence=(), documents=()))
    assert read_all(empty_neo4j, "hostile") == ([], [])
    assert read_all(empty_neo4j, "other") == expected(make_knowledge(), "other")
    load(empty_neo4j, Knowledge((), (), (), (), (), (), ()), "other")
    assert read_all(empty_neo4j, None) == own


@needs_neo4j
def test_a_load_that_broke_off_is_completed_by_the_next(empty_neo4j: Server) -> None:
    def fail(done: int, total: int) -> None:
        if done > total // 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        load_neo4j(
            make_knowledge(), "hostile", empty_neo4j.uri, empty_neo4j.auth,
            batch=5, on_progress=fail,
        )  # fmt: skip
    written = sum(map(len, read_all(empty_neo4j)))
    summary = load(empty_neo4j, make_knowledge())
    assert summary.unchanged == written > 0
    assert read_all(empty_neo4j) == expected(make_knowledge())


@needs_neo4j
def test_a_part_of_a_chinese_name_is_found_by_full_text(empty_neo4j: Server) -> None:
    load(empty_neo4j, make_knowledge())
    with empty_neo4j.driver() as driver:
        driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
        found = driver.execute_query(
            "CALL db.index.fulltext.queryNodes('xinzhi_names', '生产力') YIELD node "
            "RETURN node.name"
        ).records
    assert [row[0] for row in found] == ["新质生产力"]


@needs_neo4j
def test_a_wrong_password_and_a_missing_database_say_so(neo4j_server: Server) -> None:
    with pytest.raises(WrongPasswordError, match="wrong user name or password"):
        load_neo4j(make_knowledge(), "g", neo4j_server.uri, ("neo4j", "not-the-password"))
    with pytest.raises(LoadError, match="nowhere"):
        load_neo4j(make_knowledge(), "g", neo4j_server.uri, neo4j_server.auth, "nowhere")


def test_no_server_and_no_address_say_so() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(NoServerError, match=re.escape(uri)):
            load_neo4j(make_knowledge(), "g", uri)
    with pytest.raises(LoadError, match="expected an address such as"):
        load_neo4j(make_knowledge(), "g", "nonsense")
