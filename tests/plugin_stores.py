"""A fixture: the output folder of the hostile knowledge, with its stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.rdf.write_turtle import write_rdf
from graph.stores.write_stores import write_stores
from graph.tables import write_tables
from ontology import read_schema
from tests.hostile import ID, make_knowledge

INFERRED = f"<{ID}e00> <https://w3id.org/xinzhi/ontology#isA> <{ID}e13> ."


@pytest.fixture(scope="session")
def hostile_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    schema = read_schema()
    write_tables(make_knowledge(), folder)
    write_rdf(make_knowledge(), schema, folder)
    (folder / "inferred.ttl").write_text(INFERRED, encoding="utf-8")
    write_stores(folder, "hostile", [relation.name for relation in schema.relations])
    return folder
