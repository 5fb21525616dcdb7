"""Fixtures: a running Neo4j, and the packages it runs from."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import need
from tests.neo4j_server import JARS, PROJECT, VERSION, Server, make_server, stop


@pytest.fixture(scope="session")
def neo4j_jars() -> Path:
    """The folder of the server's packages, fetched by Maven the first time."""
    for command in ("java", "mvn"):
        need("neo4j", shutil.which(command) is not None, f"{command} is not installed")
    if not (JARS / f"neo4j-{VERSION}.jar").is_file():
        fetched = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(PROJECT / "pom.xml"), "dependency:copy-dependencies",
             f"-DoutputDirectory={JARS}", "-DincludeScope=runtime"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        need("neo4j", fetched.returncode == 0, f"Maven could not fetch it: {fetched.stdout[-500:]}")
    return JARS


@pytest.fixture(scope="session")
def neo4j_server(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server for the whole session; tests that use it empty it first."""
    server = make_server(tmp_path_factory.mktemp("neo4j") / "home")
    process = server.start()
    yield server
    stop(process)


@pytest.fixture
def empty_neo4j(neo4j_server: Server) -> Server:
    """The running server with nothing in it."""
    with neo4j_server.driver() as driver:
        driver.execute_query("MATCH (node) DETACH DELETE node")
    return neo4j_server
