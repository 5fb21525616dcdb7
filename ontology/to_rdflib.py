"""A term of Turtle in, the same as rdflib has it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology.turtle_index import Term

if TYPE_CHECKING:
    from rdflib.term import Node


def to_rdflib(term: Term) -> Node:
    """Give a term as rdflib has it; literals keep the wording they are written with.

    Raises `ValueError` for a triple, which RDF 1.1 has not.

    >>> to_rdflib(ox.Literal("甲", language="zh"))
    rdflib.term.Literal('甲', lang='zh')
    """
    # Here, because few commands need it, and it is slow to import.
    import rdflib

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
