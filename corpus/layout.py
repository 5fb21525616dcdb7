"""The lines of a page by their places: columns in reading order, furniture told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.furniture import PAGE_NUMBER
from corpus.lines import HAN
from corpus.notes import MARK

SMALL = 0.92
"""Type below this share of the body's is that of notes; above its inverse, of headings."""


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


def with_roles(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Tell page numbers, running heads, notes and headings from the text of the pages."""
    sizes: Counter[float] = Counter()
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_shape(row) for row in _edge_rows(page)})
        for row in page.rows:
            sizes[row.size] += len(row.text)
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    return tuple(_page_roles(page, body, edges) for page in pages)


def _page_roles(page: Page, body: float, edges: Counter[str]) -> Page:
    edge = {id(row) for row in _edge_rows(page)}
    text_end = max(
        (row.words[0].bottom for row in page.rows if row.size > SMALL * body), default=0.0
    )
    rows, noted = [], False
    for row in page.rows:
        role = _role(row, body, id(row) in edge, edges)
        if role == "text" and row.size < SMALL * body:
            starts = bool(MARK.match(row.text)) and row.words[0].top > page.height / 2
            noted = starts or (noted and row.words[0].top > page.height / 2)
            role = "footnote" if noted or _below(row, text_end, page) else role
        rows.append(replace(row, role=role))
    return replace(page, rows=_indented(rows))


def _role(row: Row, body: float, at_edge: bool, edges: Counter[str]) -> str:
    if at_edge and PAGE_NUMBER.fullmatch(row.text):
        return "page number"
    if at_edge and (edges[_shape(row)] > 1 or row.size < SMALL * body) and len(row.text) < 60:
        return "running head"
    if row.size > body / SMALL and len(row.text) < 60 and re.search(f"[{HAN}]", row.text):
        return "heading"
    return "text"


def _below(row: Row, text_end: float, page: Page) -> bool:
    return row.words[0].top > max(text_end, 0.6 * page.height)


def _edge_rows(page: Page) -> list[Row]:
    """Give the uppermost and lowermost rows of a page, where furniture stands."""
    tops = sorted({round(row.words[0].bottom) for row in page.rows})
    outer = {*tops[:1], *tops[-1:]}
    return [
        row
        for row in page.rows
        if round(row.words[0].bottom) in outer
        and not 0.12 * page.height < row.words[0].bottom < 0.88 * page.height
    ]


def _shape(row: Row) -> str:
    return "".join(sorted(re.sub(r"\d+", "0", row.text)))


def _indented(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Measure each row's indent from the left edge that most rows about its place share."""
    edges = Counter(round(row.words[0].left) for row in rows)
    indented = []
    for row in rows:
        left = row.words[0].left
        near = {edge: count for edge, count in edges.items() if -1 <= left - edge < 6 * row.size}
        edge = max(near, key=lambda edge: (near[edge], edge))
        indented.append(replace(row, indent=max(0.0, (left - edge) / row.size)))
    return tuple(indented)
