"""Mentions in; entities with one IRI, one class and one name out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract import Mention
from ontology.aliases import Aliases
from ontology.extracted import Extracted
from ontology.identity import to_document_iri, to_iri, to_key, to_name
from ontology.introduced import find_introduced
from ontology.model import Entity, MergeRecord
from ontology.resolver import Names, Resolver
from ontology.schema_model import ConceptTerm, Schema


class Named(NamedTuple):
    """A mention's wording and class, and the id of its document."""

    name: str
    class_: str
    document: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A document that was read: its own IRI, and each of its mentions with its entity's IRI.

    `merges` has a row for each name that leads to another name's entity.
    """

    extracted: Extracted
    iri: str
    title: str
    mentions: tuple[tuple[Mention, str], ...] = field(repr=False)
    merges: tuple[MergeRecord, ...] = field(repr=False)


def to_resolution(extracted: Extracted, resolver: Resolver) -> Resolution:
    """Give a document with the IRIs of all it names; for want of a title its path is it."""
    company: dict[int, set[str]] = defaultdict(set)
    for mention in extracted.mentions:
        company[mention.sentence].add(to_key(mention.text))
    beside = {sentence: frozenset(keys) for sentence, keys in company.items()}
    title = to_name(extracted.document.title) or extracted.sources[0]
    names = Names(resolver, extracted.document.id, find_introduced(extracted))
    found = [
        (row, names.resolve(extracted.name(row), beside[row.sentence]))
        for row in extracted.mentions
    ]
    merges: dict[tuple[str, str], MergeRecord] = {}
    for mention, (iri, reason) in found:
        key = to_key(mention.text)
        if reason and (key, iri) not in merges:
            span = extracted.span(mention)
            merges[key, iri] = MergeRecord(
                extracted.document.id,
                mention.text,
                iri,
                reason,
                mention.sentence,
                span.start,
                span.end,
            )
    return Resolution(
        extracted,
        to_document_iri(resolver.base, title, extracted.document.id),
        title,
        tuple((mention, iri) for mention, (iri, _) in found),
        tuple(merges.values()),
    )


def to_entities(
    resolutions: Sequence[Resolution], schema: Schema, aliases: Aliases
) -> tuple[Entity, ...]:
    """Give one entity for each IRI that is mentioned and one for each document, by IRI.

    Its class is that of most of its mentions, of several the one of first preference; a concept
    of the ontology keeps its own. Its name is the label that the aliases name by it, else the
    commonest wording, of several the shortest.
    """
    labels = {to_iri(schema.base, alias.label): alias.label for alias in aliases.values()}
    concepts = {concept.iri: concept for concept in schema.concepts}
    order = {term.name: term.preference for term in schema.classes}
    groups: dict[str, list[Named]] = defaultdict(list)
    for row in resolutions:
        for mention, iri in row.mentions:
            name = to_name(row.extracted.name(mention))
            groups[iri].append(Named(name, mention.class_, row.extracted.document.id))
    entities = [
        _to_entity(iri, rows, concepts.get(iri), labels.get(iri), order)
        for iri, rows in groups.items()
    ]
    for row in resolutions:
        documents = (row.extracted.document.id,)
        entities.append(Entity(row.iri, row.title, "Document", None, (), documents))
    return tuple(sorted(entities, key=lambda entity: entity.iri))


def _to_entity(
    iri: str,
    rows: Sequence[Named],
    concept: ConceptTerm | None,
    label: str | None,
    order: Mapping[str, int],
) -> Entity:
    names = Counter(row.name for row in rows)
    documents = tuple(sorted({row.document for row in rows}))
    if concept is not None:
        return _from_concept(concept, names, documents)
    votes = Counter(row.class_ for row in rows)
    class_ = min(votes, key=lambda name: (-votes[name], order[name]))
    name = label or min(names, key=lambda name: (-names[name], len(name), name))
    aliases = tuple(sorted(names.keys() - {name}))
    return Entity(iri, name, class_, None, aliases, documents)


def _from_concept(concept: ConceptTerm, names: Iterable[str], documents: tuple[str, ...]) -> Entity:
    aliases = {*concept.labels, *names} - {concept.label}
    return Entity(
        concept.iri, concept.label, concept.class_, concept.en, tuple(sorted(aliases)), documents
    )
