"""Two columns read straight across put back one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.draft import Draft, Edit, edited, reordered
from corpus.lines import Line, to_lines, width
from corpus.model import Span

GUTTER = re.compile(
    r"(?<=\S)[\u3000]*(?: {3,}|[ \t]*\t[ \t]*)(?=[\S\u3000])|(?<=\S)\u3000{3,}(?=\S)"
)
LEAST = 4
"""As few lines in two parts are taken for columns; fewer are a table or a list."""
NARROWEST = 8.0


class Row(NamedTuple):
    """A line with its indent: where its gutter stands, at what column its right part begins."""

    start: int
    end: int
    gutter: Span | None
    right: float
    wide: float


def in_reading_order(draft: Draft) -> Draft:
    """Put the right parts of lines of two columns after all left parts.

    >>> from corpus.draft import to_draft
    >>> left = ["数据是新型生产要素", "它参与分配并且流通", "它的价值在于使用中", "不断释放。"]
    >>> right = ["算力是新型基础设施", "它支撑模型的训练和", "推理，也支撑产业的", "数字化转型。"]
    >>> page = "\\n".join(a.ljust(9, "\\u3000") + "   " + b for a, b in zip(left, right))
    >>> in_reading_order(to_draft(page)).value.replace("\\u3000", "").split() == left + right
    True
    """
    if not GUTTER.search(draft.value):
        return draft
    rows = [_to_row(draft.value, line) for line in to_lines(draft.value)]
    parts: list[Span] = []
    index = done = 0
    while index < len(rows):
        end = _columns_end(rows, index)
        if end == index:
            index += 1
            continue
        left, right = _split(rows[index:end])
        parts += (Span(done, rows[index].start), *left, *right)
        done, index = rows[end - 1].end, end
    if not parts:
        return draft
    parts.append(Span(done, len(draft.value)))
    return _ordered(draft, parts)


def _to_row(value: str, line: Line) -> Row:
    gutters = list(GUTTER.finditer(value, line.start, line.end))
    start = value.rfind("\n", 0, line.start) + 1
    wide = line.indent + line.width
    if len(gutters) != 1:
        return Row(start, line.end, None, line.indent, wide)
    gutter = gutters[0]
    right = width(value[start : gutter.end()])
    return Row(start, line.end, Span(*gutter.span()), right, wide)


def _columns_end(rows: Sequence[Row], start: int) -> int:
    """Give the row after the two columns that begin at `start`, or `start` if none do."""
    first = rows[start]
    if first.gutter is None or first.right < NARROWEST + 1.5:
        return start
    end, split, narrow = start, 0, 0
    while end < len(rows) and _fits(rows[end], first.right):
        split += rows[end].gutter is not None
        narrow += rows[end].wide - rows[end].right < NARROWEST
        end += 1
    while end > start and rows[end - 1].gutter is None:
        end -= 1
    if split < LEAST or split * 10 < (end - start) * 6 or narrow * 2 > end - start:
        return start
    return end


def _fits(row: Row, right: float) -> bool:
    """Whether a row has its right part at `right`, or keeps to one of the two columns."""
    if row.gutter is not None:
        return abs(row.right - right) <= 1.5
    return row.wide <= right or row.right >= right - 1.5


def _split(rows: Sequence[Row]) -> tuple[list[Span], list[Span]]:
    edge = next(row.right for row in rows if row.gutter)
    left, right = [], []
    for row in rows:
        if row.gutter is not None:
            left.append(Span(row.start, row.gutter.start))
            right.append(Span(row.gutter.end, row.end))
        elif row.wide <= edge:
            left.append(Span(row.start, row.end))
        else:
            right.append(Span(row.start, row.end))
    return left, right


def _ordered(draft: Draft, parts: Sequence[Span]) -> Draft:
    """Give `parts` in order, a line end after each that lacks one."""
    result = reordered(draft, parts)
    at, edits = 0, []
    for part in parts[:-1]:
        at += part.length
        if at and result.value[at - 1] != "\n":
            edits.append(Edit(at, at, "\n"))
    return edited(result, edits)
