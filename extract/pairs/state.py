"""What the pair model chose, as relations with their trigger and qualifiers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.discourse import Discourse
from extract.match import Found
from extract.model import Qualifiers
from extract.pairs.action import find_action
from extract.pairs.decode import to_ends
from extract.pairs.guess import DEMAND, RELATIONS
from extract.pairs.marks import Spot
from extract.pairs.option import CUES, Option
from extract.pairs.reading import EARLIER_HEAD, Reading
from extract.qualify import Statement, to_qualifiers

MODEL = "pair-model"
"""What a relation names that no rule has found."""


def to_founds(
    chosen: Iterable[Iterable[tuple[Option, float]]],
    readings: Sequence[Reading],
    discourse: Discourse,
    qualify: Callable[[Sequence[Sequence[Spot]]], Sequence[Sequence[Qualifiers]]] | None = None,
) -> list[tuple[Found, ...]]:
    """Give the relations of each sentence of a text, in the order they stand in.

    One that a rule proposes too names that rule. Qualifiers are as `qualify` has them, or without
    it those of rules.
    """
    options = [[*row] for row in chosen]
    told = [
        [to_spot(option, reading, discourse) for option, _ in row]
        for row, reading in zip(options, readings, strict=True)
    ]
    bare = [[spot for _, spot in row] for row in told]
    said = qualify(bare) if qualify else [[spot.ruled for spot in row] for row in bare]
    return [_join(*row) for row in zip(options, readings, told, said, strict=True)]


def _join(
    options: Sequence[tuple[Option, float]],
    reading: Reading,
    told: Sequence[tuple[Found | None, Spot]],
    said: Sequence[Qualifiers],
) -> tuple[Found, ...]:
    found = {
        (one.head, one.relation, one.tail, one.earlier): one
        for (option, chance), (rule, spot), qualifiers in zip(options, told, said, strict=True)
        for one in _to_founds(option, round(chance, 2), reading, rule, spot, qualifiers)
    }
    return tuple(sorted(found.values(), key=lambda f: (f.trigger, f.tail.start, f.relation)))


def add_unjudged(
    founds: Sequence[Found], reading: Reading, judged: Container[str]
) -> tuple[Found, ...]:
    """Add what rules say that a model has not learnt to judge, of pairs it states nothing of."""
    stated = {(one.head, one.tail, one.earlier) for one in founds}
    unjudged = [
        one
        for one in reading.said
        if one.rule not in judged and (one.head, one.tail, one.earlier) not in stated
    ]
    added = dict.fromkeys([*founds, *unjudged])
    return tuple(sorted(added, key=lambda f: (f.trigger, f.tail.start, f.relation)))


def _to_founds(
    one: Option,
    chance: float,
    reading: Reading,
    rule: Found | None,
    spot: Spot,
    qualifiers: Qualifiers,
) -> Iterator[Found]:
    trigger = to_span(rule, spot, reading)
    for head, tail in to_ends(one, reading):
        if not _is_itself(head, tail, reading.view.text):
            earlier = one.head == EARLIER_HEAD
            name = rule.rule if rule else MODEL
            yield Found(
                head, RELATIONS[one.relation], tail, name, qualifiers, trigger, earlier, chance
            )


def _is_itself(head: Candidate | None, tail: Candidate, text: str) -> bool:
    """Tell whether a head has its tail's name: nothing is said of a thing and itself."""
    return head is not None and text[head.start : head.end] == text[tail.start : tail.end]


def to_spot(one: Option, reading: Reading, discourse: Discourse) -> tuple[Found | None, Spot]:
    """Give the first rule that proposes an option, if any, and where the option is told."""
    proposals = reading.proposals.get((one.head, one.tail), ())
    rule = next((found for found in proposals if found.relation == RELATIONS[one.relation]), None)
    item = find_trigger(one, reading)
    ruled = _to_qualifiers(one, reading.view.starts[item], reading, discourse)
    if rule:
        q = rule.qualifiers
        ruled = replace(ruled, action=q.action or ruled.action, measure=ruled.measure or q.measure)
    if one.relation == DEMAND:
        ruled = replace(ruled, action=find_action(reading, one.tail, ruled.action))
    return rule, Spot(one, item, ruled)


def to_span(rule: Found | None, spot: Spot, reading: Reading) -> tuple[int, int]:
    """Give the text offsets of the words that tell a relation."""
    if rule:
        return rule.trigger
    return reading.view.starts[spot.trigger], reading.view.ends[spot.trigger]


def find_trigger(one: Option, reading: Reading) -> int:
    """Find the item that best tells a relation: a verb or noun of its kind near its ends.

    Where none is of its kind it is the verb that governs the tail or follows the head, or the item
    after the first end.
    """
    view, tail = reading.view, reading.contexts[one.tail]
    kinds = frozenset(CUES[RELATIONS[one.relation]])
    places = [view.places[end] for end in (one.head, one.tail) if end >= 0]
    low, high = min(places), max(places)
    verbs: list[int] = [tail.verb_at]
    if one.head >= 0:
        verbs.append(reading.contexts[one.head].next_at)
    near: list[int] = [
        *verbs,
        *range(high - 1, low, -1),
        *range(high + 1, min(high + 5, len(view.items))),
    ]
    for item in near:
        if item >= 0 and not (
            kinds.isdisjoint(view.cues[item]) and kinds.isdisjoint(view.verbs[item].split("+"))
        ):
            return item
    plain: int | None = next((item for item in verbs if item >= 0), None)
    beside = low + 1 if low + 1 < len(view.items) and low + 1 not in places else max(low - 1, 0)
    return beside if plain is None else plain


def _to_qualifiers(one: Option, trigger: int, reading: Reading, discourse: Discourse) -> Qualifiers:
    encoded = reading.encoded
    ends = tuple(encoded.positions[end] for end in (one.head, one.tail) if end >= 0)
    start = min(bisect_left(encoded.starts, trigger), len(encoded.value) - 1)
    stated = Statement(
        relation=RELATIONS[one.relation],
        start=start,
        last=max(*ends, start) + 1,
        head=encoded.positions[one.head] if one.head >= 0 else start,
        ends=ends,
    )
    demand = stated.relation == "calls_for"
    fixed = {"action": reading.contexts[one.tail].verb or None} if demand else {}
    return to_qualifiers(stated, encoded, discourse, fixed)
