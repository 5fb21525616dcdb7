"""What each row of a page is, told by its place and size: text, heading, or the furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.formats.layout import Page, Row
from corpus.restoration.furniture import PAGE_NUMBER
from corpus.restoration.headings import find_numbered
from corpus.restoration.lines import HAN
from corpus.restoration.notes import MARK

SMALL = 0.92
"""Type below this share of the body's is that of notes; above its inverse, of headings."""


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


def goes_on(row: Row, above: Row) -> bool:
    """Whether a row of a heading goes on with the heading above it."""
    return above.role == row.role == "heading" and above.size == row.size


def find_levels(rows: Sequence[Row]) -> dict[int, int]:
    """Give the levels that sizes tell, by the id of a heading's first row; none for numbered ones.

    The largest size is the title's where it comes before all text, else that of parts.
    """
    told = [row for row in rows if row.role in ("text", "heading")]
    sizes = sorted({row.size for row in told if row.role == "heading"}, reverse=True)
    if not sizes:
        return {}
    first = 1 if told[0].role == "heading" and told[0].size == sizes[0] else 2
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
