"""How a relation is stated: should or may it be, is it denied, when, where and in whose words."""

from __future__ import annotations

import re

from extract.discourse import find_clause_start
from extract.encode import SLOT, Encoded
from extract.model import Modality, Polarity, Qualifiers
from extract.rule import Rule

ADVOCATED = re.compile(
    r"(?<![重主需首只将])(?:要(?![求素点领义害])|应(?![用对急变届])|必须|需要|亟须|亟需|务必|须)"
)
POSSIBLE = re.compile(r"可以|能够|可能(?!性)|有望|或将|(?<![可智功性产技才])能(?![力源量耗])")
NEGATIVE = re.compile(
    r"不是|并非|没有|从未|尚未|无法|难以|不能|不会|(?<!离)不(?!断|仅|但|同|可|少|足|仅仅|只|竭|久)"
)
SPEECH = re.compile(
    rf"(?P<who>{SLOT})[^，。；：！？{SLOT[1:-1]}]{{0,14}}?"
    r"(?:指出|强调|要求|提出|认为|表示|明确|部署|倡议|主张|呼吁)"
)
SPEAKERS = frozenset({"Person", "Organization", "Event", "Document"})
OPENING = 3
"""Characters a sentence may have before the Place that holds for all of it."""

UNQUALIFIED = frozenset({"calls_for", "is_a", "has_feature", "has_part", "has_value"})
"""Relations whose words of demand or doubt belong to the clause around them, not to them."""


def to_qualifiers(rule: Rule, match: re.Match[str], encoded: Encoded) -> Qualifiers:
    """Give the qualifiers of what a rule matched: its fixed ones, its captures, the clause's."""
    named = match.groupdict()
    ends = [name for name in ("head", "tail") if named.get(name)]
    last = max((match.end(name) for name in ends), default=match.end())
    start = find_clause_start(encoded.value, match.start())
    stated = (start, start if rule.relation in UNQUALIFIED else last)
    placed = [encoded.groups[match.start(name)].class_ for name in ends]
    return Qualifiers(
        modality=rule.modality or find_modality(encoded, *stated),
        polarity=rule.polarity or find_polarity(encoded, *stated),
        action=named.get("action") or None,
        measure=to_wording(encoded, match, "measure"),
        time=find_adjunct(encoded, "Time", last),
        place=None if "Place" in placed else find_adjunct(encoded, "Place", last),
        source=None if rule.relation == "calls_for" else find_source(encoded, match.start()),
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


def find_modality(encoded: Encoded, start: int, end: int) -> Modality:
    """Tell whether the words [start, end) of an encoded sentence demand, allow or assert."""
    words = encoded.value[start:end]
    if ADVOCATED.search(words):
        return "advocated"
    return "possible" if POSSIBLE.search(words) else "asserted"


def find_polarity(encoded: Encoded, start: int, end: int) -> Polarity:
    """Tell whether the words [start, end) deny."""
    return "negative" if NEGATIVE.search(encoded.value, start, end) else "positive"


def find_adjunct(encoded: Encoded, class_: str, position: int) -> str | None:
    """Find the Time or Place that holds at `position`.

    The nearest before it; a Place only in its clause, or where it opens the sentence.
    """
    start = find_clause_start(encoded.value, position)
    for at in reversed(encoded.between(0, position)):
        group = encoded.groups[at]
        if group.class_ == class_ and (at >= start or class_ == "Time" or at <= OPENING):
            member = group.members[0]
            return encoded.text[member.start : member.end]
    return None


def find_speaker(encoded: Encoded, position: int) -> int | None:
    """Find the group that is said to say what stands at `position`."""
    speaker = None
    for found in SPEECH.finditer(encoded.value, 0, position):
        if encoded.groups[found.start("who")].class_ in SPEAKERS:
            speaker = found.start("who")
    return speaker


def find_source(encoded: Encoded, position: int) -> str | None:
    """Give the name of who is said to say what stands at `position`."""
    speaker = find_speaker(encoded, position)
    if speaker is None:
        return None
    member = encoded.groups[speaker].members[0]
    return encoded.text[member.start : member.end]
