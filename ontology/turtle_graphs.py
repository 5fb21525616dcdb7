"""Turtle in, rdflib graphs out; parsed by Oxigraph, which is thirty times faster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox
import rdflib

from corpus import Fault, SourceError, from_os_error
from ontology.schema_model import SchemaText
from ontology.to_rdflib import to_rdflib
from ontology.turtle_index import Term, to_triples


def read_graph(paths: Sequence[Path]) -> rdflib.Graph:
    """Read Turtle files into one graph; raises `SourceError` with file and line."""
    graph = rdflib.Graph()
    for path in paths:
        try:
            turtle = path.read_text(encoding="utf-8")
        except OSError as error:
            raise SourceError(from_os_error(str(path), error)) from error
        except UnicodeDecodeError as error:
            wanted, zh = "expected Turtle in UTF-8", "无法读取，应为 UTF-8 的 Turtle"
            raise SourceError(Fault(str(path), str(error), wanted, zh=zh)) from error
        _add(graph, to_triples(SchemaText(str(path), turtle)))
    return graph


def to_graph(file: SchemaText) -> rdflib.Graph:
    """Give the graph of one file."""
    graph = rdflib.Graph()
    _add(graph, to_triples(file))
    return graph


def _add(graph: rdflib.Graph, triples: Iterable[ox.Triple]) -> None:
    terms: dict[Term, rdflib.term.Node] = {}

    def to_term(term: Term) -> rdflib.term.Node:
        if term not in terms:
            terms[term] = to_rdflib(term)
        return terms[term]

    for triple in triples:
        graph.add((to_term(triple.subject), to_term(triple.predicate), to_term(triple.object)))
