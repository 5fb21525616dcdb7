"""An index of the schema's triples in; its classes, relations and concepts out."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ontology.schema_model import XZ, ClassTerm, ConceptTerm, RelationTerm
from ontology.turtle_index import OWL, RDF, RDFS, SH, SKOS, TurtleIndex


def to_classes(index: TurtleIndex) -> tuple[ClassTerm, ...]:
    """Give the basic classes (those with a preference), the preferred first."""
    found = []
    for subject in index.typed(OWL + "Class"):
        for preference in index.objects(subject, XZ + "preference"):
            name = subject.value.removeprefix(XZ)
            labels = _labels(index, subject)
            assert isinstance(preference, ox.Literal)
            reached = _reach(index, subject, "subClassOf")
            above = frozenset(term.value for term in reached if term != subject)
            term = ClassTerm(name, subject.value, *labels, int(preference.value), above)
            found.append(term)
    return tuple(sorted(found, key=lambda term: term.preference))


def to_relations(
    index: TurtleIndex, shapes: TurtleIndex, named: str = "relationName"
) -> tuple[RelationTerm, ...]:
    """Give the relations (properties with a relation name), their ends read from `shapes`.

    With `named` "linkName" give the links.
    """
    heads = dict(_ends(shapes, "targetSubjectsOf"))
    tails = dict(_ends(shapes, "targetObjectsOf"))
    found = []
    for subject in index.typed(OWL + "ObjectProperty"):
        for name in index.objects(subject, XZ + named):
            iri, types = subject.value, index.iris(subject, RDF + "type")
            assert isinstance(name, ox.Literal)
            term = RelationTerm(
                name.value,
                iri,
                *_labels(index, subject),
                symmetric=OWL + "SymmetricProperty" in types,
                transitive=OWL + "TransitiveProperty" in types,
                inverse=_inverse(index, subject),
                heads=heads[iri],
                tails=tails[iri],
                domains=_typing(index, subject, "domain"),
                ranges=_typing(index, subject, "range"),
            )
            found.append(term)
    return tuple(sorted(found, key=lambda term: term.name))


def to_concepts(index: TurtleIndex, classes: tuple[ClassTerm, ...]) -> tuple[ConceptTerm, ...]:
    """Give the individuals of the basic classes that have a label, by IRI."""
    found = []
    for class_ in classes:
        for subject in index.typed(class_.iri):
            for label in index.texts(subject, SKOS + "prefLabel", "zh")[:1]:
                en = index.texts(subject, SKOS + "prefLabel", "en")
                definitions, definitions_en = (
                    index.texts(subject, SKOS + "definition", language) for language in ("zh", "en")
                )
                term = ConceptTerm(
                    subject.value,
                    label,
                    tuple(sorted(index.texts(subject, SKOS + "altLabel", "zh"))),
                    en[0] if en else None,
                    class_.name,
                    definitions[0] if definitions else None,
                    definitions_en[0] if definitions_en else None,
                )
                found.append(term)
    return tuple(sorted(found, key=lambda term: term.iri))


def _labels(index: TurtleIndex, subject: ox.NamedNode) -> tuple[str, str, str, str]:
    zh, en, definition, definition_en = (
        index.texts(subject, SKOS + predicate, language)[0]
        for predicate in ("prefLabel", "definition")
        for language in ("zh", "en")
    )
    return zh, en, definition, definition_en


def _inverse(index: TurtleIndex, subject: ox.NamedNode) -> str | None:
    stated = index.iris(subject, OWL + "inverseOf")
    others = [
        other.value
        for other in index.typed(OWL + "ObjectProperty")
        if subject.value in index.iris(other, OWL + "inverseOf")
    ]
    return next(iter([*stated, *others]), None)


def _typing(index: TurtleIndex, subject: ox.NamedNode, axiom: str) -> tuple[str, ...]:
    """Give the domains or ranges of a property and of all properties of ours above it."""
    above = _reach(index, subject, "subPropertyOf")
    return tuple(sorted({end for iri in above for end in index.iris(iri, RDFS + axiom)}))


def _reach(index: TurtleIndex, subject: ox.NamedNode, step: str) -> frozenset[ox.NamedNode]:
    """Give a term and the terms of ours that it reaches by steps up."""
    seen = set[ox.NamedNode]()
    waiting = [subject]
    while waiting:
        term = waiting.pop()
        if term not in seen and term.value.startswith(XZ):
            seen.add(term)
            waiting += map(ox.NamedNode, index.iris(term, RDFS + step))
    return frozenset(seen)


def _ends(shapes: TurtleIndex, target: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Give each relation's IRI with the classes that its shape on one end lists."""
    for shape in shapes.typed(SH + "PropertyShape"):
        if RDF + "type" not in shapes.iris(shape, SH + "path"):
            continue
        for relation in shapes.iris(shape, SH + target):
            (value,) = shapes.objects(shape, SH + "qualifiedValueShape")
            (first,) = shapes.objects(value, SH + "in")
            members = (str(term.value) for term in shapes.members(first))  # type: ignore[union-attr]
            yield relation, frozenset(member.removeprefix(XZ) for member in members)
