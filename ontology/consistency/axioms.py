"""Axioms, and the facts that they join and give by predicate and class: which to ask, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.consistency.read_rules import PREFIXES, Node, Pattern, Rule

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
SAME = ox.NamedNode(PREFIXES["owl"] + "sameAs")

Binding = Mapping[str, Node]
Key = tuple[Node | None, Node | None]
"""A predicate, and a class where the predicate is rdf:type; None for any."""


@dataclass(frozen=True, slots=True)
class Axiom:
    """A rule with one axiom that it is about."""

    rule: Rule
    binding: Binding


def to_triple(pattern: Pattern, binding: Binding) -> ox.Triple:
    """Give the triple that a pattern stands for."""
    terms = [binding[term] if isinstance(term, str) else term for term in pattern]
    return ox.Triple(*terms)  # type: ignore[arg-type]


def to_key(pattern: Pattern, binding: Binding) -> Key:
    """Give the key of the facts that a pattern stands for."""
    predicate, object_ = (
        binding.get(term) if isinstance(term, str) else term for term in pattern[1:]
    )
    return predicate, object_ if predicate == TYPE else None


def to_rooms(axiom: Axiom) -> set[Key]:
    """Give the keys of the facts that an axiom's rule joins."""
    return {to_key(fact, axiom.binding) for fact in axiom.rule.facts}


def widen(keys: Iterable[Key]) -> set[Key]:
    """Give the keys with all those that have room for what they stand for."""
    found = set(keys)
    if not found:
        return found
    return found | {(predicate, None) for predicate, _ in found} | {(None, None)}


def keep_needed(axioms: Iterable[Axiom], faults: Iterable[Axiom]) -> list[Axiom]:
    """Keep the axioms from whose facts, by way of other axioms, one of `faults` could follow.

    Most classes and properties of other vocabularies lead nowhere: nothing forbids them anything.
    Those that read owl:sameAs are left out: they matter only where something is the same.
    """
    needed = {key for fault in faults for key in to_rooms(fault) if key[0] is not None}
    waiting = [(axiom, to_rooms(axiom)) for axiom in axioms]
    waiting = [(axiom, rooms) for axiom, rooms in waiting if (SAME, None) not in rooms]
    kept = list[Axiom]()
    while True:
        found = [(axiom, rooms) for axiom, rooms in waiting if _is_needed(axiom, needed)]
        if not found:
            return kept
        kept += [axiom for axiom, _ in found]
        waiting = [(axiom, rooms) for axiom, rooms in waiting if not _is_needed(axiom, needed)]
        needed |= {key for _, rooms in found for key in rooms}


def _is_needed(axiom: Axiom, needed: set[Key]) -> bool:
    assert axiom.rule.then is not None
    key = to_key(axiom.rule.then, axiom.binding)
    if key[0] is None or (key[0] == TYPE and key[1] is None):
        return True
    return not widen([key]).isdisjoint(needed)
