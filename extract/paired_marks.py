"""Candidates in; the same out, each with both of a pair of marks or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from extract.candidate import Candidate

PAIRS = {"“": "”", "‘": "’", "「": "」", "《": "》", "（": "）", "(": ")"}
OPENINGS = {closing: opening for opening, closing in PAIRS.items()}
INSERTED = re.compile(r"（[^（）]{1,6}）(?=\w)|\([^()]{1,6}\)(?=\w)")
"""What stands in brackets inside a name: 智能（网联）汽车."""
MARKS = re.compile(f"[{re.escape(''.join([*PAIRS, *OPENINGS]))}]")


def to_paired(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give candidates, in text order and not overlapping, without half a pair of marks.

    The other half is taken in where it stands next to the candidate and no other has it; else the
    candidate is cut at the mark and its longer part stays, of equal ones the last. What is cut has
    no measured confidence any more. What goes on with brackets right behind another
    (智能（网联）汽车) is one with it.

    >>> [*to_paired("定“三提”计划", [Candidate(2, 7, "Policy", "tagger")])]
    [Candidate(start=1, end=7, class_='Policy', rule='tagger', confidence=None)]
    """
    return _joined(text, _paired(text, found))


def _paired(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    ended = 0
    for one in found:
        start, end = _widen(text, one.start, one.end, ended)
        start, end = _cut(text, start, end)
        if (start, end) == (one.start, one.end):
            yield one
        elif start < end:
            whole = start <= one.start and one.end <= end
            yield replace(one, start=start, end=end, confidence=one.confidence if whole else None)
        ended = max(ended, one.end)


def _joined(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    held: Candidate | None = None
    for one in found:
        if held and held.end == one.start and INSERTED.match(text, one.start, one.end):
            held = replace(one, start=held.start, confidence=None)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _widen(text: str, start: int, end: int, after: int) -> tuple[int, int]:
    """Take in the mark next to a span, not before `after`, that pairs with one inside it."""
    for at in _find_lone(text, start, end):
        mark = text[at]
        if start < at < end - 1:
            if start > after and text[start - 1] == OPENINGS.get(mark):
                start -= 1
            elif text[end : end + 1] == PAIRS.get(mark):
                end += 1
    return start, end


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the longest part of a span between its lone marks, the last of equal ones."""
    if not (lone := _find_lone(text, start, end)):
        return start, end
    parts = [(left + 1, right) for left, right in pairwise([start - 1, *lone, end])]
    # A part may lack the half of a pair that stood around the mark.
    return _cut(text, *max(parts, key=lambda part: (part[1] - part[0], part[0])))


def _find_lone(text: str, start: int, end: int) -> list[int]:
    """Find the marks of a span whose other half is not in it."""
    open_: list[int] = []
    lone = []
    for mark in MARKS.finditer(text, start, end):
        if mark[0] in PAIRS:
            open_.append(mark.start())
        elif open_ and text[open_[-1]] == OPENINGS[mark[0]]:
            open_.pop()
        else:
            lone.append(mark.start())
    return sorted(lone + open_)
