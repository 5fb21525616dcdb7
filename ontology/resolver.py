"""Labels in; the IRI of the thing each names, and why where that is not its own, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ontology.aliases import Aliases
from ontology.homonyms import Homonyms, to_sense
from ontology.identity import to_iri, to_key
from ontology.schema_model import Schema

Reason = Literal["", "alias", "concept", "introduced"]
"""Why a name leads to another name's entity: the alias file, the ontology, or the text itself."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """What gives a label its IRI: concepts, aliases, homonyms, local names, the namespace.

    `concepts` has the IRI of each key, `agents` those of them that are people and bodies.
    """

    base: str
    homonyms: Homonyms = field(repr=False)
    concepts: Mapping[str, str] = field(repr=False)
    agents: frozenset[str] = field(repr=False)
    aliases: Aliases = field(repr=False)
    local: re.Pattern[str] = field(repr=False)

    def resolve(self, label: str, company: frozenset[str]) -> tuple[str, Reason]:
        """Give the IRI of `label` in a sentence that mentions the keys `company`, and the reason.

        An alias leads to its label, a label of the ontology's to the concept; a homonym to the
        sense that its company tells.
        """
        key = to_key(label)
        if key in self.homonyms:
            return to_iri(self.base, label, to_sense(self.homonyms, key, company)), ""
        alias = self.aliases.get(key)
        own = to_iri(self.base, alias or label)
        iri = self.concepts.get(to_key(alias) if alias else key, own)
        return iri, "alias" if alias else ("concept" if iri != own else "")

    def iri(self, label: str, company: frozenset[str] = frozenset()) -> str:
        """Give the IRI of `label` in a sentence that mentions the keys `company`."""
        return self.resolve(label, company)[0]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one document: what it introduces, and what means something only in it."""

    resolver: Resolver
    document: str
    introduced: Mapping[str, str]

    def resolve(self, label: str, company: frozenset[str]) -> tuple[str, Reason]:
        """Give the IRI of `label`, and why where it is another name's."""
        key = to_key(label)
        if full := self.introduced.get(key):
            iri, reason = self.resolver.resolve(full, company)
            own, _ = self.resolver.resolve(label, company)
            return (iri, "introduced") if iri != own else (iri, reason)
        if self.resolver.local.fullmatch(key):
            return to_iri(self.resolver.base, label, self.document), ""
        return self.resolver.resolve(label, company)


def to_resolver(
    schema: Schema, homonyms: Homonyms, aliases: Aliases, local: re.Pattern[str]
) -> Resolver:
    """Give the resolver of a schema; each label of a concept leads to the concept's IRI."""
    concepts = {
        to_key(label): concept.iri
        for concept in schema.concepts
        for label in (concept.label, *concept.labels)
    }
    agents = frozenset(
        concept.iri for concept in schema.concepts if concept.class_ in ("Person", "Organization")
    )
    return Resolver(schema.base, homonyms, concepts, agents, aliases, local)
