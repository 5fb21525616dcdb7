"""What the exporters write for a small knowledge, kept under tests/golden to be read and compared.

`XINZHI_GOLDEN=write pytest tests/test_goldens.py` writes them anew: read the difference before it
is kept.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic

from graph import to_report, write_csv, write_neo4j, write_rdf, write_report
from tests.ontology_sample import schema
from tests.test_turtle import knowledge

GOLDENS = Path(__file__).parent / "golden"
TURTLE = ("graph.ttl", "evidence.ttl", "inferred.ttl", "dataset.ttl")
EXPORTS = (
    *TURTLE,
    "claims.csv",
    "report.json",
    "report.md",
    "neo4j/load.cypher",
    "neo4j/nodes-Claim.csv",
    "neo4j/relationships-PROMOTES.csv",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all that is exported without a layout or a store."""
    folder = tmp_path_factory.mktemp("written")
    small = knowledge()
    write_rdf(small, schema(), folder)
    write_csv(small, folder / "claims.csv")
    write_neo4j(small, "golden", folder / "neo4j")
    write_report(to_report(small, (), "golden"), folder)
    if os.environ.get("XINZHI_GOLDEN") == "write":
        for name in EXPORTS:
            (GOLDENS / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, GOLDENS / name)
    return folder


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_its_golden_to_the_byte(written: Path, name: str) -> None:
    assert (written / name).read_bytes() == (GOLDENS / name).read_bytes()


@pytest.mark.parametrize("name", TURTLE)
def test_a_turtle_export_says_what_its_golden_says(written: Path, name: str) -> None:
    kept, fresh = (rdflib.Graph().parse(folder / name) for folder in (GOLDENS, written))
    assert isomorphic(kept, fresh)
    assert len(kept) > 5
