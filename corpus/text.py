"""Strings that know where each of their characters came from.

Spans are half-open ranges of characters; a *source offset* counts in the text of a file as decoded,
a *text offset* in a restored string.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Run:
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


@dataclass(frozen=True, slots=True)
class Text:
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

    def __post_init__(self) -> None:
        if len(self.runs) == 1 and self.runs[0].start == 0:
            end = self.runs[0].end
            if end != len(self.value):
                raise ValueError(f"runs cover {end} of {len(self.value)} characters")
            return
        end = 0
        for run in self.runs:
            if run.start != end:
                raise ValueError(f"runs leave a gap: {self.runs}")
            end = run.end
        if end != len(self.value):
            raise ValueError(f"runs cover {end} of {len(self.value)} characters")

    def slice(self, start: int, end: int) -> Text:
        """Give the text [start, end) with the runs that cover it, counted from its own start."""
        runs = []
        covering = self._covering(start, end)
        if len(covering) == 1 and covering[0].aligned:
            at = covering[0].source_start - covering[0].start
            return Text(self.value[start:end], (Run(0, end - start, at + start, at + end),))
        for run in covering:
            first, last = max(start, run.start), min(end, run.end)
            source = (
                (run.source_start + first - run.start, run.source_start + last - run.start)
                if run.aligned
                else (run.source_start, run.source_end)
            )
            runs.append(Run(first - start, last - start, *source))
        return Text(self.value[start:end], tuple(runs))

    def slices(self, bounds: Sequence[tuple[int, int]]) -> list[Text]:
        """Give the parts of the text at `bounds`, each as `slice` gives it."""
        if len(self.runs) > 1 or not self.runs[0].aligned:
            return [self.slice(start, end) for start, end in bounds]
        at, value = self.runs[0].source_start, self.value
        return [
            Text(value[start:end], (Run(0, end - start, at + start, at + end),))
            for start, end in bounds
        ]

    def span(self, start: int, end: int) -> Span:
        """Give the smallest source span that holds all that text [start, end) came from."""
        runs = self.slice(start, end).runs
        return Span(min(run.source_start for run in runs), max(run.source_end for run in runs))

    @property
    def source(self) -> Span:
        """The smallest source span that holds the whole text."""
        return self.span(0, len(self.value))

    def _covering(self, start: int, end: int) -> tuple[Run, ...]:
        if not 0 <= start < end <= len(self.value):
            raise ValueError(f"no such part of a text of {len(self.value)}: [{start}, {end})")
        if len(self.runs) == 1:
            return self.runs
        first = bisect_right(self.runs, start, key=lambda run: run.start) - 1
        last = bisect_right(self.runs, end - 1, key=lambda run: run.start)
        return self.runs[first:last]
