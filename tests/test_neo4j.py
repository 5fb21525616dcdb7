"""A graph in a real Neo4j: by `load_neo4j`, by the bulk importer, by LOAD CSV."""

from __future__ import annotations

import re
import shlex
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.load_neo4j import LoadError, NoServerError, WrongPasswordError, load_neo4j
from graph.neo4j_csv import find_delimiter
from graph.neo4j_summary import LoadSummary
from graph.property_graph import to_property_graph
from graph.property_model import Nodes, PropertyGraph
from graph.query import query
from graph.questions import Question, read_questions
from graph.tables import read_tables
from graph.write_neo4j import write_neo4j
from ontology import Knowledge
from tests.hostile import iri, make_knowledge
from tests.neo4j_server import Server, java, make_server, stop

pytest_plugins = ["tests.plugin_neo4j"]
needs_neo4j = pytest.mark.neo4j

Rows = tuple[list[str], list[str]]


def read_all(server: Server, graph: str | None = "hostile") -> Rows:
    """Give every node and relationship of a graph (None: of all) with labels and properties."""
    with server.driver() as driver:
        nodes = driver.execute_query(
            "MATCH (n) WHERE $graph IS NULL OR n.graph = $graph "
            "RETURN labels(n) AS labels, properties(n) AS properties",
            graph=graph,
        ).records
        edges = driver.execute_query(
            "MATCH (a)-[r]->(b) WHERE $graph IS NULL OR r.graph = $graph "
            "RETURN type(r) AS type, a.iri AS a, b.iri AS b, properties(r) AS properties",
            graph=graph,
        ).records
    return (
        sorted(repr((sorted(r["labels"]), sorted(r["properties"].items()))) for r in nodes),
        sorted(repr((r["type"], r["a"], r["b"], sorted(r["properties"].items()))) for r in edges),
    )


def to_rows(content: PropertyGraph) -> Rows:
    """Give what `read_all` should find of a property graph."""
    nodes, edges = [], []
    for table in content.tables:
        for number, row in enumerate(table.rows):
            values = dict(zip(table.columns, row, strict=True))
            stored = sorted(
                (name, list(value) if isinstance(value, tuple) else value)
                for name, value in values.items()
                if value is not None
            )
            if isinstance(table, Nodes):
                labels = [table.label, *([table.class_] if table.class_ else [])]
                nodes.append(repr((sorted(labels), stored)))
            else:
                edges.append(repr((table.type, *table.ends[number], stored)))
    return sorted(nodes), sorted(edges)


def expected(knowledge: Knowledge, graph: str = "hostile") -> Rows:
    return to_rows(to_property_graph(knowledge, graph))


def load(
    server: Server, knowledge: Knowledge, graph: str = "hostile", **options: int
) -> LoadSummary:
    return load_neo4j(knowledge, graph, server.uri, server.auth, **options)


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


@needs_neo4j
def test_load_cypher_yields_the_same_graph_and_twice_changes_nothing(
    empty_neo4j: Server, tmp_path: Path
) -> None:
    write_neo4j(make_knowledge(), "hostile", tmp_path)
    for file in tmp_path.glob("*.csv"):
        shutil.copy(file, empty_neo4j.home / "import")
    statements = (tmp_path / "load.cypher").read_text(encoding="utf-8")
    for _ in range(2):
        with empty_neo4j.driver() as driver, driver.session() as session:
            for statement in re.split(r";$", statements, flags=re.MULTILINE):
                if re.sub(r"(?m)^//.*$", "", statement).strip():
                    session.run(statement).consume()
        assert read_all(empty_neo4j) == expected(make_knowledge())
    assert not load(empty_neo4j, make_knowledge()).wrote


@pytest.fixture
def imported(neo4j_jars: Path, tmp_path: Path) -> Iterator[Server]:
    """A second server, started on what `import.sh` made."""
    server = make_server(tmp_path / "home")
    write_neo4j(make_knowledge(), "hostile", tmp_path / "neo4j")
    command = shlex.join(java("org.neo4j.cli.AdminTool"))
    environment = server.environment | {"NEO4J_ADMIN": command}
    ran = subprocess.run(
        ["sh", tmp_path / "neo4j" / "import.sh", "--overwrite-destination=true"],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    process = server.start()
    yield server
    stop(process)


@needs_neo4j
def test_import_sh_yields_the_same_graph(imported: Server) -> None:
    assert read_all(imported) == expected(make_knowledge())
    assert not load(imported, make_knowledge()).wrote


def test_lists_are_parted_by_what_stands_in_none_of_them() -> None:
    content = to_property_graph(make_knowledge(), "g")
    assert find_delimiter(content) == "\x1e"
    plain = to_property_graph(replace(make_knowledge(), entities=(), claims=(), evidence=(),
                                      documents=()), "g")  # fmt: skip
    assert find_delimiter(plain) == ";"


def test_the_same_knowledge_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_neo4j(make_knowledge(), "hostile", tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert {"import.sh", "load.cypher", "nodes-Claim.csv", "relationships-IN.csv"} <= {*files}
    for name in files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


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
