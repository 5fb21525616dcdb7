"""Our Turtle in other tools, for real: the same triples, the same answers, no complaint.

What each tool has read it writes again, and that must be what we wrote: hostile names included.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graph import read_questions
from graph.rdf.terms import name, read_prefixes
from ontology import read_schema
from tests.hostile import HOSTILE, ID
from tests.java_tools import JavaTools
from tests.rdf_terms import (
    Rows,
    ToNTriples,
    ask_rows,
    parse_ntriples,
    read_json_rows,
    read_triples,
    to_rows,
    to_values,
)

pytest_plugins = ["tests.plugin_java", "tests.plugin_node", "tests.plugin_stores"]

READ = ("graph.ttl", "evidence.ttl")
ALL = ("ontology.ttl", "shapes.ttl", *READ, "inferred.ttl", "dataset.ttl")
QUERIES = {
    **{question.id: question.sparql for question in read_questions()},
    "count-triples": "SELECT (COUNT(*) AS ?answer) { ?s ?p ?o }",
    "count-classes": "SELECT ?answer (COUNT(?s) AS ?n) { ?s a ?answer } GROUP BY ?answer",
    "count-relations": "SELECT ?answer (COUNT(*) AS ?n) { ?c rdf:predicate ?answer } "
    "GROUP BY ?answer",
    "hostile-names": "SELECT ?answer ?name { ?answer skos:prefLabel ?name "
    "FILTER(REGEX(STR(?answer), '/id/e[0-9]{2}$')) }",
}


@pytest.fixture(scope="module")
def read(samples_graph: Path, hostile_graph: Path) -> list[Path]:
    """The files that hold what was read: of the samples, and of the hostile names."""
    return [folder / name for folder in (samples_graph, hostile_graph) for name in READ]


@pytest.fixture(scope="module")
def every(samples_graph: Path, read: list[Path]) -> list[Path]:
    """Those, and the other Turtle files of an output folder."""
    return [*read, *(samples_graph / name for name in ALL if name not in READ)]


@pytest.fixture(scope="module")
def written(every: list[Path]) -> set[ox.Triple]:
    """What all the files say, as pyoxigraph reads them."""
    triples = read_triples(every)
    assert len(triples) > 10_000
    return triples


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of queries that declare their prefixes, as other tools need them."""
    folder = tmp_path_factory.mktemp("queries")
    lines = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in read_prefixes(ID).items())
    for id_, query in QUERIES.items():
        (folder / f"{id_}.rq").write_text(lines + query, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def answers(read: list[Path], queries: Path) -> dict[str, Rows]:
    """What pyoxigraph answers on the files that hold what was read."""
    store = ox.Store()
    for file in read:
        store.bulk_load(path=file, format=ox.RdfFormat.TURTLE)
    found = {path.stem: ask_rows(store, path.read_text("utf-8")) for path in queries.iterdir()}
    assert sum(map(bool, found.values())) > 8
    names = {dict(row)["name"] for row in found["hostile-names"]}
    assert names >= set(HOSTILE)
    return found


def read_answers(folder: Path) -> dict[str, Rows]:
    return {path.stem: read_json_rows(path) for path in folder.glob("*.json")}


def test_rdflib_reads_every_file_as_it_was_written(
    every: list[Path], written: set[ox.Triple]
) -> None:
    text = "".join(rdflib.Graph().parse(file).serialize(format="nt") for file in every)
    assert parse_ntriples(text) == written


@pytest.mark.node
def test_n3_reads_every_file_as_it_was_written(
    n3: ToNTriples, every: list[Path], written: set[ox.Triple]
) -> None:
    assert parse_ntriples(n3(every)) == written


@pytest.mark.java
def test_jena_finds_nothing_to_complain_of(java: JavaTools, every: list[Path]) -> None:
    validated = java.try_run("riotcmd.riot", "--validate", "--strict", *every)
    assert (validated.returncode, validated.stdout) == (0, "")
    complaints = [line for line in validated.stderr.splitlines() if "SLF4J" not in line]
    assert complaints == []


@pytest.mark.java
def test_jena_complains_of_a_bad_iri(java: JavaTools, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("<https://example.org/a b> <urn:x-y:b> 'c' .", encoding="utf-8")
    assert java.try_run("riotcmd.riot", "--validate", "--strict", bad).returncode != 0


@pytest.mark.java
def test_jena_reads_every_file_as_it_was_written(
    java: JavaTools, every: list[Path], written: set[ox.Triple]
) -> None:
    assert parse_ntriples(java.run("riotcmd.riot", "--output=ntriples", *every)) == written


@pytest.mark.java
def test_tdb2_loads_answers_and_gives_back(
    java: JavaTools, read: list[Path], queries: Path, answers: dict[str, Rows], tmp_path: Path
) -> None:
    database = tmp_path / "tdb2"
    java.run("tdb2.tdbloader", "--loader=basic", f"--loc={database}", *read)
    kept = parse_ntriples(java.run("tdb2.tdbdump", f"--loc={database}"))
    assert to_values(kept) == to_values(read_triples(read))
    out = tmp_path / "out"
    out.mkdir()
    java.run("Jena", "load", queries, out, database)
    assert read_answers(out) == answers


@pytest.mark.java
def test_arq_answers_from_the_files_themselves(
    java: JavaTools, read: list[Path], queries: Path, answers: dict[str, Rows]
) -> None:
    query = queries / "count-relations.rq"
    files = [f"--data={file}" for file in read]
    found = java.run("arq.arq", *files, f"--query={query}", "--results=JSON")
    assert to_rows(json.loads(found)) == answers["count-relations"]


@pytest.mark.java
def test_rdf4j_loads_answers_and_gives_back(
    java: JavaTools, read: list[Path], queries: Path, answers: dict[str, Rows], tmp_path: Path
) -> None:
    java.run("Rdf4j", "load", queries, tmp_path, *read)
    assert parse_ntriples((tmp_path / "all.nt").read_text("utf-8")) == read_triples(read)
    assert read_answers(tmp_path) == answers


def test_our_own_store_holds_what_the_files_say(samples_graph: Path) -> None:
    store = ox.Store.read_only(str(samples_graph / "store" / "sparql"))
    files = [samples_graph / name for name in READ]
    kept = {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert to_values(read_triples(files)) <= to_values(kept)


@pytest.fixture(scope="module")
def reasoned(java: JavaTools, samples_graph: Path, hostile_graph: Path) -> list[list[str]]:
    """What the OWL API and HermiT say of the ontology with what was read and what follows."""
    files = [samples_graph / name for name in ("ontology.ttl", *READ, "inferred.ttl")]
    printed = java.run("Owl", *files, hostile_graph / "graph.ttl")
    return [line.split("\t") for line in printed.splitlines()]


@pytest.mark.java
def test_the_ontology_is_owl_2_dl_and_consistent_with_what_was_read(
    reasoned: list[list[str]],
) -> None:
    assert [row for row in reasoned if row[0] in ("violation", "unsatisfiable")] == []
    assert ["consistent", "true"] in reasoned
    schema = read_schema()
    counts = {row[1]: int(row[2]) for row in reasoned if row[0] == "count"}
    assert counts["classes"] > len(schema.classes)
    assert counts["properties"] > len(schema.relations) + len(schema.links)


@pytest.mark.java
def test_the_owl_api_reads_every_label(
    reasoned: list[list[str]], samples_graph: Path, hostile_graph: Path
) -> None:
    """Its Turtle reader takes the letter of an escaped line end for itself, in any file."""
    files = [f / "graph.ttl" for f in (samples_graph, hostile_graph)]
    triples = read_triples([samples_graph / "ontology.ttl", *files])
    labels = [
        (t.subject.value, t.object.language, t.object.value)
        for t in triples
        if t.predicate == name("skos:prefLabel")
        and isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.Literal)
    ]
    lettered = str.maketrans({"\n": "n", "\r": "r"})
    wanted = {(iri, tag, text.translate(lettered)) for iri, tag, text in labels}
    rows = [row[1:] for row in reasoned if row[0] == "label"]
    assert {(iri, tag, json.loads(f'"{text}"')) for iri, tag, text in rows} == wanted
    assert len(wanted) > 1000


INCONSISTENT = (
    "<urn:x-y:a> a xz:Person , xz:Claim .",
    # By the range of a property: what is faced is a problem.
    "<urn:x-y:a> xz:faces <urn:x-y:b> . <urn:x-y:b> a xz:Person .",
    # By a datatype: so much support is a number.
    '<urn:x-y:c> xz:support "甲"@zh .',
)
NO_PROFILE = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
<urn:x-y:o> a owl:Ontology . <urn:x-y:p> a owl:ObjectProperty , owl:DatatypeProperty .
<urn:x-y:c> a owl:Class ; owl:disjointWith <urn:x-y:c> ."""


@pytest.mark.java
def test_the_reasoner_sees_what_is_wrong(
    java: JavaTools, samples_graph: Path, tmp_path: Path
) -> None:
    for bad in INCONSISTENT:
        prefix = "@prefix xz: <https://w3id.org/xinzhi/ontology#> .\n"
        (tmp_path / "bad.ttl").write_text(prefix + bad, encoding="utf-8")
        printed = java.run("Owl", samples_graph / "ontology.ttl", tmp_path / "bad.ttl")
        assert "consistent\tfalse" in printed.splitlines(), bad
    (tmp_path / "other.ttl").write_text(NO_PROFILE, encoding="utf-8")
    kinds = {
        line.partition("\t")[0] for line in java.run("Owl", tmp_path / "other.ttl").splitlines()
    }
    assert kinds >= {"violation", "unsatisfiable"}


# The rules of neosemantics, which is not to be had as a package: what its importer takes whole.

CONTAINERS = re.compile(
    r"http://www\.w3\.org/1999/02/22-rdf-syntax-ns#(_\d+|Bag|Seq|Alt|List|first|rest|nil|reifies)$"
)
PLAIN_IRI = re.compile(r"[a-z]+:[A-Za-z0-9:/?#@!$&'()*+,;=._~%-]*[A-Za-z0-9_]")
LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
ONE_EACH = ("prefLabel", "exact")


def find_n10s_faults(triples: set[ox.Triple]) -> Iterator[str]:
    """Tell what neosemantics would lose, rename or refuse."""
    labels: Counter[tuple[str, ...]] = Counter()
    for triple in triples:
        subject, predicate, object_ = triple.subject, triple.predicate, triple.object
        for term in (subject, predicate, object_):
            if isinstance(term, ox.BlankNode | ox.Triple):
                yield f"not an IRI: {triple}"
            if isinstance(term, ox.NamedNode):
                if CONTAINERS.match(term.value):
                    yield f"a container: {triple}"
                if not PLAIN_IRI.fullmatch(term.value):
                    yield f"an unusual IRI: {term.value}"
        if not LOCAL_NAME.fullmatch(re.split(r"[#/]", predicate.value)[-1]):
            yield f"no name for a property: {predicate.value}"
        if isinstance(object_, ox.Literal) and predicate.value.endswith(ONE_EACH):
            labels[str(subject), predicate.value, object_.language or ""] += 1
    yield from (f"several values: {key}" for key, count in labels.items() if count > 1)


def test_neosemantics_takes_what_was_read_whole(read: list[Path]) -> None:
    for file in read:
        assert list(find_n10s_faults(read_triples([file]))) == []


N10S_FAULTS = (
    ("[] <urn:x-y:p> 'a' .", "not an IRI"),
    ("<urn:x-y:a> <urn:x-y#p> (1) .", "a container"),
    ("<urn:x-y:甲> <urn:x-y#p> 1 .", "an unusual IRI"),
    ("<urn:x-y:a> <urn:x-y#1> 1 .", "no name for a property"),
    ("<urn:x-y:a> <urn:x-y#prefLabel> 'a'@zh , 'b'@zh .", "several values"),
)


@pytest.mark.parametrize(("turtle", "fault"), N10S_FAULTS)
def test_what_neosemantics_would_spoil_is_seen(turtle: str, fault: str) -> None:
    triples = {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    assert any(found.startswith(fault) for found in find_n10s_faults(triples))
