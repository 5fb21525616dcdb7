"""Packages of npm that tests run: N3.js reads our Turtle, axe-core looks at our page."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import need
from tests.java_tools import CACHE
from tests.rdf_terms import ToNTriples

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def node_packages() -> Path:
    """A folder in which the packages of `tests/node/package.json` are installed."""
    for command in ("node", "npm"):
        need("node", shutil.which(command) is not None, f"{command} is not installed")
    asked = hashlib.sha256((NODE / "package.json").read_bytes()).hexdigest()[:12]
    folder = CACHE / f"node-{asked}"
    if not folder.is_dir():
        fetch_node_packages(folder)
    return folder


@pytest.fixture(scope="session")
def n3(node_packages: Path) -> ToNTriples:
    """A function that reads Turtle files with N3.js and gives their N-Triples."""

    def to_ntriples(files: Sequence[Path]) -> str:
        shutil.copy(NODE / "to_ntriples.mjs", node_packages)
        ran = subprocess.run(
            ["node", "to_ntriples.mjs", *files],
            cwd=node_packages, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return to_ntriples


def fetch_node_packages(folder: Path) -> None:
    """Install the packages by npm; the folder is there only when all of them are."""
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
    fresh.mkdir(parents=True)
    shutil.copy(NODE / "package.json", fresh)
    ran = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"],
        cwd=fresh, capture_output=True, text=True, check=False,
    )  # fmt: skip
    need("node", ran.returncode == 0, f"npm could not fetch the packages: {ran.stderr[-500:]}")
    fresh.rename(folder)
