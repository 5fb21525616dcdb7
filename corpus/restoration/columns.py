"""Two columns read straight across put back one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.restoration.draft import Draft, Edit, edited, reordered
from corpus.restoration.furniture import PAGE_NUMBER
from corpus.restoration.lines import to_lines, width
from corpus.restoration.notes import find_notes
from corpus.text import Span

GUTTER = re.compile(
    r"(?<=\S)[\u3000]*(?: {3,}|[ \t]*\t[ \t]*)(?=[\S\u3000])|(?<=\S)\u3000{3,}(?=\S)"
)
_BLANK = re.compile(r"[ \t\u3000]+")
LEAST = 4
"""As few lines in two parts are taken for columns; fewer are a table or a list."""
NARROWEST = 8.0
PUSHED = 8.0
"""As far a wide left part may push the right part away."""
INDENT = 2.5
"""As far from where it was expected a right part may begin."""


class Row(NamedTuple):
    """A line with its indent: where its gutter stands, at what column its right part begins.

    `top`: a page begins here, or its number or a footnote stands here. `pushed`: the right part
    begins behind its column's edge, where the left part is too wide.
    """

    start: int
    end: int
    gutter: Span | None
    right: float
    wide: float
    top: bool
    pushed: bool = False


def in_reading_order(draft: Draft) -> Draft:
    """Put the right parts of lines of two columns after all left parts.

    >>> from corpus.restoration.draft import to_draft
    >>> left = ["数据是新型生产要素", "它参与分配并且流通", "它的价值在于使用中", "不断释放。"]
    >>> right = ["算力是新型基础设施", "它支撑模型的训练和", "推理，也支撑产业的", "数字化转型。"]
    >>> page = "\\n".join(a.ljust(9, "\\u3000") + "   " + b for a, b in zip(left, right))
    >>> in_reading_order(to_draft(page)).value.replace("\\u3000", "").split() == left + right
    True
    """
    gutters = find_gutters(draft.value)
    if len(gutters) < 2:
        return draft
    rows = _to_rows(draft.value, gutters)
    parts: list[tuple[Span, int]] = []
    edges: list[float] = []
    index = done = 0
    while index < len(rows):
        end = _columns_end(draft.value, rows, index, edges)
        if end == index:
            index += 1
            continue
        edges.append(rows[index].right)
        left, right = _split(draft.value, rows[index:end])
        between = [draft.value.count("\n", a.end, b.start) for a, b in pairwise(rows[index:end])]
        blank = min(between, default=1)
        parts += ((Span(done, rows[index].start), 0), *((each, blank) for each in left + right))
        follows = end < len(rows) and (
            draft.value.count("\n", rows[end - 1].end, rows[end].start) <= blank
        )
        done, index = rows[end].start if follows else rows[end - 1].end, end
    if not parts:
        return draft
    parts.append((Span(done, len(draft.value)), 0))
    return _ordered(draft, parts)


def find_gutters(value: str) -> list[Span]:
    """Find the white space inside lines that is as wide as a gutter between columns."""
    if not any(blank in value for blank in ("\t", "   ", "\u3000\u3000\u3000")):
        return []
    # A gutter is all of the white space between two words, or nearly so: it begins where that does.
    blanks = (blank.start() for blank in _BLANK.finditer(value))
    found = (GUTTER.match(value, start) for start in blanks)
    return [Span(*gutter.span()) for gutter in found if gutter]


def _to_rows(value: str, gutters: Sequence[Span]) -> list[Row]:
    """Give the lines as rows; one of several gutters is a row of a table."""
    lines = to_lines(value)
    notes = frozenset(find_notes(lines)[0])
    rows = []
    first = 0
    for at, line in enumerate(lines):
        last = first
        while last < len(gutters) and gutters[last].start < line.end:
            last += 1
        start = value.rfind("\n", 0, line.start) + 1
        top = "\f" in value[start : line.start] or bool(PAGE_NUMBER.fullmatch(line.text))
        top |= first == last and at in notes
        gutter = gutters[first] if last == first + 1 else None
        right = width(value[start : gutter.end]) if gutter else line.indent
        rows.append(Row(start, line.end, gutter, right, line.indent + line.width, top))
        first = last
    return rows


def _columns_end(value: str, rows: list[Row], start: int, edges: Sequence[float]) -> int:
    """Give the row after the two columns that begin at `start`, or `start` if none do.

    Where right columns stood at `edges` before, few lines are enough: a last page is not full.
    """
    first = rows[start]
    if first.gutter is None or first.right < NARROWEST + 1.5:
        return start
    end, split, narrow, told = start, 0, 0, 0
    before: list[Row] = []
    while end < len(rows) and (end == start or not rows[end].top):
        below = rows[end + 1] if end + 1 < len(rows) else None
        told += rows[end].gutter is not None
        before.append(rows[end])
        rows[end] = _recut(value, rows[end], first.right, below is None or below.gutter is None)
        if not _fits(rows[end], first.right):
            break
        split += rows[end].gutter is not None
        narrow += rows[end].wide - rows[end].right < NARROWEST
        end += 1
    if any(abs(first.right - edge) <= INDENT for edge in edges):
        return end
    # What is cut at spaces between words alone is one column.
    few = (
        split < LEAST or told * 2 < split or (split < 2 * LEAST and split * 10 < (end - start) * 6)
    )
    if few or narrow * 2 > end - start:
        rows[start : start + len(before)] = before
        return start
    return end


def _fits(row: Row, right: float) -> bool:
    """Whether a row has its right part at `right`, or keeps to one of the two columns."""
    if row.gutter is not None:
        return abs(row.right - right) <= INDENT or row.pushed
    return row.wide <= right or row.right >= right - INDENT or row.pushed


def _recut(value: str, row: Row, right: float, last: bool) -> Row:
    """Give the row cut at a narrow gutter, where one ends at the right column's edge.

    A left part that fills its column, with a mark in it, pushes the right part away. Where the
    right column may have ended above (`last`), few characters are none.
    """
    if row.gutter is not None and abs(row.right - right) <= INDENT:
        return row
    if row.gutter is None and (row.wide <= right or row.right >= right - INDENT):
        return row
    found: list[tuple[float, Span, float]] = []
    for blank in _BLANK.finditer(value, row.start, row.end):
        at = width(value[row.start : blank.end()])
        far = abs(at - right)
        left = value[row.start : blank.start()].strip()
        if last and row.wide - at < NARROWEST:
            continue
        if left and (far <= INDENT or right < at <= right + PUSHED):
            found.append((far, Span(*blank.span()), at))
    if not found:
        return row._replace(pushed=last and right < row.wide <= right + PUSHED)
    far, gutter, at = min(found)
    return row._replace(gutter=gutter, right=at, pushed=far > INDENT)


def _split(value: str, rows: Sequence[Row]) -> tuple[list[Span], list[Span]]:
    """Give the left and the right parts of rows, each with what it is indented by in its column."""
    edge = min(row.right for row in rows if row.gutter and not row.pushed)
    leads = [width(value[row.start : _text_start(value, row)]) for row in rows]
    margin = min((lead for lead in leads if lead < edge - INDENT), default=0.0)
    left, right = [], []
    for row, lead in zip(rows, leads, strict=True):
        start = _indent_start(value, _text_start(value, row), lead - margin)
        if row.gutter is not None:
            left.append(Span(start, row.gutter.start))
            indent = 0.0 if row.pushed else row.right - edge
            right.append(Span(_indent_start(value, row.gutter.end, indent), row.end))
        elif row.wide <= edge or row.pushed:
            left.append(Span(start, row.end))
        else:
            text = _text_start(value, row)
            right.append(Span(_indent_start(value, text, row.right - edge), row.end))
    return left, right


def _text_start(value: str, row: Row) -> int:
    return row.end - len(value[row.start : row.end].lstrip())


def _indent_start(value: str, text: int, indent: float) -> int:
    """Give where the white space before `text` begins that its column's edge leaves for indent."""
    start = text
    while width(value[start - 1 : text]) <= indent and value[start - 1] in " \u3000":
        start -= 1
    return start


def _ordered(draft: Draft, parts: Sequence[tuple[Span, int]]) -> Draft:
    """Give `parts` in order, after each as many line ends as told."""
    result = reordered(draft, (part for part, _ in parts))
    at, edits = 0, []
    for (part, lines), (below, _) in pairwise(parts):
        at += part.length
        follows = below.length and result.value[at] == "\n"
        if lines and not follows:
            edits.append(Edit(at, at, "\n" * lines))
    return edited(result, edits)
