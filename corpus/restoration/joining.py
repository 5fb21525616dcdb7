"""Lines broken at the width of a column put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.front import is_known_heading
from corpus.restoration.headings import find_level, find_numbered, is_open_heading, is_title
from corpus.restoration.lines import (
    FORCED,
    FRONT,
    PROSE,
    STARTS_CLOSED,
    Line,
    ends_clause,
    ends_sentence,
    to_lines,
)
from corpus.restoration.listing import is_item
from corpus.restoration.notes import MARK
from corpus.restoration.wrapping import (
    INDENT,
    REST,
    SHORT,
    Layout,
    find_columns,
    find_free,
    find_layout,
)

COUNTS = re.compile(
    r"第[一二三四五六七八九十]{1,2}，|[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、"
)
"""Begins a paragraph of an enumeration, where it begins a line after a full stop."""
CLOSED = re.compile(r"[^（）《》]*[）》]")
"""Goes on inside brackets that opened in the line above."""
CLAUSES = re.compile(r"[，：](?=.)")
HEADED = 0.62
"""A heading in larger type than the text is broken before it fills the column."""
CELLS = " | "
"""Stands between the cells of a row of a table."""


def find_starts(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether a paragraph, a heading or a piece of front matter begins there."""
    layout = find_layout(lines)
    columns = find_columns(lines)
    starts = [True]
    heading = is_heading(lines, 0, columns, layout)
    front = lines[0].text[0] == FRONT
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        heads = heading
        front = line.text[0] == FRONT or (front and line.gap < FORCED)
        heading = is_heading(lines, index, columns, layout)
        if line.gap >= FORCED or line.text[0] in FRONT + PROSE:
            apart = True
        elif front:
            apart = heading = False
        elif heads or heading:
            apart = not (heads and is_wrapped_heading(above, line, columns[index - 1], layout))
            heading = heading or not apart
        elif layout.parted and goes_on(lines, index):
            apart = False
        else:
            apart = is_apart(above, line, columns[index - 1], layout, starts[-1])
        starts.append(apart)
    return starts


def goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line goes on with the one above, where blank lines part paragraphs.

    So does what had a line of its own as a link; the lines of a list or an address do not.
    """
    above, line = lines[index - 1], lines[index]
    if line.gap or ends_clause(above.text) or is_item(line.text) or MARK.match(line.text):
        return False
    last = index
    while last + 1 < len(lines) and not lines[last + 1].gap:
        last += 1
    return ends_clause(lines[last].text)


def joined(draft: Draft) -> Draft:
    """Give the draft with one paragraph a line.

    >>> from corpus.restoration.draft import to_draft
    >>> joined(to_draft("创新是引领发展的\\n第一动力，人才是\\n第一资源。\\n\\n要素。")).value
    '创新是引领发展的第一动力，人才是第一资源。\\n要素。'
    """
    lines = to_lines(draft.value)
    if not lines:
        return draft
    edits = [Edit(0, lines[0].start)]
    starts = find_starts(lines)
    for above, line, start in zip(lines, lines[1:], starts[1:], strict=False):
        edits.append(Edit(above.end, line.start, "\n" if start else seam(above.text, line.text)))
    edits.append(Edit(lines[-1].end, len(draft.value)))
    return edited(draft, edits)


def is_apart(above: Line, line: Line, column: float, layout: Layout, first: bool = False) -> bool:
    """Whether a paragraph ends between two lines, neither of them a heading."""
    if STARTS_CLOSED.match(line.text) or is_inside(above.text, line.text):
        return False
    if is_item(line.text) or CELLS in line.text:
        return True
    ended = ends_sentence(above.text)
    if not layout.wrapped:
        return ends_clause(above.text) or line.gap > 0 or above.width <= 30
    if line.gap > layout.gap and (ended or layout.gap == 0):
        return True
    # The first line of a paragraph is indented on the page, also where the text lost its indent.
    reach = above.width + (above.indent or (layout.lead if first else 0))
    free = find_free(reach, line.text, column)
    indented = line.indent >= INDENT and (first or above.indent < INDENT)
    if layout.indented and line.indent >= INDENT:
        return ended or above.indent < INDENT or free > (1 - SHORT) * column - 1
    if ended:
        told = not layout.indented and COUNTS.match(line.text)
        return bool(told) or indented or free > layout.slack
    if CELLS in above.text or (first and above.text[-1] not in "，、"):
        return free > (1 - (SHORT if CELLS in above.text else REST)) * column - 1
    return ends_clause(above.text) and (indented or free > layout.slack)


def is_inside(above: str, below: str) -> bool:
    """Whether a line goes on inside the brackets that are open at the end of the one above.

    >>> is_inside("（责任单位：市科技局、", "市财政局）"), is_inside("见附录（略）。", "（二）保障")
    (True, False)
    """
    opened = above.rfind("（") > above.rfind("）") or above.rfind("《") > above.rfind("》")
    return opened and bool(CLOSED.match(below))


def is_heading(lines: Sequence[Line], index: int, columns: Sequence[float], layout: Layout) -> bool:
    """Whether a line is a heading, or in a wrapped text the first line of one."""
    line = lines[index]
    if is_known_heading(line.text) or line.text[0] == "#":
        return True
    if index and is_inside(lines[index - 1].text, line.text):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    if index == 0 and line.text[-1] in "：—" and is_title(line.text.rstrip("：—")):
        return line.width < REST * columns[0]
    if index in (1, 2) and line.text[:2] == "——" and not ends_clause(lines[index - 1].text):
        return True
    if not layout.wrapped:
        return bool(find_level(line.text))
    ended = index == 0 or ends_clause(lines[index - 1].text)
    if line.text[0] in "一二三四五六七八九十（(第123456789" and (ended or find_level(line.text)):
        # A heading that goes on in the next line may end with a comma here.
        return bool(find_numbered(line.text.rstrip("，、："))) and not _runs_on(
            line, below, columns[index], layout
        )
    if below is None or not ended:
        return False
    if layout.indented:
        return is_outset(lines, index)
    if line.width >= REST * columns[index]:
        return False
    # A line that stops in mid-sentence fills its column; a short one is no part of a paragraph.
    full = below.width >= SHORT * columns[index] and below.gap <= layout.gap
    return full and is_title(line.text) and not CLAUSES.search(line.text)


def is_outset(lines: Sequence[Line], index: int) -> bool:
    """Whether a line or two, like a title and not indented, stand before an indented paragraph."""
    line, *below = lines[index : index + 3]
    if line.indent >= INDENT or not is_title(line.text) or not below:
        return False
    if below[0].indent >= INDENT:
        return True
    wrapped = is_title(below[0].text) and below[0].width < REST * line.width
    return wrapped and len(below) > 1 and below[1].indent >= INDENT


def _runs_on(line: Line, below: Line | None, column: float, layout: Layout) -> bool:
    """Whether a numbered line is the first of a paragraph of several lines."""
    if below is None or below.gap > layout.gap or not CLAUSES.search(line.text):
        return False
    if find_free(line.indent + line.width, below.text, column) > layout.slack:
        return False
    if layout.indented and (below.indent >= INDENT or line.indent < INDENT):
        return False
    return not is_wrapped_heading(line, below, column, layout)


def is_wrapped_heading(above: Line, line: Line, column: float, layout: Layout) -> bool:
    """Whether `line` is the rest of the heading that begins in the full line above."""
    titled = above.text[-1] in "：—" and above.gap == 0 and not find_level(above.text)
    if not (layout.wrapped or titled) or is_known_heading(above.text):
        return False
    if find_level(line.text) or ends_clause(line.text):
        return False
    if layout.indented and line.indent >= INDENT > above.indent:
        return False
    if above.width < HEADED * column and not is_open_heading(above.text):
        return False
    return line.width < REST * column and is_title(line.text)


def seam(above: str, below: str) -> str:
    """Give what stands between two joined lines: a space between Latin words, else nothing.

    >>> seam("productive", "forces"), seam("生产力", "GDP")
    (' ', '')
    """
    left, right = above[-1], below[0]
    latin = left.isascii() and right.isascii() and (left.isalpha() or left in ",;:.")
    decimal = left == "." and right.isdigit() and above[-2:-1].isdigit()
    return " " if latin and right.isalnum() and left != "-" and not decimal else ""
