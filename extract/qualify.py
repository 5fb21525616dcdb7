"""How a relation is stated: should or may it be, is it denied, when, where and in whose words."""

from __future__ import annotations

import re

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


def to_qualifiers(
    rule: Rule, match: re.Match[str], encoded: Encoded, discourse: Discourse, head: int
) -> Qualifiers:
    """Give the qualifiers of what a rule matched: its fixed ones, its captures, the clause's.

    `head` is where the head stands, or the match where it stands elsewhere.
    """
    named = match.groupdict()
    ends = [name for name in ("head", "tail") if named.get(name)]
    last = max((match.end(name) for name in ends), default=match.end())
    demand = rule.relation == "calls_for"
    placed = [encoded.groups[match.start(name)].class_ for name in ends]
    speech = find_speech(encoded, match.start())
    since = min(find_clause_start(encoded.value, match.start()), head)
    scope = (since, speech[1] if demand and speech else last)
    timed = rule.relation not in TIMELESS and (speech or not demand)
    located = "Place" not in placed and (speech if demand else rule.relation in PLACED)
    return Qualifiers(
        modality=rule.modality or find_modality(rule, match, encoded, discourse, last),
        polarity=rule.polarity or find_polarity(rule, match, encoded, last),
        action=named.get("action") or None,
        measure=to_wording(encoded, match, "measure"),
        time=find_adjunct(encoded, "Time", *scope) if timed else None,
        place=find_adjunct(encoded, "Place", *scope) if located else None,
        source=None if demand or speech is None else to_name(encoded, speech[0]),
    )


def to_wording(encoded: Encoded, match: re.Match[str], name: str) -> str | None:
    """Give the text that a named part of a pattern matched, None for nothing."""
    if not match.groupdict().get(name):
        return None
    start, end = encoded.text_span(*match.span(name))
    return encoded.text[start:end]


def is_demanded(encoded: Encoded, end: int) -> bool:
    """Whether a word of demand stands before `end`."""
    return bool(ADVOCATED.search(encoded.value, 0, end))


def find_modality(
    rule: Rule, match: re.Match[str], encoded: Encoded, discourse: Discourse, last: int
) -> Modality:
    """Tell whether what a rule matched is demanded, allowed or asserted.

    A word of demand holds for the clauses after it that have no subject of their own, and a
    sentence that begins with its verb demands.
    """
    if rule.relation in UNQUALIFIED:
        return "asserted"
    subject = discourse.find_subject(encoded, match.start())
    at = subject if isinstance(subject, int) else match.start()
    start = find_clause_start(encoded.value, at)
    named = match.start() in encoded.groups and discourse.begins_clause(encoded, match.start())
    commanded = subject == "none" and not named and rule.relation in COMMANDED
    if commanded or ADVOCATED.search(encoded.value, start, last):
        return "advocated"
    return "possible" if POSSIBLE.search(encoded.value, start, last) else "asserted"


def find_polarity(rule: Rule, match: re.Match[str], encoded: Encoded, last: int) -> Polarity:
    """Tell whether the clause denies what a rule matched."""
    start = find_clause_start(encoded.value, match.start())
    denied = rule.relation not in UNQUALIFIED and NEGATIVE.search(encoded.value, start, last)
    return "negative" if denied else "positive"


def find_adjunct(encoded: Encoded, class_: str, since: int, position: int) -> str | None:
    """Find the Time or Place that holds at `position`.

    The nearest before it; a Place only in the clause of `since` or after, or where it opens the
    sentence. What a value is compared with does not count.
    """
    start = find_clause_start(encoded.value, since)
    for at in reversed(encoded.between(0, position)):
        near = at >= start or class_ == "Time" or at <= OPENING
        compared = encoded.value[:at].endswith(COMPARED)
        if encoded.groups[at].class_ == class_ and near and not compared:
            return to_name(encoded, at)
    return None
