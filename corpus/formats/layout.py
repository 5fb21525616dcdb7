"""The lines of a page by their places: columns in reading order, left before right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Word:
    """Letters set together: place and size in points, from the page's upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of one column; `role` says what it is: text, heading, or the reason to drop it."""

    words: tuple[Word, ...]
    role: str = "text"
    indent: float = 0.0

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


@dataclass(frozen=True, slots=True)
class Page:
    """A page's rows in reading order."""

    height: float
    rows: tuple[Row, ...]


def to_page(words: Sequence[Word], height: float, wide: float) -> Page:
    """Put words to rows, and rows of two columns in reading order."""
    lines = [_segments(line) for line in _lines(words)]
    gutter = _find_gutter(lines, wide)
    rows: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for segments in lines:
        if gutter is None or any(
            row.words[0].left < gutter < row.words[-1].right for row in segments
        ):
            rows += (*left, *right, _merged(segments))
            left, right = [], []
            continue
        for row in segments:
            (left if row.words[0].left < gutter else right).append(row)
    return Page(height, (*rows, *left, *right))


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Give the words that stand on one height together, from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        if line and word.bottom - line[0].bottom > 0.45 * max(word.size, line[0].size):
            yield sorted(line, key=lambda word: word.left)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda word: word.left)


def _segments(line: Sequence[Word]) -> list[Row]:
    """Cut a line where a gap is wider than a space between words."""
    parts: list[list[Word]] = [[line[0]]]
    for word in line[1:]:
        last = parts[-1][-1]
        if word.left - last.right > 1.2 * max(word.size, last.size):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Row(tuple(part)) for part in parts]


def _merged(segments: Sequence[Row]) -> Row:
    return Row(tuple(word for row in segments for word in row.words))


def _find_gutter(lines: Sequence[Sequence[Row]], wide: float) -> float | None:
    """Find the middle of the white band between two columns, None where there is one column."""
    middles = [
        (left.words[-1].right + right.words[0].left) / 2
        for segments in lines
        for left, right in pairwise(segments)
    ]
    best, most = None, 0
    for middle in sorted(set(middles)):
        if not 0.3 * wide < middle < 0.7 * wide:
            continue
        beside = sum(
            any(row.words[-1].right < middle for row in segments)
            and any(row.words[0].left > middle for row in segments)
            for segments in lines
        )
        across = sum(
            any(row.words[0].left < middle < row.words[-1].right for row in segments)
            for segments in lines
        )
        if beside > max(most, across, 4):
            best, most = middle, beside
    return best
