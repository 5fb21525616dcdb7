"""Rules over one encoded sentence: what it states, with ends that may stand before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from extract.candidate import Candidate
from extract.discourse import Discourse
from extract.encode import Encoded
from extract.ends import Place, find_end
from extract.model import Qualifiers
from extract.qualify import to_fixed, to_qualifiers, to_statement
from extract.rule import End, Rule

STAGES: tuple[tuple[End, ...], ...] = (("slot", "nearest"), ("subject",), ("document",))
"""Rules that name both ends come before those that look for a subject, and these before demands."""

ATTRIBUTES = frozenset({"is_a", "has_feature", "has_part", "has_value"})
"""What a demand may say of its object by the way: 培育陶瓷等产业 demands, and tells a kind."""


@dataclass(frozen=True, slots=True)
class Found:
    """One stated relation. `head` None is the document, or where `earlier` an earlier mention.

    `rule` names the construction or model that found it, `confidence` is its measured precision.
    The head stands `above` sentences before, the tail `tail_above`.
    """

    head: Candidate | None
    relation: str
    tail: Candidate
    rule: str
    qualifiers: Qualifiers
    trigger: tuple[int, int]
    earlier: bool = False
    confidence: float | None = None
    above: int = 0
    tail_above: int = 0


def find_relations(
    encoded: Encoded, rules: Sequence[Rule], discourse: Discourse
) -> tuple[Found, ...]:
    """Find what a sentence states, in the order of the text.

    What a rule of an earlier stage has stated of a tail, a later stage does not state anew.
    """
    kept: list[Found] = []
    if not encoded.groups:
        return ()
    for stage in STAGES:
        found = [
            one
            for rule in rules
            if (rule.head if rule.head != "slot" else rule.tail) in stage
            for match in find_matches(rule.pattern, encoded.value)
            for one in _to_found(rule, match, encoded, discourse)
        ]
        kept += [one for one in _drop_doubles(found) if not _is_stated(one, kept)]
    return tuple(sorted(kept, key=lambda f: (f.trigger, f.tail.start, f.relation)))


def find_proposals(
    encoded: Encoded, rules: Sequence[Rule], discourse: Discourse
) -> Iterator[Found]:
    """Find what each rule by itself would state, doubles and contradictions included."""
    if encoded.groups:
        for rule in rules:
            for match in find_matches(rule.pattern, encoded.value):
                yield from _to_found(rule, match, encoded, discourse)


def find_matches(pattern: re.Pattern[str], value: str) -> Iterator[re.Match[str]]:
    """Find all matches, of which one may begin with the group that ended the one before."""
    match = pattern.search(value)
    while match:
        yield match
        match = pattern.search(value, max(match.start() + 1, match.end() - 1))


def _is_stated(one: Found, kept: Sequence[Found]) -> bool:
    demand = one.relation == "calls_for"
    return any(
        one.tail in (old.tail, old.head)
        and (old.relation == one.relation or (demand and old.relation not in ATTRIBUTES))
        and old.trigger[0] < one.trigger[1]
        and one.trigger[0] < old.trigger[1]
        for old in kept
    )


def to_unique(founds: Iterable[Found]) -> tuple[Found, ...]:
    """Give what is found without what states of the same ends the same once more."""
    unique: dict[tuple[object, ...], Found] = {}
    for one in founds:
        unique.setdefault((one.head, one.relation, one.tail, one.earlier, one.above), one)
    return tuple(unique.values())


def _drop_doubles(found: Sequence[Found]) -> list[Found]:
    """Keep what the first rule found; of a value it also tells whose it is."""
    unique: dict[tuple[object, ...], Found] = {}
    owners: dict[Candidate, str] = {}
    for one in found:
        if one.relation != "has_value" or owners.setdefault(one.tail, one.rule) == one.rule:
            unique.setdefault((one.head, one.relation, one.tail, one.earlier), one)
    return list(unique.values())


def _to_found(
    rule: Rule, match: re.Match[str], encoded: Encoded, discourse: Discourse
) -> Iterator[Found]:
    head = find_end(rule, "head", match, encoded, discourse)
    pairs: Sequence[tuple[Candidate | None, Candidate | None]]
    if rule.spread == "pairs":
        pairs = list(combinations(_members(encoded, head), 2))
    else:
        tail = find_end(rule, "tail", match, encoded, discourse)
        if head is None or tail is None or head == tail:
            return
        heads, tails = _members(encoded, head), _members(encoded, tail)
        parallel = rule.spread == "parallel" and len(heads) == len(tails)
        pairs = list(zip(heads, tails, strict=True) if parallel else product(heads, tails))
    trigger = encoded.text_span(*match.span())
    at = head if isinstance(head, int) else match.start()
    stated, fixed = to_statement(rule, match, at), to_fixed(rule, match, encoded)
    qualifiers = to_qualifiers(stated, encoded, discourse, fixed)
    for first, second in pairs:
        if second is not None and first != second:
            earlier = head == "earlier"
            yield Found(
                first,
                rule.relation,
                second,
                rule.id,
                qualifiers,
                trigger,
                earlier,
                rule.confidence,
            )


def _members(encoded: Encoded, place: Place | None) -> tuple[Candidate | None, ...]:
    return encoded.groups[place].members if isinstance(place, int) else (None,)
