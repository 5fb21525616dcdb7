"""A graph in; what follows from it by the rules, each fact with its premises, out.

Forward chaining to the fixed point: an axiom is asked again only when a fact came that one of its
patterns has room for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import pyoxigraph as ox

from ontology.consistency.axioms import Axiom, Binding, Key, to_key, to_rooms, to_triple, widen
from ontology.consistency.datatypes import allows, differ, is_equal
from ontology.consistency.read_rules import FUNCTIONS, PREFIXES, Node, Rule

INFERRED = ox.NamedNode("urn:x-xinzhi:inferred")
BOTH: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.DefaultGraph(), INFERRED]


@dataclass(frozen=True, slots=True)
class Closure:
    """A store with what is stated and, apart, what follows; why each fact of that follows."""

    store: ox.Store
    reasons: dict[ox.Triple, tuple[Axiom, Binding]] = field(default_factory=dict)

    def ask(self, query: str, binding: Binding | None = None) -> Iterator[dict[str, Node]]:
        """Give the rows of a query on all that is stated and follows."""
        result = self.store.query(
            query,
            prefixes=dict(PREFIXES),
            default_graph=BOTH,
            substitutions={ox.Variable(name): term for name, term in (binding or {}).items()},
            custom_functions={**CALLS},
        )
        assert isinstance(result, ox.QuerySolutions)
        names = [variable.value for variable in result.variables]
        for row in result:
            yield {name: row[name] for name in names if row[name] is not None}

    def find_axioms(self, rule: Rule) -> list[Axiom]:
        """Find each axiom that a rule is about; a rule about none stands by itself."""
        if not rule.axiom:
            return [Axiom(rule, {})]
        rows = self.ask(f"SELECT DISTINCT * {{ {rule.axiom} }}")
        return [Axiom(rule, row) for row in sorted(rows, key=_in_order)]

    def close(self, axioms: list[Axiom]) -> None:
        """Add all that follows by `axioms`."""
        rooms = [(axiom, to_rooms(axiom)) for axiom in axioms]
        due = axioms
        while due:
            fresh = {key for axiom in due for key in self._add(axiom)}
            wide = widen(fresh)
            due = [axiom for axiom, room in rooms if not wide.isdisjoint(room)]

    def _add(self, axiom: Axiom) -> set[Key]:
        """Add what follows by one axiom, and give the keys of what is new."""
        then, added = axiom.rule.then, set[Key]()
        assert then is not None
        # Of several ways to a fact the first is told: whatever the order of the triples.
        for row in sorted(self.ask(axiom.rule.query, axiom.binding), key=_in_order):
            fact = to_triple(then, row)
            if fact not in self.reasons:
                self.reasons[fact] = axiom, row
                self.store.add(ox.Quad(fact.subject, fact.predicate, fact.object, INFERRED))
                added.add(to_key(then, row))
        return added


def _in_order(row: Binding) -> list[str]:
    return [f"{name} {row[name]}" for name in sorted(row)]


def _compare(compare: Callable[[ox.Literal, ox.Literal], bool], *terms: object) -> ox.Literal:
    """Compare two terms that are both literals; others do not compare."""
    literals = [term for term in terms if isinstance(term, ox.Literal)]
    return ox.Literal(len(literals) == 2 and compare(*literals))


CALLS: dict[ox.NamedNode, Callable[..., ox.Literal]] = {
    ox.NamedNode(FUNCTIONS + "before"): lambda a, b: ox.Literal(str(a) < str(b)),
    ox.NamedNode(FUNCTIONS + "allows"): lambda d, a: ox.Literal(allows(d.value, a)),
    ox.NamedNode(FUNCTIONS + "differ"): partial(_compare, differ),
    ox.NamedNode(FUNCTIONS + "equal"): partial(_compare, is_equal),
}
