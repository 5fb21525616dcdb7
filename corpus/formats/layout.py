"""The lines of a page by their places: columns in reading order, tables as rows of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.formats.page import Page, Row, Segments, Word
from corpus.formats.tables import find_loose


def to_page(words: Sequence[Word], height: float, wide: float, ruled: Sequence[Row] = ()) -> Page:
    """Put words to rows, and the rows of columns in reading order; `ruled` are rows of tables."""
    lines = [*map(_segments, _lines(words)), *([row] for row in ruled)]
    lines.sort(key=lambda line: (min(w.bottom for w in line[0].words), line[0].words[0].left))
    loose = find_loose(lines)
    gutters = _find_gutters([line for at, line in enumerate(lines) if at not in loose], 0, wide)
    usual = median([word.size for word in words] or [0.0])
    rows: list[Row] = []
    columns: list[list[Segments]] = [[] for _ in range(len(gutters) + 1)]
    for segments in lines:
        # A short title stands over the middle one of three columns, and over no other.
        title = len(segments) == 1 and not any(columns) and segments[0].size > usual
        if title or any(_crosses(row, gutter) for row in segments for gutter in gutters):
            rows += _flushed(columns)
            columns[0].append(segments)
            rows += _flushed(columns)
            continue
        parts: dict[int, Segments] = {}
        for row in segments:
            parts.setdefault(bisect_right(gutters, row.words[0].left), []).append(row)
        for column, part in parts.items():
            columns[column].append(part)
    return Page(height, (*rows, *_flushed(columns)))


def _flushed(columns: Sequence[list[Segments]]) -> Iterator[Row]:
    """Give the rows of the columns, one after the other, and empty them."""
    for lines in columns:
        loose = find_loose(lines)
        for at, segments in enumerate(lines):
            yield _to_row(segments) if at in loose else _merged(segments)
        lines.clear()


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


def _segments(line: Sequence[Word]) -> Segments:
    """Cut a line where a gap is wider than a space between words."""
    parts: list[list[Word]] = [[line[0]]]
    for word in line[1:]:
        last = parts[-1][-1]
        if word.left - last.right > 1.2 * max(word.size, last.size):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Row(tuple(part)) for part in parts]


def _merged(segments: Segments) -> Row:
    if len(segments) == 1:
        return segments[0]
    return Row(tuple(word for row in segments for word in row.words))


def _to_row(segments: Segments) -> Row:
    """Give the row of a table whose cells are `segments`."""
    return Row(_merged(segments).words, "row", cells=tuple(len(row.words) for row in segments))


def _crosses(row: Row, place: float) -> bool:
    return row.words[0].left < place < row.words[-1].right


def _find_gutters(lines: Sequence[Segments], start: float, end: float) -> list[float]:
    """Find the middles of the white bands between the columns that stand in [start, end)."""
    middle = _find_gutter(lines, start, end)
    if middle is None:
        return []
    left = [[row for row in line if row.words[-1].right < middle] for line in lines]
    right = [[row for row in line if row.words[0].left > middle] for line in lines]
    return [
        *_find_gutters([line for line in left if line], start, middle),
        middle,
        *_find_gutters([line for line in right if line], middle, end),
    ]


def _find_gutter(lines: Sequence[Segments], start: float, end: float) -> float | None:
    """Find the middle of the white band between two columns, None where there is one column."""
    middles = [
        (left.words[-1].right + right.words[0].left) / 2
        for segments in lines
        for left, right in pairwise(segments)
    ]
    best, most = None, 0
    for middle in sorted(set(middles)):
        if not 0.3 < (middle - start) / (end - start) < 0.7:
            continue
        beside = sum(
            any(row.words[-1].right < middle for row in segments)
            and any(row.words[0].left > middle for row in segments)
            for segments in lines
        )
        across = sum(any(_crosses(row, middle) for row in segments) for segments in lines)
        if beside > max(most, across, 4):
            best, most = middle, beside
    return best
