"""RDF terms in; how people read them out: prefixed names, class expressions spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.consistency.axioms import TYPE
from ontology.consistency.read_rules import OWN, PREFIXES

DEPTH = 4
"""Class expressions within one another that are spelt out: a graph may be a circle of them."""

HOLE = re.compile(r"\{(\w+)\}")
LOCAL = re.compile(r"[\w.\-]*\w|")
FIRST, REST, NIL = (ox.NamedNode(PREFIXES["rdf"] + name) for name in ("first", "rest", "nil"))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes terms of `store` with `prefixes`."""

    store: ox.Store
    prefixes: Mapping[str, str]

    def fill(self, template: str, binding: Mapping[str, object]) -> str:
        """Write terms into the places of a template."""
        return HOLE.sub(lambda hole: self.term(binding.get(hole[1], "")), template)

    def fact(self, triple: ox.Triple) -> str:
        """Write a triple."""
        verb = "a" if triple.predicate == TYPE else self.term(triple.predicate)
        return f"{self.term(triple.subject)} {verb} {self.term(triple.object)}"

    def term(self, term: object, depth: int = DEPTH) -> str:
        """Write a term; a blank node as the class expression or list that it is."""
        if isinstance(term, ox.NamedNode):
            return self._name(term.value)
        if not isinstance(term, ox.BlankNode):
            return str(term)
        members = [self.term(member, depth - 1) for member in self._members(term) if depth]
        if members:
            return f"({' '.join(members)})"
        said = sorted(
            f"{self._name(quad.predicate.value)} {self.term(quad.object, depth - 1)}"
            for quad in self.store.quads_for_pattern(term, None, None, ox.DefaultGraph())
            if depth and quad.predicate != TYPE
        )
        return f"[{' ; '.join(said)}]" if depth else "[…]"

    def _members(self, node: object) -> Iterator[object]:
        seen = set[object]()
        while isinstance(node, ox.BlankNode) and node not in seen:
            seen.add(node)
            firsts = list(self.store.quads_for_pattern(node, FIRST, None))
            if not firsts:
                return
            yield firsts[0].object
            node = next((q.object for q in self.store.quads_for_pattern(node, REST, None)), NIL)

    def _name(self, iri: str) -> str:
        known = {**PREFIXES, **self.prefixes}
        for prefix, namespace in sorted(known.items(), key=lambda pair: -len(pair[1])):
            local = iri.removeprefix(namespace)
            if namespace and local != iri and LOCAL.fullmatch(local) and namespace != OWN:
                return f"{prefix}:{local}"
        return f"<{iri}>"
