"""A base of one's own: every export has it, nothing keeps the usual one, answers stay the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from graph import answer_question, query, read_questions, write_formats
from graph.formats.write_formats import FileFormat
from graph.stores.query_text import Language
from ontology import ID, find_inconsistencies, find_violations
from tests.command_line import run

BASE = "https://example.org/mine#"
TURTLES = ("ontology.ttl", "graph.ttl", "evidence.ttl", "inferred.ttl", "dataset.ttl")
HOLDERS = {*TURTLES, "claims.csv", "neo4j/nodes-Claim.csv", "evidence.rdf12.ttl"}
HOLDERS |= {"graph.jsonld", "graph.nt", "graph.graphml", "graph.gexf"}


@pytest.fixture(scope="module")
def moved(samples_graph: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' graph under the name `samples`, with a base of its own, in every format."""
    folder = tmp_path_factory.mktemp("base")
    out, config = folder / "samples", folder / "xinzhi.toml"
    shutil.copytree(samples_graph, out)
    config.write_text(f'[ontology]\nbase = "{BASE}"\n', encoding="utf-8")
    built = run("build", project / "corpus/documents", "-o", out, "--config", config)
    assert built.exit_code == 0, built.output
    write_formats(out, out, list(FileFormat))
    return out


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the name and content of every file but those of the stores, tables row by row."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".parquet":
            yield name, str(pq.read_table(path).to_pylist())
        elif path.is_file() and not name.startswith("store/"):
            yield name, path.read_text(encoding="utf-8")


def test_no_file_keeps_the_usual_base(moved: Path) -> None:
    found = dict(texts(moved))
    assert [name for name, text in found.items() if ID in text] == []
    assert {name for name in HOLDERS if BASE not in found[name]} == set()


def test_the_same_graph_comes_with_the_usual_base(samples_graph: Path, moved: Path) -> None:
    """Claims and evidence are named after a digest of their parts, so their names are others."""
    for table, name in (("entities", ""), ("claims", "claim"), ("evidence", "evidence")):
        own, usual = (
            sorted(
                str({column: row[column] for column in row if column not in (name, "claim")})
                for row in pq.read_table(folder / f"{table}.parquet").to_pylist()
            )
            for folder in (moved, samples_graph)
        )
        assert [row.replace(BASE, ID) for row in own] == usual, table
        assert usual
    for file in TURTLES:
        lines = {
            (folder / file).read_text(encoding="utf-8").count("\n")
            for folder in (samples_graph, moved)
        }
        assert len(lines) == 1, file


def test_no_store_keeps_the_usual_base(moved: Path) -> None:
    held = """SELECT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }
      FILTER(STRSTARTS(STR(?s), "%s") || STRSTARTS(STR(?o), "%s")) } LIMIT 1"""
    assert not query(moved, held % (ID, ID), Language.sparql, inferred=True).rows
    assert query(moved, held % (BASE, BASE), Language.sparql, inferred=True).rows
    node = "MATCH (n) WHERE n.iri STARTS WITH '%s' RETURN n.iri AS iri LIMIT 1"
    assert not query(moved, node % ID, Language.cypher).rows
    assert query(moved, node % BASE, Language.cypher).rows


def test_the_prefix_of_queries_is_the_folders_own(moved: Path) -> None:
    asked = "SELECT ?label { id:xin-zhi-sheng-chan-li-d84c164f skos:prefLabel ?label }"
    assert query(moved, asked, Language.sparql).rows


def test_every_shipped_question_has_the_same_answers(samples_graph: Path, moved: Path) -> None:
    answered = 0
    for question in read_questions():
        usual, own = (answer_question(folder, question) for folder in (samples_graph, moved))
        assert own.alike, question.id
        assert len(own.sparql.rows) == len(usual.sparql.rows), question.id
        # Of claims that weigh the same, names decide which a limit cuts off.
        if "LIMIT" not in question.sparql:
            assert to_rows(own.sparql.rows) == to_rows(usual.sparql.rows), question.id
        answered += bool(own.sparql.rows)
    assert answered > 20


def to_rows(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """Give the rows, cells sorted: which of two claims comes first hangs on their names."""
    return sorted(sorted(str(cell).replace(BASE, ID) for cell in row) for row in rows)


def test_the_moved_graph_is_valid(moved: Path) -> None:
    files = [moved / name for name in ("graph.ttl", "evidence.ttl", "inferred.ttl")]
    assert find_violations(files).violations == ()
    assert find_inconsistencies(files, moved / "ontology.ttl").inconsistencies == ()
