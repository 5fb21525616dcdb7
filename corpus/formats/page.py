"""A page of letters: words, and the rows that they are set in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

CELL = " | "
"""Stands between the cells of a row of a table."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters set together: place and size in points, from the page's upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of one column; `role` says what it is: text, heading, or the reason to drop it.

    A row of a table (`row`) has the numbers of words in its `cells`.
    """

    words: tuple[Word, ...]
    role: str = "text"
    indent: float = 0.0
    cells: tuple[int, ...] = ()

    @property
    def size(self) -> float:
        """The size most of its characters have."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def text(self) -> str:
        """The words, without spaces."""
        return "".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all its words are."""
        return all(word.bold for word in self.words)


Segments = list[Row]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's rows in reading order."""

    height: float
    rows: tuple[Row, ...]
