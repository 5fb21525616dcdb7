"""The library as a program uses it: read, walk, ask, and hand to other tools; the notebook runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import nbformat
import polars as pl
import pyarrow as pa
import pytest
import rdflib
from nbclient import NotebookClient
from rdflib.compare import isomorphic

from graph import StoreError, TableError
from ontology import Entity
from tests.command_line import TEXT
from tests.hostile import HOSTILE, ID, make_knowledge
from xinzhi.api import Graph, build, read_frames, read_graph, read_rdflib, to_frame, to_networkx

pytest_plugins = ["tests.plugin_stores"]


@pytest.fixture(scope="module")
def graph(samples_graph: Path) -> Graph:
    return read_graph(samples_graph)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A graph built by the library from a short text."""
    folder = tmp_path_factory.mktemp("api")
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    return build([folder / "a.md"], folder / "out")


def test_a_build_gives_the_graph_that_is_read_from_its_folder(built: Graph) -> None:
    assert built.knowledge == read_graph(built.folder).knowledge
    assert (built.name, len(built.knowledge.documents)) == ("out", 1)
    quotes = {piece.quote for row in built.statements(subject="数字经济") for piece in row.evidence}
    assert quotes == {"数字经济推动制造业转型升级。"}


def test_a_statement_has_its_ends_and_every_passage(graph: Graph) -> None:
    statements = list(graph.statements())
    assert [row.claim for row in statements] == list(graph.knowledge.claims)
    assert sum(len(row.evidence) for row in statements) == len(graph.knowledge.evidence)
    for row in statements:
        assert (row.claim.subject, row.claim.object) == (row.subject.iri, row.object.iri)
        assert len(row.evidence) == row.claim.support
        assert {piece.claim for piece in row.evidence} == {row.claim.claim}


def test_statements_are_found_by_name_alias_iri_and_relation(graph: Graph) -> None:
    entity = next(row for row in graph.knowledge.entities if row.aliases)
    for name in (entity.name, entity.iri, *entity.aliases):
        assert entity in graph.find(name) or name == entity.iri
        assert list(graph.statements(subject=name)) == [
            row for row in graph.statements() if name in names_of(row.subject)
        ]
    promoting = list(graph.statements(relation="promotes", facts=True))
    assert promoting
    assert {row.claim.predicate for row in promoting} == {"promotes"}
    assert {(row.claim.modality, row.claim.polarity) for row in promoting} == {
        ("asserted", "positive")
    }
    assert list(graph.statements(object="没有这样的名称")) == []


def names_of(entity: Entity) -> tuple[str | None, ...]:
    return (entity.iri, entity.name, entity.name_en, *entity.aliases)


def test_a_statement_says_what_it_is_and_how_it_is_meant(graph: Graph) -> None:
    said = {str(row) for row in graph.statements()}
    fact = next(graph.statements(facts=True))
    assert f"{fact.subject.name} {fact.claim.predicate} {fact.object.name}" in said
    assert any(text.endswith(" (advocated, positive)") for text in said)


def test_a_graph_is_asked_in_both_languages(graph: Graph) -> None:
    ((by_sparql,),) = graph.query("SELECT (COUNT(*) AS ?n) { ?c a xz:Claim }").rows
    ((by_cypher,),) = graph.query("MATCH (c:Claim) RETURN count(c)").rows
    assert by_sparql == by_cypher == len(graph.knowledge.claims)


def ask_duckdb(query: str, **tables: pa.Table) -> list[Any]:
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.execute(query).fetchall()


def test_every_table_is_a_frame(graph: Graph) -> None:
    frames = read_frames(graph.folder)
    for name in ("entities", "claims", "evidence", "documents", "sentences", "mentions"):
        assert len(frames[name]) == len(getattr(graph.knowledge, name)), name
    entities, claims = frames["entities"], frames["claims"]
    counted = ask_duckdb(
        "SELECT class, count(*) FROM claims JOIN entities ON subject = iri GROUP BY class",
        entities=entities,
        claims=claims,
    )
    assert sum(count for _, count in counted) == len(claims) > 0
    assert len(entities.to_pandas()) == len(entities)


def test_pandas_polars_and_duckdb_take_the_claims_alike(graph: Graph) -> None:
    claims = to_frame(graph)
    assert isinstance(claims, pa.Table)
    frame = pl.from_arrow(claims)
    assert isinstance(frame, pl.DataFrame)
    pandas = claims.to_pandas()
    wanted = sum(row.claim.support for row in graph.statements(relation="promotes"))
    assert frame.filter(pl.col("relation") == "promotes")["support"].sum() == wanted
    assert pandas[pandas["relation"] == "promotes"]["support"].sum() == wanted
    query = "SELECT sum(support) FROM claims WHERE relation = 'promotes'"
    assert ask_duckdb(query, claims=claims) == [(wanted,)]
    assert pandas["quotes"].map(len).tolist() == claims["support"].to_pylist()


def test_hostile_names_reach_every_tool(hostile_graph: Path) -> None:
    (hostile_graph / "report.json").write_text('{"graph": "hostile"}', encoding="utf-8")
    graph = read_graph(hostile_graph)
    assert graph.knowledge == make_knowledge()
    names = {graph.entities[f"{ID}e{number:02}"].name for number in range(len(HOSTILE))}
    assert names == set(HOSTILE)
    ends = (row["name"] for _, row in to_networkx(graph.knowledge).nodes(data=True))
    frame = to_frame(graph)
    assert {*HOSTILE} <= {*ends}
    assert {*HOSTILE} == {*frame["subject"].to_pylist(), *frame["object"].to_pylist()} - {
        "一篇\n文献"
    }
    assert {*HOSTILE} <= {str(text) for text in read_rdflib(hostile_graph).objects()}


def test_rdflib_gets_what_it_would_read_itself(hostile_graph: Path) -> None:
    files = ["ontology.ttl", "graph.ttl"]
    wanted = rdflib.Graph()
    for name in files:
        wanted.parse(hostile_graph / name)
    found = read_rdflib(hostile_graph, files)
    assert isomorphic(found, wanted)
    assert len(found) == len(wanted) > 100
    assert dict(found.namespaces())["id"] == rdflib.URIRef(ID)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="expected the output folder of a build"):
        read_graph(tmp_path)
    with pytest.raises(TableError, match="no tables here"):
        read_frames(tmp_path)
    with pytest.raises(StoreError, match=r"ontology\.ttl: .*no such file"):
        read_rdflib(tmp_path)


def read_notebook(project: Path) -> nbformat.NotebookNode:
    text = (project / "docs/notebook.ipynb").read_text(encoding="utf-8")
    notebook: nbformat.NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def test_the_notebook_runs(
    project: Path, samples_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").symlink_to(samples_graph)
    monkeypatch.setenv("PYTHONPATH", str(project))
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    notebook = read_notebook(project)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": tmp_path}}).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(cells) >= 8
    for cell in cells:
        assert cell.outputs, cell.source


def test_the_notebook_is_kept_without_answers(project: Path) -> None:
    notebook = read_notebook(project)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
