"""Files in further formats, opened by the tools that they are for."""

from __future__ import annotations

import importlib
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from typer.testing import CliRunner

from graph.formats.attributes import BETWEEN, EDGE, NODE
from graph.formats.write_formats import FileFormat, write_formats
from graph.formats.xml_text import to_xml
from graph.rdf.to_rdf12 import PARTS, REIFIES, STATEMENT, TYPE
from graph.stores.write_stores import StoreError
from graph.tables import read_tables
from graph.to_networkx import to_networkx
from xinzhi.main import app

pytest_plugins = ["tests.plugin_stores"]
# It has no types of its own.
etree: Any = importlib.import_module("lxml.etree")
SCHEMAS = Path(__file__).parent / "schemas"
OWN = ("label", "id", "iri", "weight")
READERS: dict[FileFormat, Any] = {
    FileFormat.graphml: nx.read_graphml,
    FileFormat.gexf: nx.read_gexf,
}


@pytest.fixture(scope="module")
def written(hostile_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    files, replaced = write_formats(hostile_graph, folder, FileFormat)
    names = {path.name for path in files}
    assert names == {path.name for path in folder.iterdir()}
    assert names >= {
        "evidence.rdf12.ttl",
        "graph.nt",
        "graph.jsonld",
        "graph.graphml",
        "graph.gexf",
    }
    assert replaced == 4
    return folder


def to_triples(path: Path, syntax: ox.RdfFormat | None = None) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=path, format=syntax)}


# rdflib's own reader of JSON-LD calls what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", ["graph", "evidence"])
@pytest.mark.parametrize(("suffix", "syntax"), [("nt", "nt"), ("jsonld", "json-ld")])
def test_rdf_of_another_syntax_says_the_same_to_both_libraries(
    hostile_graph: Path, written: Path, name: str, suffix: str, syntax: str
) -> None:
    path = written / f"{name}.{suffix}"
    known = ox.RdfFormat.JSON_LD if suffix == "jsonld" else ox.RdfFormat.N_TRIPLES
    turtle = hostile_graph / f"{name}.ttl"
    assert to_triples(path, known) == to_triples(turtle)
    assert isomorphic(rdflib.Graph().parse(path, format=syntax), rdflib.Graph().parse(turtle))
    assert len(rdflib.Graph().parse(path, format=syntax)) > 30


