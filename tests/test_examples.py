"""Whatever is shown as an example runs: docstrings, the README, the commands' help."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest

import corpus
import extract
import graph
import ontology
import xinzhi
from tests.command_line import run
from xinzhi.main import app

PACKAGES = (corpus, extract, ontology, graph, xinzhi)
TRAINING = "extract.training."
TRAIN = {"lightgbm", "onnx", "torch"}


def modules() -> list[str]:
    found = []
    for package in PACKAGES:
        for row in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not row.name.endswith("__main__"):
                found.append(row.name)
    return found


def load(name: str) -> ModuleType:
    """Import a module; skip the test of one for training that needs a package of its extra."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if name.startswith(TRAINING) and error.name in TRAIN:
            pytest.skip(f"needs {error.name}, a package of the train extra")
        raise


def examples(module: ModuleType) -> list[doctest.DocTest]:
    return [test for test in doctest.DocTestFinder().find(module) if test.examples]


@pytest.mark.parametrize("name", modules())
def test_the_examples_of_a_module_are_true(name: str) -> None:
    for example in examples(load(name)):
        results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
        assert results.failed == 0, example.name


def test_there_are_examples_in_every_stage() -> None:
    names = [name for name in modules() if not name.startswith(TRAINING)]
    stages = {n.partition(".")[0] for n in names if examples(importlib.import_module(n))}
    assert stages >= {"corpus", "extract", "ontology"}


def shown_commands(readme: str) -> list[str]:
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", readme, re.DOTALL))
    return [line for line in blocks.splitlines() if line.startswith("xinzhi ")]


def test_every_command_that_the_readme_shows_runs(project: Path, samples_graph: Path) -> None:
    lines = shown_commands((project / "README.md").read_text(encoding="utf-8"))
    assert len(lines) >= 5
    for line in lines:
        words = shlex.split(line, comments=True)[1:]
        result = run(*(samples_graph if word == "out" else word for word in words))
        assert result.exit_code == 0, f"{line}\n{result.output}"
        assert len(result.stdout.splitlines()) > 1, line


def test_every_example_of_the_help_runs(
    project: Path, samples_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("corpus", "extract"):
        (tmp_path / name).symlink_to(project / name)
    for command in app.registered_commands:
        _, _, example = str(command.epilog).partition("xinzhi ")
        if command.name in ("build", "load", "serve"):  # Run by tests of their own.
            continue
        graphs = {"out": samples_graph, "out-old": samples_graph}
        words = [graphs.get(word, word) for word in shlex.split(example)]
        result = run(*words)
        assert result.exit_code == 0, f"{example}\n{result.output}"


def test_the_names_of_the_stages_are_ours_alone() -> None:
    """They are generic on purpose: nothing else in the environment may own them."""
    owners = packages_distributions()
    for package in PACKAGES:
        assert set(owners.get(package.__name__, ["xinzhi"])) == {"xinzhi"}
        assert len(package.__path__) == 1
