"""Turtle in, its triples by subject and predicate out; faults carry file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from corpus import Fault, SourceError
from ontology.schema_model import SchemaText

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class TurtleIndex:
    """The triples of some files: subject to predicate to objects, as written."""

    rows: Mapping[Node, Mapping[str, tuple[Term, ...]]]

    def objects(self, subject: Term, predicate: str) -> tuple[Term, ...]:
        """All objects of `subject` and `predicate`."""
        return self.rows.get(subject, {}).get(predicate, ())  # type: ignore[arg-type]

    def iris(self, subject: Term, predicate: str) -> tuple[str, ...]:
        """The objects that are IRIs, in text order."""
        found = self.objects(subject, predicate)
        return tuple(term.value for term in found if isinstance(term, ox.NamedNode))

    def texts(self, subject: Term, predicate: str, language: str) -> tuple[str, ...]:
        """The objects that are literals in `language`, in text order."""
        found = self.objects(subject, predicate)
        return tuple(
            term.value
            for term in found
            if isinstance(term, ox.Literal) and term.language == language
        )

    def members(self, node: Term) -> Iterator[Term]:
        """The members of the RDF list that begins at `node`."""
        while firsts := self.objects(node, RDF + "first"):
            yield firsts[0]
            (node,) = self.objects(node, RDF + "rest")

    def typed(self, class_: str) -> Iterator[ox.NamedNode]:
        """The named subjects whose rdf:type is the IRI `class_`."""
        for subject in self.rows:
            if isinstance(subject, ox.NamedNode) and class_ in self.iris(subject, RDF + "type"):
                yield subject


def to_triples(file: SchemaText) -> list[ox.Triple]:
    """Parse one file; its blank nodes are no other file's.

    Raises `SourceError` with the line of a syntax error.
    """
    try:
        parsed = ox.parse(file.turtle, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        return [quad.triple for quad in parsed]
    except SyntaxError as error:
        zh = "语法有错，应为 Turtle"
        fault = Fault(file.path, error.msg, "expected Turtle", error.lineno, zh=zh)
        raise SourceError(fault) from error


def to_index(triples: Iterable[ox.Triple]) -> TurtleIndex:
    """Index triples by subject and predicate."""
    rows: dict[Node, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        rows[triple.subject][triple.predicate.value].append(triple.object)  # type: ignore[index]
    return TurtleIndex(
        {
            subject: {predicate: tuple(dict.fromkeys(terms)) for predicate, terms in row.items()}
            for subject, row in rows.items()
        }
    )
