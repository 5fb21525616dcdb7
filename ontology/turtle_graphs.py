"""Turtle in, rdflib graphs out; parsed by Oxigraph, which is thirty times faster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox
import rdflib

from corpus import Fault, SourceError
from ontology.schema_model import SchemaText
from ontology.turtle_index import Term, to_triples


def read_graph(paths: Sequence[Path]) -> rdflib.Graph:
    """Read Turtle files into one graph; raises `SourceError` with file and line."""
    graph = rdflib.Graph()
    for path in paths:
        try:
            turtle = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SourceError(Fault(str(path), str(error), "expected Turtle in UTF-8")) from error
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
            terms[term] = _to_term(term)
        return terms[term]

    for triple in triples:
        graph.add((to_term(triple.subject), to_term(triple.predicate), to_term(triple.object)))


def _to_term(term: Term) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    raise TypeError(f"RDF 1.1 has no such term: {term}")
