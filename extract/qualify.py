"""How a relation is stated: should or may it be, is it denied, when, where and in whose words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from extract.discourse import Discourse, find_clause_start
from extract.encode import Encoded
from extract.model import Modality, Polarity, Qualifiers
from extract.rule import Rule
from extract.speech import find_speech, to_name

ADVOCATED = re.compile(
    r"力争|(?<![重主需首只将])(?:要(?![求素点领义害])|应(?![用对急变届])|必须|需要|亟须|亟需|务必|须)"
)
POSSIBLE = re.compile(r"可以|能够|可能(?!性)|有望|或将|(?<![可智功性产技才])能(?![力源量耗])")
NEGATIVE = re.compile(
    r"不是|并非|没有|从未|尚未|无法|难以|不能|不会|(?<!离)不(?!断|仅|但|同|可|少|足|仅仅|只|竭|久)"
)
COMPARISON = re.compile(r"(?<![对相同环])(?:占|比|较)(?![重例率])")
"""Where the words begin that compare a value with another or tell what it is a share of."""
MEASURE_LEAD = re.compile(
    "(?:已经|已|将|也|均|仅|分别|依次|的|则|就|还|又|再|从|由|共|其|可|约|近|上|中|里|有|全年|首次|一度|都|预计|数量|总数|规模|人数|、|和)*"
)
MEASURE_TRAIL = re.compile(
    "(?:了|到|至少|达到|达|为|是|约|接近|近|仅|只有|的|在|已|还有|拥有|有|逾|高达|分别|依次|起|只|超|将|可|有望|要|小幅)$"
)
"""Words before and after those of a measure that are none of it."""

OPENING = 3
"""Characters a sentence may have before the Place that holds for all of it."""

COMPARED = ("比", "较", "同比", "相比")
"""Words before a Time that is what a value is compared with, not when it holds."""

UNQUALIFIED = frozenset({"calls_for", "is_a", "has_feature", "has_value"})
"""Relations whose words of demand or doubt belong to the clause around them, not to them."""

COMMANDED = frozenset(
    {
        *("addresses", "aims_at", "gives_rise_to", "hinders", "integrates_with", "promotes"),
        *("transforms_into", "uses"),
    }
)
"""Relations that a sentence without a subject demands: 推动竹编与旅游融合."""

TIMELESS = frozenset({"is_a", "integrates_with"})
"""Relations that hold whenever: a time beside them is that of the clause around them."""

PLACED = frozenset({"has_value", "faces", "hinders", "promotes", "transforms_into", "has_part"})
"""Relations that a place beside them says where they hold."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Where an encoded sentence states a relation.

    Its words start at `start`, what it says of its ends is over at `last`; `ends` are the groups at
    its ends that stand in the sentence, and `head` is where the head stands, or `start`.
    """

    relation: str
    start: int
    last: int
    head: int
    ends: tuple[int, ...]


def to_statement(rule: Rule, match: re.Match[str], head: int) -> Statement:
    """Give where what a rule matched is stated, its head standing at `head`."""
    named = match.groupdict()
    ends = [name for name in ("head", "tail") if named.get(name)]
    last = max((match.end(name) for name in ends), default=match.end())
    places = tuple(match.start(name) for name in ends)
    return Statement(rule.relation, match.start(), last, head, places)


def to_qualifiers(
    stated: Statement,
    encoded: Encoded,
    discourse: Discourse,
    fixed: Mapping[str, Any] = MappingProxyType({}),
) -> Qualifiers:
    """Give the qualifiers of a statement: those that are fixed, else what its clause says."""
    demand = stated.relation == "calls_for"
    placed = [encoded.groups[end].class_ for end in stated.ends]
    speech = find_speech(encoded, stated.start)
    since = min(find_clause_start(encoded.value, stated.start), stated.head)
    scope = (since, speech[1] if demand and speech else stated.last)
    timed = stated.relation not in TIMELESS and (speech or not demand)
    located = "Place" not in placed and (speech if demand else stated.relation in PLACED)
    return Qualifiers(
        modality=fixed.get("modality") or find_modality(stated, encoded, discourse),
        polarity=fixed.get("polarity") or find_polarity(stated, encoded),
        action=fixed.get("action") or None,
        measure=find_measure(stated, encoded) or fixed.get("measure") or None,
        time=find_adjunct(encoded, "Time", *scope) if timed else None,
        place=find_adjunct(encoded, "Place", *scope) if located else None,
        source=None if demand or speech is None else to_name(encoded, speech[0]),
    )


def to_fixed(rule: Rule, match: re.Match[str], encoded: Encoded) -> dict[str, str | None]:
    """Give the qualifiers that a rule states itself, or that its pattern captured."""
    return {
        "modality": rule.modality,
        "polarity": rule.polarity,
        "action": match.groupdict().get("action"),
        "measure": to_wording(encoded, match, "measure"),
    }


def to_wording(encoded: Encoded, match: re.Match[str], name: str) -> str | None:
    """Give the text that a named part of a pattern matched, None for nothing."""
    if not match.groupdict().get(name):
        return None
    start, end = encoded.text_span(*match.span(name))
    return encoded.text[start:end]


def find_measure(stated: Statement, encoded: Encoded) -> str | None:
    """Find what a value measures of its indicator: the words before it in its clause.

    They begin at the last mention or, where the clause compares, at 占, 比 or 较.
    """
    if stated.relation != "has_value" or not stated.ends:
        return None
    value, end = encoded.value, stated.ends[-1]
    start = find_clause_start(value, end)
    if start <= stated.head < end:
        start = stated.head + 1
    compared = COMPARISON.search(value, start, end)
    if compared:
        start = compared.start()
    else:
        start = max([start, *(at + 1 for at in encoded.between(start, end))])
    start = MEASURE_LEAD.match(value, start, end).end()  # type: ignore[union-attr]
    while start < end and (tail := MEASURE_TRAIL.search(value, start, end)):
        end = tail.start()
    if start >= end:
        return None
    first, last = encoded.text_span(start, end)
    return encoded.text[first:last] or None


def is_demanded(encoded: Encoded, end: int) -> bool:
    """Whether a word of demand stands before `end`."""
    return bool(ADVOCATED.search(encoded.value, 0, end))


def find_modality(stated: Statement, encoded: Encoded, discourse: Discourse) -> Modality:
    """Tell whether what is stated is demanded, allowed or asserted.

    A word of demand holds for the clauses after it that have no subject of their own, and a
    sentence that begins with its verb demands.
    """
    if stated.relation in UNQUALIFIED:
        return "asserted"
    subject = discourse.find_subject(encoded, stated.start)
    at = subject if isinstance(subject, int) else stated.start
    start = find_clause_start(encoded.value, at)
    named = stated.start in encoded.groups and discourse.begins_clause(encoded, stated.start)
    commanded = subject == "none" and not named and stated.relation in COMMANDED
    if commanded or ADVOCATED.search(encoded.value, start, stated.last):
        return "advocated"
    return "possible" if POSSIBLE.search(encoded.value, start, stated.last) else "asserted"


def find_polarity(stated: Statement, encoded: Encoded) -> Polarity:
    """Tell whether the clause denies what is stated."""
    start = find_clause_start(encoded.value, stated.start)
    denied = stated.relation not in UNQUALIFIED and NEGATIVE.search(
        encoded.value, start, stated.last
    )
    return "negative" if denied else "positive"


def find_adjunct(encoded: Encoded, class_: str, since: int, position: int) -> str | None:
    """Find the Time or Place that holds at `position`.

    The nearest before it; a Place only in the clause of `since` or after, or where it opens the
    sentence. What a value is compared with does not count.
    """
    start = find_clause_start(encoded.value, since)
    for at in reversed(encoded.between(0, position)):
        if encoded.groups[at].class_ != class_:
            continue
        near = at >= start or class_ == "Time" or at <= OPENING
        if near and not encoded.value.endswith(COMPARED, 0, at):
            return to_name(encoded, at)
    return None
