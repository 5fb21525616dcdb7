"""Fixtures: the Java tools and N3.js, each fetched once for all sessions."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import need
from tests.java_tools import CACHE, JavaTools, compile_programs, fetch_jars, find_jars
from tests.rdf_terms import ToNTriples

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> JavaTools:
    """The Java tools, with our programs compiled."""
    for command in ("java", "javac", "mvn"):
        need("java", shutil.which(command) is not None, f"{command} is not installed")
    jars = find_jars()
    if not jars.is_dir():
        fetched = fetch_jars(jars)
        need("java", fetched.returncode == 0, f"Maven could not fetch: {fetched.stdout[-500:]}")
    classes = tmp_path_factory.mktemp("classes")
    compile_programs(jars, classes)
    return JavaTools(jars, classes)


@pytest.fixture(scope="session")
def n3() -> ToNTriples:
    """A function that reads Turtle files with N3.js and gives their N-Triples."""
    for command in ("node", "npm"):
        need("node", shutil.which(command) is not None, f"{command} is not installed")
    folder = find_node_folder()
    if not folder.is_dir():
        fetch_node_packages(folder)

    def to_ntriples(files: Sequence[Path]) -> str:
        shutil.copy(NODE / "to_ntriples.mjs", folder)
        ran = subprocess.run(
            ["node", "to_ntriples.mjs", *files],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return to_ntriples


def find_node_folder() -> Path:
    """Name the folder after the version asked for."""
    version = json.loads((NODE / "package.json").read_bytes())["dependencies"]["n3"]
    return CACHE / f"n3-{version}"


def fetch_node_packages(folder: Path) -> None:
    """Install the packages by npm; the folder is there only when all of them are."""
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
    fresh.mkdir(parents=True)
    shutil.copy(NODE / "package.json", fresh)
    ran = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"],
        cwd=fresh, capture_output=True, text=True, check=False,
    )  # fmt: skip
    need("node", ran.returncode == 0, f"npm could not fetch N3.js: {ran.stderr[-500:]}")
    fresh.rename(folder)