def to_rdf11(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Give the four triples of RDF 1.1 for each reified one."""
    found = set[ox.Triple]()
    for triple in triples:
        claimed = triple.object
        if triple.predicate != REIFIES or not isinstance(claimed, ox.Triple):
            found.add(triple)
            continue
        ends = (claimed.subject, claimed.predicate, claimed.object)
        found |= {ox.Triple(triple.subject, *pair) for pair in zip(PARTS, ends, strict=True)}
        found.add(ox.Triple(triple.subject, TYPE, STATEMENT))
    return found


def test_claims_in_rdf_1_2_are_reifiers_and_say_the_same(
    hostile_graph: Path, written: Path
) -> None:
    path = written / "evidence.rdf12.ttl"
    triples = to_triples(path)
    count = len(read_tables(hostile_graph).claims)
    assert sum(isinstance(triple.object, ox.Triple) for triple in triples) == count
    plain = to_triples(hostile_graph / "evidence.ttl")
    assert to_rdf11(triples) == plain
    assert len(triples) == len(plain) - 3 * count
    assert path.stat().st_size < (hostile_graph / "evidence.ttl").stat().st_size


def to_picture(value: object) -> object:
    """Give a value as XML has it: its own parser reads what stands there."""
    if not isinstance(value, str):
        return value
    text = ET.fromstring(f"<a>{to_xml(value)}</a>").text
    assert text is not None
    return text


def expected(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the properties of every node and edge as these formats have them."""
    graph = to_networkx(read_tables(folder))

    def flat(columns: Iterable[str], row: dict[str, Any]) -> dict[str, object]:
        values = {name: row.get(name) for name in columns}
        texts = {n: BETWEEN.join(v) if isinstance(v, tuple) else v for n, v in values.items()}
        return {name: to_picture(v) for name, v in texts.items() if v not in (None, "")}

    nodes = {node: flat(NODE, row) for node, row in graph.nodes(data=True)}
    edges = {key: (a, b, flat(EDGE, row)) for a, b, key, row in graph.edges(keys=True, data=True)}
    return nodes, edges


@pytest.mark.parametrize("format", READERS)
def test_networkx_reads_every_node_and_edge_as_it_is(
    hostile_graph: Path, written: Path, format: FileFormat
) -> None:
    read = READERS[format](written / f"graph.{format}")
    iris = {node: row.get("iri", node) for node, row in read.nodes(data=True)}
    nodes, edges = expected(hostile_graph)
    assert {iris[node]: without(row) for node, row in read.nodes(data=True)} == nodes
    assert all(row["label"] == row["name"] for _, row in read.nodes(data=True))
    found = {
        row.get("iri", row.get("id")): (iris[a], iris[b], without(row))
        for a, b, row in read.edges(data=True)
    }
    assert found == edges


def without(row: dict[str, object]) -> dict[str, object]:
    """Give the properties of ours alone."""
    return {key: value for key, value in row.items() if key not in OWN}


@pytest.mark.parametrize("format", READERS)
def test_what_is_drawn_keeps_to_the_schema(written: Path, format: FileFormat) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{format}.xsd"))
    path = written / f"graph.{format}"
    schema.assertValid(etree.parse(path))
    broken = path.read_text(encoding="utf-8").replace("source=", "from=", 1)
    assert not schema.validate(etree.fromstring(broken.encode()))


def test_a_character_that_xml_has_not_stands_as_its_picture(written: Path) -> None:
    for format in READERS:
        text = (written / f"graph.{format}").read_text(encoding="utf-8")
        assert "␁␟" in text
        assert "𠮷😀" in text
        assert not [sign for sign in text if sign < " " and sign != "\n"]


def test_the_same_folder_gives_the_same_bytes(
    hostile_graph: Path, written: Path, tmp_path: Path
) -> None:
    files, _ = write_formats(hostile_graph, tmp_path / "new", reversed(FileFormat))
    for path in files:
        assert path.read_bytes() == (written / path.name).read_bytes()


def test_the_command_lists_its_files_and_tells_what_it_replaced(
    hostile_graph: Path, tmp_path: Path
) -> None:
    said = CliRunner().invoke(
        app, ["export", str(hostile_graph), "gexf", "rdf12", "-o", str(tmp_path)]
    )
    assert said.exit_code == 0
    paths = [str(tmp_path / name) for name in ("evidence.rdf12.ttl", "graph.gexf")]
    assert sorted(said.stdout.split()) == paths
    assert "4 control characters stand as pictures" in said.stderr


def test_a_folder_that_is_no_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"graph\.ttl: .*no such file"):
        write_formats(tmp_path, tmp_path, [FileFormat.ntriples])
    said = CliRunner().invoke(app, ["export", str(tmp_path), "graphml"])
    assert said.exit_code == 1
    assert "graph.ttl: 没有这个文件，应为 build 的输出文件夹；no such file" in said.stderr


def test_what_cannot_be_written_to_is_told_and_what_is_no_graph_leaves_no_folder(
    hostile_graph: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    said = CliRunner().invoke(app, ["export", str(hostile_graph), "graphml", "-o", str(taken)])
    assert said.exit_code == 2
    assert taken.read_text(encoding="utf-8") == "mine"
    for each in FileFormat:
        missing = tmp_path / each.value
        said = CliRunner().invoke(app, ["export", str(missing), each.value])
        assert (said.exit_code, missing.exists()) == (1, False), each
