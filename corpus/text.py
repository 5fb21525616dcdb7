"""Strings that know where each of their characters came from.

Spans are half-open ranges of characters; a *source offset* counts in the text of a file as decoded,
a *text offset* in a restored string. What is made by the million is a named tuple, not a frozen
dataclass, which takes three times as long to make; `NEW` makes one twice as fast again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

NEW = tuple.__new__
_END = attrgetter("end")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters.

    >>> Span(2, 5).length
    3
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: [{self.start}, {self.end})")

    @property
    def length(self) -> int:
        """Characters in the span."""
        return self.end - self.start


class Run(NamedTuple):
    """Text [start, end) is what restoration made of source [source_start, source_end).

    Equal lengths mean character by character; else the whole replaces the whole (`&amp;` by `&`).
    """

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def aligned(self) -> bool:
        """Whether each character stands for one character."""
        return self.end - self.start == self.source_end - self.source_start


class Text(NamedTuple):
    """A restored string that knows where each of its characters came from.

    `runs` cover `value` from first to last character without gap, in text order; their source
    ranges need not ascend (a column moved to its place).

    >>> text = Text("新质生产力", (Run(0, 2, 10, 12), Run(2, 5, 14, 17)))
    >>> text.span(1, 3)
    Span(start=11, end=15)
    >>> text.slice(1, 3).value
    '质生'
    """

    value: str
    runs: tuple[Run, ...]

    def slice(self, start: int, end: int) -> Text:
        """Give the text [start, end) with the runs that cover it, counted from its own start."""
        if not 0 <= start < end <= len(self.value):
            raise ValueError(f"no such part of a text of {len(self.value)}: [{start}, {end})")
        return self.slices(((start, end),))[0]

    def slices(self, bounds: Sequence[tuple[int, int]]) -> list[Text]:
        """Give the parts of the text at `bounds`, which ascend, each as `slice` gives it."""
        value, runs = self
        if len(runs) == 1 and runs[0].aligned:
            at = runs[0].source_start
            return [
                NEW(Text, (value[start:end], (NEW(Run, (0, end - start, at + start, at + end)),)))
                for start, end in bounds
            ]
        texts = []
        first = bisect_right(runs, bounds[0][0], key=_END) if bounds else 0
        for start, end in bounds:
            while runs[first].end <= start:
                first += 1
            last = first
            while runs[last].end < end:
                last += 1
            parts = tuple(_part(run, start, end) for run in runs[first : last + 1])
            texts.append(Text(value[start:end], parts))
        return texts

    def span(self, start: int, end: int) -> Span:
        """Give the smallest source span that holds all that text [start, end) came from."""
        runs = self.slice(start, end).runs
        return Span(min(run.source_start for run in runs), max(run.source_end for run in runs))

    @property
    def source(self) -> Span:
        """The smallest source span that holds the whole text."""
        return self.span(0, len(self.value))


def _part(run: Run, start: int, end: int) -> Run:
    """Give what a run covers of [start, end), counted from `start`."""
    run_start, run_end, first, last = run
    if run_end - run_start == last - first:
        if run_start < start:
            first += start - run_start
        if run_end > end:
            last -= run_end - end
    return NEW(Run, (max(run_start - start, 0), min(run_end, end) - start, first, last))
