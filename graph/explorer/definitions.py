"""What classes, relations and concepts mean, for those who read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ontology import Schema, to_schema_triples

Definitions = Mapping[str, tuple[str, str]]
"""The Chinese and English definition of each class and relation, by name, and concept, by IRI."""

DEFINITION = ox.NamedNode("http://www.w3.org/2004/02/skos/core#definition")


def to_definitions(schema: Schema) -> Definitions:
    """Give what the schema's terms mean; a tongue in which one is not defined is ""."""
    concepts = {concept.iri for concept in schema.concepts}
    found: dict[str, dict[str, str]] = {iri: {} for iri in sorted(concepts)}
    for iri, text in _find(schema):
        if iri in concepts:
            found[iri].setdefault(text.language or "", text.value)
    classes = {term.name: (term.definition, term.definition_en) for term in schema.classes}
    relations = {term.name: (term.definition, term.definition_en) for term in schema.relations}
    defined = {iri: (texts.get("zh", ""), texts.get("en", "")) for iri, texts in found.items()}
    return classes | relations | {iri: pair for iri, pair in defined.items() if any(pair)}


def _find(schema: Schema) -> Iterator[tuple[str, ox.Literal]]:
    """Find the definitions of the schema's files, whatever they define, as the files have them."""
    for file in schema.ontology:
        for triple in to_schema_triples(file, schema.base):
            subject, text = triple.subject, triple.object
            if triple.predicate == DEFINITION and isinstance(subject, ox.NamedNode):
                assert isinstance(text, ox.Literal)
                yield subject.value, text
