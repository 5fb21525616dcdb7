"""Turtle in; the contradictions in it, each with its axiom and facts, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.consistency.axioms import SAME, TYPE, Axiom, Binding, keep_needed, to_triple
from ontology.consistency.closure import Closure
from ontology.consistency.datatypes import is_lawful
from ontology.consistency.model import Consistency, Inconsistency
from ontology.consistency.read_rules import PREFIXES, read_rules
from ontology.consistency.term_text import HOLE, Writer

META = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl"))
EITHER_WAY = {"DifferentIndividuals", "DisjointClasses", "DisjointProperties", "EquivalentClasses"}
EITHER_WAY |= {"EquivalentProperties", "InverseObjectProperties"}
THINGS = {PREFIXES["owl"] + name for name in ("NamedIndividual", "Thing", "Nothing")}


def to_consistency(
    ontology: Iterable[ox.Triple], stated: Iterable[ox.Triple], prefixes: dict[str, str]
) -> Consistency:
    """Check what is stated, together with the axioms of the ontology, for contradictions.

    What is told is one; what no rule follows to its end is counted in `unexamined`.
    """
    rules, unexamined = read_rules()
    closure, subjects, unlawful = Closure(ox.Store()), set[object](), list[ox.Triple]()
    closure.store.bulk_extend(map(_to_quad, ontology))
    closure.store.bulk_extend(map(_to_quad, _note(stated, subjects, unlawful)))
    axioms = [axiom for rule in rules for axiom in closure.find_axioms(rule)]
    _close(axioms, closure)
    writer = Writer(closure.store, prefixes)
    found = {
        *_find(axioms, closure, writer),
        *(_to_unlawful(triple, writer) for triple in unlawful),
    }
    skipped = {
        name: sum(1 for _ in closure.ask(f"SELECT DISTINCT ?x {{ {pattern} }}"))
        for name, pattern in unexamined.items()
    }
    return Consistency(
        tuple(sorted(found)),
        _count(axioms),
        sum(_is_individual(subject, closure.store) for subject in subjects),
        len(closure.reasons),
        {name: count for name, count in skipped.items() if count},
    )


def _close(axioms: Iterable[Axiom], closure: Closure) -> None:
    """Add what follows and could contradict; all that follows once two names are of one thing."""
    giving = [axiom for axiom in axioms if axiom.rule.then]
    closure.close(keep_needed(giving, (axiom for axiom in axioms if axiom.rule.then is None)))
    if any(closure.store.quads_for_pattern(None, SAME, None)):
        closure.close(giving)


def _find(axioms: Iterable[Axiom], closure: Closure, writer: Writer) -> Iterator[Inconsistency]:
    for axiom in axioms:
        if axiom.rule.then is None:
            for row in closure.ask(axiom.rule.query, axiom.binding):
                yield to_inconsistency(axiom, {**axiom.binding, **row}, closure, writer)


def _note(
    stated: Iterable[ox.Triple], subjects: set[object], unlawful: list[ox.Triple]
) -> Iterator[ox.Triple]:
    """Give the triples, noting their subjects, and literals without a value.

    Those are seen here or never: the store keeps values, and no spellings.
    """
    for triple in stated:
        subjects.add(triple.subject)
        if isinstance(triple.object, ox.Literal) and not is_lawful(triple.object):
            unlawful.append(triple)
        yield triple


def _to_unlawful(triple: ox.Triple, writer: Writer) -> Inconsistency:
    whose = f"{writer.term(triple.subject)} 的 {writer.term(triple.predicate)}"
    zh = f"{whose} 写作 {triple.object}，不是该数据类型的值"
    en = f"{triple.object} is no value of its datatype"
    return Inconsistency(f"{zh} / {en}", "dt-not-type", "", (writer.fact(triple),), ())


def to_inconsistency(axiom: Axiom, row: Binding, closure: Closure, writer: Writer) -> Inconsistency:
    """Give the contradiction of a row, its facts traced back to what is stated."""
    rule = axiom.rule
    facts, through = dict[str, None](), dict[str, None]()
    waiting, seen = [to_triple(fact, row) for fact in rule.facts], set[ox.Triple]()
    while waiting:
        fact = waiting.pop(0)
        if fact in seen:
            continue
        seen.add(fact)
        if fact not in closure.reasons:
            facts[writer.fact(fact)] = None
            continue
        why, binding = closure.reasons[fact]
        if why.rule.says:
            through[writer.fill(why.rule.says, {**why.binding, **binding})] = None
        waiting += [to_triple(premise, binding) for premise in why.rule.facts]
    message = f"{writer.fill(rule.zh, row)} / {writer.fill(rule.en, row)}"
    return Inconsistency(
        message, rule.id, writer.fill(rule.says, row), tuple(sorted(facts)), tuple(sorted(through))
    )


def _count(axioms: Iterable[Axiom]) -> dict[str, int]:
    """Count the axioms of each kind: the word before the bracket, in functional syntax.

    Several rules may be about one axiom, and a rule may turn it round: it is counted once.
    """
    found = set[tuple[str, tuple[str, ...]]]()
    for axiom in axioms:
        if axiom.rule.axiom and axiom.rule.says:
            kind = re.split(r"\W", axiom.rule.says, maxsplit=1)[0]
            terms = [str(axiom.binding[place]) for place in HOLE.findall(axiom.rule.says)]
            found.add((kind, tuple(sorted(terms) if kind in EITHER_WAY else terms)))
    return dict(sorted(Counter(kind for kind, _ in found).items()))


def _is_individual(subject: object, store: ox.Store) -> bool:
    """Whether the subject has a class that is not of OWL's own vocabulary, stated or inferred."""
    assert isinstance(subject, ox.NamedNode | ox.BlankNode)
    types = {quad.object for quad in store.quads_for_pattern(subject, TYPE, None)}
    iris = {term.value for term in types if isinstance(term, ox.NamedNode)}
    return any(iri in THINGS or not iri.startswith(META) for iri in iris) or (
        bool(types) and not iris
    )


def _to_quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object)
