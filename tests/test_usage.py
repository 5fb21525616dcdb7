"""Wrong usage and its messages: Chinese first, then English; help without the stages."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import FileFormat, Language
from tests.command_line import run
from xinzhi.commands.export import ExportFormat
from xinzhi.commands.query import QueryLanguage
from xinzhi.usage import read_wordings

HEAVY = ("corpus", "extract", "ontology", "graph", "spacy", "numpy", "rdflib", "neo4j", "pyarrow")
PACKAGES = ("corpus", "extract", "ontology", "graph", "xinzhi")
CARRYING = (
    *("DataError", "LoadError", "NoServerError", "OutputError", "PipelineError", "QuestionError"),
    *("ServeError", "SourceError", "StoreError", "TableError", "WrongPasswordError"),
)
"""Errors for users that carry faults, which are in both tongues."""


@pytest.mark.parametrize(
    ("words", "chinese", "english"),
    [
        (["ask"], "缺少参数 'OUT'", "Missing argument 'OUT'"),
        (["build", "x"], "缺少选项 '-o' / '--out'", "Missing option '-o' / '--out'"),
        (["bild"], "没有 'bild' 这个命令", "No such command 'bild'"),
        (["ask", "out", "--seet", "x"], "没有 --seet 这个选项", "No such option: --seet"),
        (["query", "a", "b", "c"], "多出了参数 c", "Got unexpected extra argument"),
        (["build", "-o"], "选项 '-o' 需要一个值", "Option '-o' requires an argument"),
        (["build", "x", "-o", "y", "--jobs", "0"], "'--jobs' 不对：应不小于 1", "equal to 1"),
        (["serve", "x", "--port", "70000"], "'--port' 不对：应不大于 65535", "equal to 65535"),
        (["serve", "x", "--port", "a"], "'--port' 不对：应为整数", "valid integer"),
        (["serve", "x", "--timeout", "a"], "'--timeout' 不对：应为数字", "valid number"),
        (["export", "out", "doc"], "'FORMAT…' 不对：'doc' 不在", "'doc' is not one of"),
        (["score", "none.tsv"], "'GOLD.tsv…' 不对：'none.tsv' 不存在", "does not exist"),
        (["score", "."], "'GOLD.tsv…' 不对：'.' 是文件夹，应为文件", "is a directory"),
        (["ask", "out", "nothing"], "没有 nothing 这个问题", "no question nothing"),
        (
            ["ask", "out", "chains-of-causes", "--set", "a"],
            "没有值，应为 NAME=VALUE",
            "has no value",
        ),
        (["ask", "out", "--set", "a=b"], "--set 须与问题的标识同用", "--set needs the ID"),
    ],
)
def test_wrong_usage_is_told_in_chinese_then_in_english(
    words: list[str], chinese: str, english: str
) -> None:
    result = run(*words)
    said = "".join(line.strip("│ ") + " " for line in result.stderr.splitlines())
    said = " ".join(said.split())
    assert result.exit_code == 2
    assert chinese in said
    assert english in said
    assert said.index(chinese) < said.index(english)


def test_plain_sentences_for_training_need_a_package(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.touch()
    result = run("train", "mentions", file, "--plain", file, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "--plain 须与 --package 同用；--plain needs --package" in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_last_wording_matches_whatever_is_said() -> None:
    pattern, chinese = read_wordings()[-1]
    assert pattern.fullmatch("What\nnobody foresaw")
    assert chinese == "命令用法不对"


@pytest.mark.parametrize(
    "words",
    [
        "--help",
        "ask --help",
        "build -h",
        "train mentions --help",
        "export -h",
        "validate -h",
        "ask",
    ],
)
def test_help_and_wrong_usage_load_no_stage(project: Path, words: str) -> None:
    code = (
        "import sys\nfrom xinzhi.main import app\n"
        f"try:\n    app({words.split()!r}, prog_name='xinzhi')\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    assert "选项 Options" in done.stdout or "缺少参数" in done.stderr
    loaded = set(done.stderr.splitlines())
    assert "xinzhi.commands.ask" in loaded
    assert not loaded.intersection(HEAVY)


def test_choices_named_for_help_are_those_of_the_graph() -> None:
    assert [one.value for one in ExportFormat] == [one.value for one in FileFormat]
    assert [one.value for one in QueryLanguage] == [one.value for one in Language]


def test_what_is_raised_for_users_carries_faults_in_both_tongues(project: Path) -> None:
    raised = [
        (path.relative_to(project), call)
        for package in PACKAGES
        for path in sorted((project / package).rglob("*.py"))
        for call in find_raised(path)
    ]
    assert len(raised) > 40
    plain = [
        f"{path}:{call.lineno}"
        for path, call in raised
        if not call.args or isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert plain == []


def find_raised(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        call = node.exc if isinstance(node, ast.Raise) else None
        name = call.func if isinstance(call, ast.Call) else None
        if isinstance(call, ast.Call) and isinstance(name, ast.Name) and name.id in CARRYING:
            yield call
