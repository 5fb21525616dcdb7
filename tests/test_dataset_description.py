"""`dataset.ttl`: it says what is in the other Turtle files, and nothing of it is in those."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.rdf.terms import read_prefixes
from graph.rdf.write_turtle import write_rdf
from ontology import Knowledge, read_schema
from tests.explorer_sample import read_sample

VOID = "http://rdfs.org/ns/void#"
XZ = "https://w3id.org/xinzhi/ontology#"
BASE = "https://w3id.org/xinzhi/id/"
PARTS = ("graph", "evidence", "inferred")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("described")
    write_rdf(read_sample(), read_schema(), folder)
    return folder


@pytest.fixture(scope="module")
def store(written: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=written / "dataset.ttl", format=ox.RdfFormat.TURTLE)
    return store


def find(store: ox.Store, query: str) -> set[tuple[str, ...]]:
    prefixes = {**read_prefixes(BASE), "void": VOID, "dcat": "http://www.w3.org/ns/dcat#"}
    solutions = store.query(query, prefixes=prefixes)
    assert isinstance(solutions, ox.QuerySolutions)
    return {tuple(cell.value for cell in row) for row in solutions}


def read(folder: Path, part: str) -> list[ox.Quad]:
    return list(ox.parse(path=folder / f"{part}.ttl"))


def test_each_part_says_how_many_triples_and_properties_its_file_has(
    written: Path, store: ox.Store
) -> None:
    told = find(
        store,
        """SELECT ?file ?triples ?properties WHERE {
            id:dataset void:subset ?part .
            ?part dcterms:identifier ?file ; void:triples ?triples ;
              void:properties ?properties }""",
    )
    counted = set()
    for part in PARTS:
        quads = read(written, part)
        kinds = {quad.predicate for quad in quads}
        counted.add((f"{part}.ttl", str(len(quads)), str(len(kinds))))
    assert told == counted


def test_it_says_how_many_entities_each_class_has_and_how_many_facts_each_relation(
    written: Path, store: ox.Store
) -> None:
    quads = read(written, "graph")
    classes = Counter(
        quad.object.value
        for quad in quads
        if isinstance(quad.object, ox.NamedNode)
        and quad.predicate.value.endswith("#type")
        and quad.object.value.startswith(XZ)
    )
    told = find(store, "SELECT ?class ?n WHERE { ?part void:class ?class ; void:entities ?n }")
    assert told == {(class_, str(count)) for class_, count in classes.items()}
    assert find(store, "SELECT ?n WHERE { id:dataset void:entities ?n }") == {
        (str(classes.total()),)
    }
    relations = {term.iri for term in (*read_schema().relations, *read_schema().links)}
    facts = Counter(quad.predicate.value for quad in quads if quad.predicate.value in relations)
    told = find(store, "SELECT ?p ?n WHERE { ?part void:property ?p ; void:triples ?n }")
    assert told == {(relation, str(count)) for relation, count in facts.items()}


def test_the_vocabularies_are_those_that_the_files_use(written: Path, store: ox.Store) -> None:
    used = {quad.predicate.value for part in PARTS for quad in read(written, part)}
    told = {iri for (iri,) in find(store, "SELECT ?v WHERE { id:dataset void:vocabulary ?v }")}
    assert "http://www.w3.org/2004/02/skos/core#" in told
    assert all(any(iri.startswith(space) for space in told) for iri in used)
    assert all(any(iri.startswith(space) for iri in used) for space in told)


def test_it_has_a_title_and_a_description_in_both_languages(store: ox.Store) -> None:
    told = find(
        store,
        """SELECT ?title ?description WHERE {
            id:dataset a void:Dataset, dcat:Dataset ; dcterms:title ?title ;
              dcterms:description ?description .
            FILTER (LANG(?title) = LANG(?description)) }""",
    )
    known = read_sample()
    sizes = {str(len(rows)) for rows in (known.documents, known.entities, known.claims)}
    assert len(told) == 2
    assert all(sizes <= set("".join(c if c.isdigit() else " " for c in d).split()) for _, d in told)


def test_nothing_of_it_stands_among_what_was_read(written: Path) -> None:
    described = {quad.subject for quad in read(written, "dataset")}
    for part in (*PARTS, "ontology"):
        quads = read(written, part)
        assert not described & {quad.subject for quad in quads}
        assert not any(quad.predicate.value.startswith(VOID) for quad in quads)


def shuffled(made: Knowledge) -> Knowledge:
    order = random.Random(3)
    rows = {name: list(getattr(made, name)) for name in ("entities", "claims", "evidence")}
    for found in rows.values():
        order.shuffle(found)
    return replace(made, **{name: tuple(found) for name, found in rows.items()})


def test_the_order_of_the_rows_does_not_change_a_byte(written: Path, tmp_path: Path) -> None:
    write_rdf(shuffled(read_sample()), read_schema(), tmp_path)
    assert (tmp_path / "dataset.ttl").read_bytes() == (written / "dataset.ttl").read_bytes()


def test_a_graph_of_nothing_is_described_too(tmp_path: Path) -> None:
    write_rdf(Knowledge((), (), (), (), (), (), ()), read_schema(), tmp_path)
    store = ox.Store()
    store.load(path=tmp_path / "dataset.ttl", format=ox.RdfFormat.TURTLE)
    told = find(store, "SELECT ?f ?n { ?p dcterms:identifier ?f ; void:triples ?n }")
    assert told == {(f"{part}.ttl", "0") for part in PARTS}
