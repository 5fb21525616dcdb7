"""Mentions in; entities with one IRI, one class and one name out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract import Mention
from ontology.homonyms import Homonyms, to_sense
from ontology.identity import to_document_iri, to_iri, to_key, to_name
from ontology.model import Entity
from ontology.reading import Reading
from ontology.schema_model import ConceptTerm, Schema


@dataclass(frozen=True, slots=True)
class Resolution:
    """A document that was read: its own IRI, and each of its mentions with its entity's IRI."""

    reading: Reading
    iri: str
    title: str
    mentions: tuple[tuple[Mention, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resolver:
    """What gives a label its IRI: the concepts' labels, the homonyms, the namespace."""

    base: str
    homonyms: Homonyms = field(repr=False)
    concepts: Mapping[str, str] = field(repr=False)

    def iri(self, label: str, company: frozenset[str]) -> str:
        """Give the IRI of `label` in a sentence that mentions the keys `company`."""
        key = to_key(label)
        sense = to_sense(self.homonyms, key, company)
        own = to_iri(self.base, label, sense)
        return own if key in self.homonyms else self.concepts.get(key, own)


def to_resolver(schema: Schema, homonyms: Homonyms) -> Resolver:
    """Give the resolver of a schema; each label of a concept leads to the concept's IRI."""
    concepts = {
        to_key(label): concept.iri
        for concept in schema.concepts
        for label in (concept.label, *concept.labels)
    }
    return Resolver(schema.base, homonyms, concepts)


def to_resolution(reading: Reading, resolver: Resolver) -> Resolution:
    """Give a document with the IRIs of all it names; for want of a title its path is it."""
    company: dict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        company[mention.sentence].add(to_key(mention.text))
    beside = {sentence: frozenset(keys) for sentence, keys in company.items()}
    title = to_name(reading.document.title) or reading.sources[0]
    return Resolution(
        reading,
        to_document_iri(resolver.base, title, reading.document.id),
        title,
        tuple(
            (mention, resolver.iri(mention.text, beside[mention.sentence]))
            for mention in reading.mentions
        ),
    )


def to_entities(resolutions: Sequence[Resolution], schema: Schema) -> tuple[Entity, ...]:
    """Give one entity for each IRI that is mentioned and one for each document, by IRI.

    Its class is that of most of its mentions, of several the one of first preference; a concept
    of the ontology keeps its own. Its name is the commonest wording, of several the shortest.
    """
    concepts = {concept.iri: concept for concept in schema.concepts}
    order = {term.name: term.preference for term in schema.classes}
    groups: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for row in resolutions:
        for mention, iri in row.mentions:
            groups[iri].append((mention, row.reading.document.id))
    entities = [_to_entity(iri, rows, concepts.get(iri), order) for iri, rows in groups.items()]
    for row in resolutions:
        documents = (row.reading.document.id,)
        entities.append(Entity(row.iri, row.title, "Document", None, (), documents))
    return tuple(sorted(entities, key=lambda entity: entity.iri))


def _to_entity(
    iri: str,
    rows: Sequence[tuple[Mention, str]],
    concept: ConceptTerm | None,
    order: Mapping[str, int],
) -> Entity:
    names = Counter(to_name(mention.text) for mention, _ in rows)
    documents = tuple(sorted({document for _, document in rows}))
    if concept is not None:
        return _from_concept(concept, names, documents)
    votes = Counter(mention.class_ for mention, _ in rows)
    class_ = min(votes, key=lambda name: (-votes[name], order[name]))
    name = min(names, key=lambda name: (-names[name], len(name), name))
    aliases = tuple(sorted(names.keys() - {name}))
    return Entity(iri, name, class_, None, aliases, documents)


def _from_concept(concept: ConceptTerm, names: Iterable[str], documents: tuple[str, ...]) -> Entity:
    aliases = {*concept.labels, *names} - {concept.label}
    return Entity(
        concept.iri, concept.label, concept.class_, concept.en, tuple(sorted(aliases)), documents
    )
