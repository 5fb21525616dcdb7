"""Members of lists that nothing else finds: between mentions a member is a mention as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.candidate import Candidate, override
from extract.encode import ALONE, CONJUNCTION

RULE = "member-of-a-list"

WORD = "[^，。；：、！？（）()“”‘’《》的和与及或等0-9A-Za-z|\\s]"
WORDS = f"(?![其各所对以并将把在从向由被一两三四五六七八九十每]){WORD}"
JOINT = "(?:、|以及|和|(?<!参)与|(?<!以)及)"
OPEN, CLOSE = "[“‘]?", "[”’]?"
BETWEEN = re.compile(f"{CLOSE}、{OPEN}(?P<member>{WORDS}{{2,8}}?){CLOSE}{JOINT}{OPEN}")
LAST = re.compile(
    f"{CLOSE}{JOINT}{OPEN}(?P<member>{WORDS}{{2,6}}?){CLOSE}"
    "(?=等|在内|[两三四五六七八九十][个大类种项])"
)
"""A member between two others, and the last one behind two."""


def add_members(text: str, mentions: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the mentions of a text and what stands in lists of them, of its neighbour's class.

    A last member counts where two others are found and the list says that it ends.

    >>> found = [Candidate(0, 2, "Factor", "a"), Candidate(6, 8, "Factor", "a")]
    >>> [one.start for one in add_members("茶叶、竹笋和板栗丰收", found)]
    [0, 3, 6]
    """
    found = tuple(mentions)
    for member in _find_members(text, mentions):
        found = override(found, [member])
    return found


def _find_members(text: str, mentions: Sequence[Candidate]) -> Iterator[Candidate]:
    listed = [one for one in mentions if one.class_ not in ALONE]
    for one, after in pairwise(listed):
        yield from _to_candidate(BETWEEN.fullmatch(text, one.end, after.start), one)
        if CONJUNCTION.fullmatch(text, one.end, after.start):
            yield from _to_candidate(LAST.match(text, after.end), after)


def _to_candidate(found: re.Match[str] | None, beside: Candidate) -> Iterator[Candidate]:
    if found:
        yield Candidate(*found.span("member"), beside.class_, RULE, beside.confidence)
