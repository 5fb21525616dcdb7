"""The validation itself: rdflib graphs checked by pyshacl.

Shapes on the ends of relations are checked on their own graph, of classes and of the triples that
are stated, plainly or in a claim; all other shapes are checked on what the files hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path

import pyshacl
import rdflib
from rdflib import RDF, RDFS, SH, SKOS

from ontology.read_schema import read_schema
from ontology.schema_model import XZ
from ontology.turtle_graphs import read_graph, to_graph
from ontology.violations import Validation, Violation

_XZ = rdflib.Namespace(XZ)


def validate(graphs: Sequence[Path]) -> Validation:
    """Check Turtle files as `find_violations` says."""
    schema = read_schema()
    own, taught = read_graph(graphs), rdflib.Graph()
    for file in schema.ontology:
        taught += to_graph(file)
    data = own + taught
    # No shape asks for it, and pyshacl spells out each class that is not the one it looks for.
    data.remove((None, RDF.type, SKOS.Concept))
    shapes = to_graph(schema.shapes)
    ends, others = _sort_shapes(shapes)
    terms = [rdflib.URIRef(term.iri) for term in (*schema.relations, *schema.links)]
    stated = _to_stated(data, terms)
    found = {
        *_find(stated, _keep_shapes(shapes, ends)),
        *_find(data, _keep_shapes(shapes, others)),
    }
    # What the ontology teaches is checked too, but a shape that met nothing else met nothing.
    own += _to_stated(own, terms)
    # A ban is meant to meet nothing.
    bans = set(shapes.subjects(SH.maxCount, rdflib.Literal(0)))
    asking = [shape for shape in (*ends, *others) if shape not in bans]
    unmatched = [shape for shape in asking if not _matches(shape, shapes, own, taught)]
    names = tuple(sorted(map(_local, unmatched)))
    return Validation(tuple(sorted(found)), names, len(asking) - len(names))


def _sort_shapes(shapes: rdflib.Graph) -> tuple[list[rdflib.URIRef], list[rdflib.URIRef]]:
    """Give the shapes on ends, which ask for the class of a subject or object, and the others."""
    ends: list[rdflib.URIRef] = []
    others: list[rdflib.URIRef] = []
    for shape in set(shapes.subjects(RDF.type, SH.PropertyShape)):
        if not isinstance(shape, rdflib.URIRef):
            raise TypeError(f"a shape without a name: {shape!r}")
        targets = {*shapes.predicates(shape)} & {SH.targetSubjectsOf, SH.targetObjectsOf}
        on_end = targets and shapes.value(shape, SH.path) == RDF.type
        (ends if on_end else others).append(shape)
    return ends, others


def _to_stated(data: rdflib.Graph, relations: Iterable[rdflib.URIRef]) -> rdflib.Graph:
    """Give the classes of all nodes, and each relation that is stated plainly or in a claim."""
    graph = rdflib.Graph()
    for subject, _, class_ in data.triples((None, RDF.type, None)):
        if str(class_).startswith(XZ):
            graph.add((subject, RDF.type, class_))
    for relation in relations:
        for triple in data.triples((None, relation, None)):
            graph.add(triple)
    for claim in data.subjects(RDF.type, _XZ.Claim):
        parts = (data.objects(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        for subject, predicate, object_ in product(*parts):
            graph.add((subject, predicate, object_))
    return graph


def _keep_shapes(shapes: rdflib.Graph, kept: Iterable[rdflib.URIRef]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for shape in kept:
        graph += shapes.cbd(shape)
    return graph


def _matches(
    shape: rdflib.URIRef, shapes: rdflib.Graph, data: rdflib.Graph, classes: rdflib.Graph
) -> bool:
    """Whether any node of `data` is a target of `shape`; `classes` has what stands below which."""
    for target in (SH.targetSubjectsOf, SH.targetObjectsOf):
        if any((None, predicate, None) in data for predicate in shapes.objects(shape, target)):
            return True
    return any(
        (None, RDF.type, class_) in data
        for target in shapes.objects(shape, SH.targetClass)
        for class_ in classes.transitive_subjects(RDFS.subClassOf, target)
    )


def _find(data: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Violation]:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield Violation(
            focus=str(report.value(result, SH.focusNode)),
            path=str(report.value(result, SH.resultPath) or ""),
            value=str(report.value(result, SH.value) or ""),
            constraint=_local(report.value(result, SH.sourceShape)),
            message=_message(report.objects(result, SH.resultMessage)),
        )


def _message(messages: Iterable[rdflib.term.Node]) -> str:
    """Chinese first; pyshacl's own messages have no language."""
    texts = (text for text in messages if isinstance(text, rdflib.Literal))
    return " / ".join(map(str, sorted(texts, key=lambda text: (text.language != "zh", text))))


def _local(term: rdflib.term.Node | None) -> str:
    return str(term).removeprefix(XZ)
