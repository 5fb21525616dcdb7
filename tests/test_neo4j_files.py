"""The folder `neo4j/`: the bulk importer and LOAD CSV yield what a load does."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.neo4j.csv_cells import find_delimiter
from graph.neo4j.write_neo4j import write_neo4j
from graph.property_graph import to_property_graph
from tests.hostile import make_knowledge
from tests.neo4j_rows import expected, load, read_all
from tests.neo4j_server import Server, java, make_server, stop

pytest_plugins = ["tests.plugin_neo4j"]
needs_neo4j = pytest.mark.neo4j


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
