"""The Turtle files of a graph folder as an rdflib graph, parsed by the faster engine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import rdflib

from graph.faults import to_missing
from graph.stores.write_stores import StoreError
from ontology import to_rdflib

FILES = ("ontology.ttl", "graph.ttl", "evidence.ttl")


def read_rdflib(folder: Path | str, files: Sequence[str] = FILES) -> rdflib.Graph:
    """Read Turtle files of the output folder of a build, with their prefixes.

    Literals keep the wording they are written with. Raises `StoreError` where a file is missing.
    """
    graph = rdflib.Graph(bind_namespaces="none")
    for name in files:
        path = Path(folder) / name
        if not path.is_file():
            raise StoreError(to_missing(path))
        reader = ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        for quad in reader:
            graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
        for prefix, iri in reader.prefixes.items():
            graph.bind(prefix, iri)
    return graph
