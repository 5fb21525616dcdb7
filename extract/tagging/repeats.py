"""Strings that come back in a document among different neighbours: what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
    whole = "".join(START + text + END for text in texts)
    pieces = [found.span() for text in _to_bounds(texts) for found in PIECE.finditer(whole, *text)]
    alive = [(start, end) for first, end in pieces for start in range(first, end - 1)]
    repeats: dict[str, Repeat] = {}
    for length in range(2, LONGEST + 1):
        # What begins a string that comes back comes back itself.
        strings = [whole[start : start + length] for start, _ in alive]
        counts = Counter(strings)
        around: dict[str, tuple[set[str], set[str]]] = {
            string: (set(), set()) for string, count in counts.items() if count > 1
        }
        longer = []
        for string, place in zip(strings, alive, strict=True):
            beside = around.get(string)
            if beside is not None:
                start, last = place
                beside[0].add(whole[start - 1])
                beside[1].add(whole[start + length])
                if start + length < last:
                    longer.append(place)
        alive = longer
        for string, (left, right) in around.items():
            neighbours = min(len(left), len(right))
            if neighbours > 1:
                repeats[string] = Repeat(counts[string], neighbours)
    return repeats


def _to_bounds(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give where each text stands among all, with an edge before it and one after."""
    at = 1
    for text in texts:
        yield at, at + len(text)
        at += len(text) + 2
