"""The Turtle files of a graph folder as an rdflib graph, parsed by the faster engine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from graph.stores.write_stores import StoreError

FILES = ("ontology.ttl", "graph.ttl", "evidence.ttl")


def read_rdflib(folder: Path | str, files: Sequence[str] = FILES) -> rdflib.Graph:
    """Read Turtle files of the output folder of a build, with their prefixes.

    Literals keep the wording they are written with. Raises `StoreError` where a file is missing.
    """
    graph = rdflib.Graph(bind_namespaces="none")
    for name in files:
        path = Path(folder) / name
        if not path.is_file():
            raise StoreError(f"{path}: no such file, expected the output folder of a build")
        reader = ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        for quad in reader:
            graph.add((to_node(quad.subject), to_node(quad.predicate), to_node(quad.object)))
        for prefix, iri in reader.prefixes.items():
            graph.bind(prefix, iri)
    return graph


def to_node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Give a term as rdflib has it.

    >>> to_node(ox.Literal("甲", language="zh"))
    rdflib.term.Literal('甲', lang='zh')
    """
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal() if term.language is not None:
            return rdflib.Literal(term.value, lang=term.language)
        case ox.Literal() if term.datatype.value == str(rdflib.XSD.string):
            return rdflib.Literal(term.value)
        case ox.Literal():
            datatype = rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise ValueError(f"rdflib has no triple terms: {term}")
