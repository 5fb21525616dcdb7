"""Whose trait, aim or support a definition tells: in 甲是以乙为支撑的丙 that of 甲, not of 丙."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.clauses import SENTENCE
from extract.match import Found

DEFINED = re.compile(
    "(?:（[^（）]*）)?(?:，?(?:就|正|便|都|实质上|本质上)?是|，?是指|，?指的?是)(?:一种|一类|一个)?(?=以)"
)

"""Words between what is defined and how."""

MEANS = re.compile("以[^，。；：]*?为")
CLASS = re.compile("的[^，。；：、的]{0,6}$")
"""What stands right before the class that ends a definition."""

TOLD = frozenset(
    {"aims_at", "carrier_of", "depends_on", "has_feature", "has_part", "promotes", "uses"}
)


def set_defined(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with what a definition tells of its class told of what it defines."""
    classes = {
        named: defined
        for defined in mentions
        if (words := DEFINED.match(text, defined.end))
        and (named := _find_class(text, mentions, words.end()))
    }
    if not classes:
        return tuple(founds)
    moved = [_move(text, one, classes) for one in founds]
    return tuple({(one.head, one.relation, one.tail): one for one in moved[::-1]}.values())[::-1]


def _find_class(text: str, mentions: Sequence[Candidate], start: int) -> Candidate | None:
    """Find the class that a definition from `start` on ends with: the last of its phrase."""
    for named in mentions:
        if named.start < start or not CLASS.search(text, start, named.start):
            continue
        if SENTENCE.search(text, start, named.start):
            return None
        told = MEANS.search(text, start, named.start)
        if told and (named.end == len(text) or text[named.end] in "，。；"):
            return named
    return None


def _move(text: str, found: Found, classes: Mapping[Candidate, Candidate]) -> Found:
    """Give what is found of a class and of what stands before it as told of what is defined."""
    if found.relation not in TOLD or found.head is None:
        return found
    if (defined := classes.get(found.head)) and _stands_between(defined, found.tail, found.head):
        return replace(found, head=defined)
    if (defined := classes.get(found.tail)) and _stands_between(defined, found.head, found.tail):
        return replace(found, tail=defined)
    return found


def _stands_between(first: Candidate, one: Candidate, last: Candidate) -> bool:
    return first.end <= one.start and one.end <= last.start
