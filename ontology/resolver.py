"""Labels in; the IRI of the thing each names, and why where that is not its own, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.aliases import Aliases
from ontology.homonyms import Homonyms, to_sense
from ontology.identity import find_folds, to_iri, to_key
from ontology.schema_model import Schema
from ontology.variants import Variant, read_variants, to_form


@dataclass(frozen=True, slots=True)
class Target:
    """The IRI to which a name leads, and why where that is not the name's own ("" where it is)."""

    iri: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolver:
    """What gives a label its IRI: homonyms, aliases, concepts, rules of wording, the namespace.

    `names` has the target of each key that the ontology or the alias files list, `forms` that of
    each form that only one thing listed there has. `concepts` has the IRI of each key that the
    ontology lists, `agents` those of them that are people and bodies.
    """

    base: str
    homonyms: Homonyms = field(repr=False)
    concepts: Mapping[str, str] = field(repr=False)
    agents: frozenset[str] = field(repr=False)
    names: Mapping[str, Target] = field(repr=False)
    forms: Mapping[str, Target] = field(repr=False)
    local: re.Pattern[str] = field(repr=False)
    variants: tuple[Variant, ...] = field(repr=False)

    def resolve(self, label: str, company: frozenset[str]) -> tuple[str, str]:
        """Give the IRI of `label` in a sentence that mentions the keys `company`, and the reason.

        A homonym leads to the sense that its company tells. A listed name leads to its thing as
        it is; any other, by the rules of wording, to the listed thing of its form, or else to
        whatever shares its form. The reason names each rule that had a part.
        """
        key = to_key(label)
        if key in self.homonyms:
            return to_iri(self.base, label, to_sense(self.homonyms, key, company)), ""
        folds = find_folds(label)
        if target := self.names.get(key):
            return target.iri, _join(*folds, target.reason)
        form = to_form(key, self.variants)
        if target := self.forms.get(form.text):
            return target.iri, _join(*folds, *form.rules, target.reason)
        return to_iri(self.base, form.text), _join(*folds, *form.rules)

    def iri(self, label: str, company: frozenset[str] = frozenset()) -> str:
        """Give the IRI of `label` in a sentence that mentions the keys `company`."""
        return self.resolve(label, company)[0]


def _join(*reasons: str) -> str:
    return " ".join(dict.fromkeys(filter(None, reasons)))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one document: what it introduces, and what means something only in it."""

    resolver: Resolver
    document: str
    introduced: Mapping[str, str]

    def resolve(self, label: str, company: frozenset[str]) -> tuple[str, str]:
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
    schema: Schema,
    homonyms: Homonyms,
    aliases: Aliases,
    local: re.Pattern[str],
    variants: tuple[Variant, ...] | None = None,
) -> Resolver:
    """Give the resolver of a schema: aliases and the labels of concepts lead to their things.

    An alias file says more than the ontology where both list a name. `variants` are the shipped
    rules of wording where none are given.
    """
    variants = read_variants() if variants is None else variants
    concepts = {
        to_key(label): concept.iri
        for concept in schema.concepts
        for label in (concept.label, *concept.labels)
    }
    agents = frozenset(
        concept.iri for concept in schema.concepts if concept.class_ in ("Person", "Organization")
    )
    names = _to_names(schema.base, concepts, aliases)
    listed = {key: target for key, target in names.items() if key not in homonyms}
    forms = _to_forms(listed, variants)
    return Resolver(schema.base, homonyms, concepts, agents, names, forms, local, variants)


def _to_names(base: str, concepts: Mapping[str, str], aliases: Aliases) -> dict[str, Target]:
    names = {
        key: Target(iri, "" if iri == to_iri(base, key) else "concept")
        for key, iri in concepts.items()
    }
    for key, alias in aliases.items():
        label = to_key(alias.label)
        iri = concepts.get(label, to_iri(base, alias.label))
        if key != label:
            names[key] = Target(iri, f"alias/{alias.reason}" if alias.reason else "alias")
        elif key not in concepts:
            names[key] = Target(iri, "")
    return names


def _to_forms(names: Mapping[str, Target], variants: tuple[Variant, ...]) -> dict[str, Target]:
    """Give the target of each form; a form of two things tells neither."""
    forms: dict[str, dict[str, Target]] = defaultdict(dict)
    for key, target in sorted(names.items(), key=lambda row: (row[1].reason, row[0])):
        form = to_form(key, variants)
        # A name that is the form of a listed one gets there by the rules of that one.
        found = Target(target.iri, _join(*form.rules, target.reason))
        forms[form.text].setdefault(target.iri, found)
    return {
        form: target
        for form, targets in forms.items()
        if len(targets) == 1
        for target in targets.values()
    }
