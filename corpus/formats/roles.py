"""What each row of a page is, told by its place and size: text, heading, or the furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.formats.page import Page, Row
from corpus.restoration.furniture import PAGE_NUMBER
from corpus.restoration.headings import find_number, find_numbered, is_title
from corpus.restoration.lines import HAN
from corpus.restoration.notes import MARK

SMALL = 0.92
"""Type below this share of the body's is that of notes; above its inverse, of headings."""
WIDEST = 60.0
"""A heading in bold type of the body's size is as wide as this at most, over all its rows."""


def with_roles(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Tell page numbers, running heads, notes and headings from the text of the pages."""
    sizes: Counter[float] = Counter()
    edges: Counter[str] = Counter()
    bold = 0
    for page in pages:
        edges.update({_shape(row) for row in _edge_rows(page)})
        for row in page.rows:
            sizes[row.size] += len(row.text)
            bold += len(row.text) * row.bold
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    # Where most of the text is bold, that says nothing.
    told = 2 * bold < sizes.total()
    return tuple(_page_roles(page, body, edges, told) for page in pages)


def _page_roles(page: Page, body: float, edges: Counter[str], told: bool) -> Page:
    edge = {id(row) for row in _edge_rows(page)}
    text_end = max(
        (row.words[0].bottom for row in page.rows if row.size > SMALL * body), default=0.0
    )
    rows, noted = [], False
    bold = _find_bold(page.rows, body) if told else frozenset()
    for row in page.rows:
        if row.role == "row":
            rows.append(row)
            continue
        role = "heading" if id(row) in bold else _role(row, body, id(row) in edge, edges)
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


def _find_bold(rows: Sequence[Row], body: float) -> frozenset[int]:
    """Find the headings in bold type of the body's size, by the ids of their rows.

    They are no sentence, and end before the column does.
    """
    text = [row for row in rows if row.role == "text" and SMALL * body <= row.size <= body / SMALL]
    found: set[int] = set()
    start = 0
    for at, row in enumerate(text, 1):
        below = text[at] if at < len(text) else None
        if not row.bold:
            start = at
        elif below is None or not below.bold or find_number(below.text):
            group = text[start:at]
            whole = "".join(each.text for each in group)
            near = (*text[max(0, start - 1) : at - 1], *text[at : at + 1])
            widest = max((each.words[-1].right for each in near), default=0.0)
            short = row.words[-1].right < widest - row.size
            if short and (find_numbered(whole) or is_title(whole, WIDEST)):
                found.update(map(id, group))
            start = at
    return frozenset(found)


def goes_on(row: Row, above: Row) -> bool:
    """Whether a row of a heading goes on with the heading above it."""
    same = above.role == row.role == "heading" and above.size == row.size
    return same and not find_number(row.text)


def find_levels(rows: Sequence[Row]) -> dict[int, int]:
    """Give the levels that sizes tell, by the id of a heading's first row; none for numbered ones.

    The largest size is the title's where it comes before all text, else that of parts.
    """
    told = [row for row in rows if row.role in ("text", "heading")]
    sizes = sorted({row.size for row in told if row.role == "heading"}, reverse=True)
    if not sizes:
        return {}
    largest = max((row.size for row in told if row.role == "text"), default=0.0)
    first = 1 if told[0].role == "heading" and told[0].size == sizes[0] > largest else 2
    levels = {}
    for above, row in zip([Row(()), *told], told, strict=False):
        if row.role == "heading" and not goes_on(row, above) and not find_numbered(row.text):
            levels[id(row)] = min(first + sizes.index(row.size), 6)
    return levels


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
