"""Strings that come back in a document among different neighbours: what it is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LONGEST = 8
MARKS = frozenset("，。；：、！？（）《》“”‘’—…·()")
START, END = "^", "$"
PIECE = re.compile(f"[^{''.join(sorted(MARKS))}]+")
"""Text between marks."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a string stands in a document, and the fewer of its left and right neighbours."""

    count: int
    neighbours: int


def find_repeats(texts: Sequence[str]) -> Mapping[str, Repeat]:
    """Give each string of 2 to LONGEST characters without a mark at its edges that comes back.

    It stands twice or more, with two or more different characters before it and after it, which
    is what makes a unit of a string (Harris 1955, "From phoneme to morpheme").
    """
    alive = [
        (padded, start, found.end())
        for padded in (START + text + END for text in texts)
        for found in PIECE.finditer(padded, 1, len(padded) - 1)
        for start in range(found.start(), found.end() - 1)
    ]
    repeats: dict[str, Repeat] = {}
    for length in range(2, LONGEST + 1):
        # What begins a string that comes back comes back itself.
        strings = [padded[start : start + length] for padded, start, _ in alive]
        counts = Counter(strings)
        left: dict[str, set[str]] = defaultdict(set)
        right: dict[str, set[str]] = defaultdict(set)
        longer = []
        for string, place in zip(strings, alive, strict=True):
            if counts[string] > 1:
                padded, start, last = place
                left[string].add(padded[start - 1])
                right[string].add(padded[start + length])
                if start + length < last:
                    longer.append(place)
        alive = longer
        for string, before in left.items():
            neighbours = min(len(before), len(right[string]))
            if neighbours > 1:
                repeats[string] = Repeat(counts[string], neighbours)
    return repeats
