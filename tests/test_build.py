from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import TEXT, run
from xinzhi.main import app

CONTRACT = {
    "ontology.ttl", "shapes.ttl", "graph.ttl", "evidence.ttl", "inferred.ttl", "dataset.ttl",
    "entities.parquet",
    "claims.parquet", "evidence.parquet", "claims.csv", "quarantine.parquet", "graph.html",
    "report.md", "report.json", "neo4j/import.sh", "neo4j/load.cypher",
}  # fmt: skip


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """One good text among every kind of bad input."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.md").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing of a DOCX follows")
    (folder / "unknown.txt").write_bytes("新质生产力".encode()[:-1] + b"\xff\xfe\x81\x00")
    return folder


def test_the_sample_documents_give_every_file_of_the_contract(samples_graph: Path) -> None:
    found = {str(path.relative_to(samples_graph)) for path in samples_graph.rglob("*")}
    assert found >= CONTRACT
    assert all((samples_graph / name).stat().st_size > 200 for name in CONTRACT)


def test_every_sample_document_is_read_and_gives_claims(samples_graph: Path) -> None:
    report = json.loads((samples_graph / "report.json").read_text(encoding="utf-8"))
    assert report["faults"] == []
    assert len(report["documents"]) >= 8
    assert all(row["claims"] > 0 for row in report["documents"])


def test_every_sentence_stands_in_the_ledger_once(samples_graph: Path) -> None:
    report = json.loads((samples_graph / "report.json").read_text(encoding="utf-8"))
    assert sum(report["ledger"].values()) == report["counts"]["sentences"] > 100
    assert sum(row["sentences"] for row in report["documents"]) == report["counts"]["sentences"]


def test_bad_input_costs_only_itself_and_stands_in_the_report(texts: Path, tmp_path: Path) -> None:
    result = run("build", texts, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert [row["sources"] for row in report["documents"]] == [["good.md"]]
    assert {fault["path"].rsplit("/", 1)[-1] for fault in report["faults"]} == {
        "empty.txt", "binary.txt", "broken.pdf", "broken.docx", "unknown.txt",
    }  # fmt: skip
    assert all(fault["what"] in result.stderr for fault in report["faults"])


def test_a_build_that_finds_nothing_exits_1_says_why_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("build", tmp_path / "empty.txt", tmp_path / "no.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "no.txt" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_faulty_aliases_are_told_before_any_text_is_read(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text('[aliases]\n"新质生产力" = "新生产力"\n', encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text('[ontology]\naliases = ["mine.toml"]\n', encoding="utf-8")
    monkeypatch.setattr("xinzhi.build.read_files", lambda *_: pytest.fail("a text was read"))
    result = run("build", texts, "-o", tmp_path / "out", "--config", config)
    assert result.exit_code == 1
    assert "mine.toml:2: " in result.stderr
    assert not (tmp_path / "out").exists()


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    result = run("build", "-", "-o", tmp_path / "out", stdin=TEXT)
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert report["counts"]["claims"] > 0


def test_the_same_input_gives_the_same_bytes(texts: Path, tmp_path: Path, project: Path) -> None:
    """Whatever the hash seed, the locale, the number of jobs and the order of the arguments."""
    (texts / "more.txt").write_text(TEXT.replace("青榆", "白榆"), encoding="gb18030")
    good = [texts / "good.md", texts / "more.txt"]
    outs = []
    for seed, locale, jobs, order in (("0", "C", "1", good), ("7", "C.UTF-8", "2", good[::-1])):
        out = tmp_path / seed / "graph"
        subprocess.run(
            [sys.executable, "-m", "xinzhi", "build", *order, "-o", out, "--jobs", jobs],
            check=True, cwd=project, capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
        )  # fmt: skip
        outs.append(out)
    one, other = (
        {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}
        for out in outs
    )
    compared = {name for name in one if not name.startswith("store/")}
    assert compared >= CONTRACT
    assert compared == {name for name in other if not name.startswith("store/")}
    assert [name for name in sorted(compared) if one[name] != other[name]] == []


def test_the_wrong_usage_exits_2() -> None:
    assert run("build").exit_code == 2
    assert run("query", "out").exit_code == 2
    assert run("ask", "out", "no-such-question").exit_code == 2


def test_every_help_ends_with_a_line_to_paste() -> None:
    for command in app.registered_commands:
        result = run(command.name, "--help")
        assert result.exit_code == 0
        assert f"xinzhi {command.name} " in result.output.strip().splitlines()[-1]
