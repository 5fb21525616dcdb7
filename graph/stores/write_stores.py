"""The embedded stores: SPARQL and Cypher on disk, made again at will from the tables and Turtle."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph

from corpus import Fault
from graph.faults import to_missing
from graph.property_graph import to_property_graph
from graph.stores.cypher_store import write_cypher_store
from graph.tables import read_tables

STORE = "store"
ONTOLOGY = "ontology.ttl"
READ = ("graph.ttl", "evidence.ttl")
INFERRED = "inferred.ttl"
INFERRED_GRAPH = pyoxigraph.NamedNode("https://w3id.org/xinzhi/graph/inferred")
"""Holds what follows by rule, apart from what was said."""
CONCEPTS_GRAPH = pyoxigraph.NamedNode("https://w3id.org/xinzhi/graph/concepts")
"""Holds the concepts the ontology teaches and their frames, apart from what was read: the default
graph has the schema only, so that a plain triple there is a claim, as it is in Cypher."""
CONCEPT_TYPES = frozenset(
    pyoxigraph.NamedNode(f"http://www.w3.org/2004/02/skos/core#{name}")
    for name in ("Concept", "ConceptScheme")
)


class StoreError(ValueError):
    """Raised where a folder lacks what the stores are made from, or the stores themselves."""


def write_stores(folder: Path, graph: str, relations: Sequence[str]) -> None:
    """Make `folder`/store afresh from the tables and Turtle files of `folder`.

    `relations` are the names of all relations; those that no claim uses get empty tables. Raises
    `StoreError` where a Turtle file is missing or faulty, `TableError` for the tables.
    """
    store = folder / STORE
    if store.exists():
        shutil.rmtree(store)
    store.mkdir()
    _write_sparql_store(folder, store / "sparql")
    content = to_property_graph(read_tables(folder), graph)
    write_cypher_store(content, relations, store / "cypher")


def _write_sparql_store(folder: Path, path: Path) -> None:
    store = pyoxigraph.Store(path)
    _load(store, folder / ONTOLOGY, CONCEPTS_GRAPH)
    _move_schema(store)
    for name in READ:
        _load(store, folder / name, pyoxigraph.DefaultGraph())
    if (folder / INFERRED).is_file():
        _load(store, folder / INFERRED, INFERRED_GRAPH)
    # What reads most of the graph then takes a third less.
    store.optimize()
    store.flush()


def _move_schema(store: pyoxigraph.Store) -> None:
    """Move what the concepts' graph says of anything but concepts to the default graph."""
    quads = list(store.quads_for_pattern(None, None, None, CONCEPTS_GRAPH))
    concepts = {quad.subject for quad in quads if quad.object in CONCEPT_TYPES}
    schema = [quad for quad in quads if quad.subject not in concepts]
    for quad in schema:
        store.remove(quad)
    store.extend(pyoxigraph.Quad(q.subject, q.predicate, q.object) for q in schema)


def _load(
    store: pyoxigraph.Store,
    path: Path,
    graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph,
) -> None:
    if not path.is_file():
        raise StoreError(to_missing(path))
    try:
        store.bulk_load(path=path, format=pyoxigraph.RdfFormat.TURTLE, to_graph=graph)
    except SyntaxError as error:
        what, zh = error.msg, "语法有错，应为 Turtle"
        raise StoreError(Fault(str(path), what, "expected Turtle", error.lineno, zh=zh)) from error
