"""A schema in, what extraction needs of it out."""

from __future__ import annotations

from extract import RelationType, Vocabulary
from ontology.homonyms import read_homonyms
from ontology.identity import to_iri, to_key
from ontology.schema_model import Schema


def to_vocabulary(schema: Schema) -> Vocabulary:
    """Give classes by preference, relations by name, and every label's class.

    A homonym has the class of its usual sense, and is left out where no concept has that sense:
    what else it may mean is told by its sentence alone.
    """
    return Vocabulary(
        classes=tuple(term.name for term in schema.classes),
        relations={
            term.name: RelationType(term.name, term.heads, term.tails, term.symmetric)
            for term in schema.relations
        },
        labels=_labels(schema),
    )


def _labels(schema: Schema) -> dict[str, str]:
    homonyms = read_homonyms()
    return {
        label: concept.class_
        for concept in schema.concepts
        for label in (concept.label, *concept.labels)
        if to_key(label) not in homonyms or concept.iri == to_iri(schema.base, label)
    }
