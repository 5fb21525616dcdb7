"""What facts name in; the entities with those among them out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus import is_body
from ontology.identity import to_iri, to_key, to_name
from ontology.model import Entity
from ontology.resolver import Resolver

WORK, SERIAL, AGENT = "work", "serial", "agent"
"""The senses of titles and names: a work called 数据要素 is not the factor of that name."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity that a fact of a document names, and the class that the fact gives it."""

    iri: str
    name: str
    class_: str
    document: str


def to_agent(name: str, document: str, resolver: Resolver, class_: str = "") -> Named:
    """Give a person or body: the one of that name in the text, unless another thing has it."""
    label = to_name(name)
    iri = resolver.iri(label)
    if to_key(label) in resolver.concepts and iri not in resolver.agents:
        iri = to_iri(resolver.base, label, AGENT)
    told = class_ or ("Organization" if is_body(name) else "Person")
    return Named(iri, label, told, document)


def to_work(title: str, document: str, resolver: Resolver, sense: str = WORK) -> Named:
    """Give a work or serial, known by its title alone."""
    return Named(to_iri(resolver.base, title, sense), to_name(title), "Document", document)


def with_named(entities: Sequence[Entity], named: Iterable[Named]) -> tuple[Entity, ...]:
    """Give the entities, by IRI, with those that facts name; a fact's class is certain.

    A name given to a person here and to a body there is a body's.
    """
    groups: dict[str, list[Named]] = defaultdict(list)
    for each in sorted(set(named)):
        groups[each.iri].append(each)
    found = {entity.iri: entity for entity in entities}
    for iri, rows in groups.items():
        found[iri] = _merged(found.get(iri), rows)
    return tuple(found[iri] for iri in sorted(found))


def _merged(entity: Entity | None, rows: Sequence[Named]) -> Entity:
    documents = {row.document for row in rows}
    class_ = min(row.class_ for row in rows)
    if entity is not None:
        documents |= set(entity.documents)
        return replace(entity, class_=class_, documents=tuple(sorted(documents)))
    names = Counter(row.name for row in rows)
    name = min(names, key=lambda name: (-names[name], len(name), name))
    aliases = tuple(sorted(names.keys() - {name}))
    return Entity(rows[0].iri, name, class_, None, aliases, tuple(sorted(documents)))
