"""Where headings stand in text broken into lines, and how many lines each has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.restoration.front import is_front, is_known_heading, is_set_apart
from corpus.restoration.headings import (
    find_level,
    find_number,
    find_numbered,
    has_inner_end,
    is_open_heading,
    is_title,
)
from corpus.restoration.lines import FORCED, FRONT, PROSE, Line, ends_clause
from corpus.restoration.listing import is_item
from corpus.restoration.wrapping import INDENT, REST, SHORT, Layout, find_free

MOST = 3
"""Lines that a heading has at most; a title has one more."""
HEADED = 0.62
"""A heading in larger type than the text is broken before it fills the column."""
CENTRED = 4.0
"""A line indented as far is set in the middle."""
BRACKETED = re.compile(r"[（(][^（）()。；]{2,16}[）)]")
"""The rest of a title, as （试行）."""
RUN_IN = re.compile(r"[^。；！？]{2,38}。")
"""What a paragraph begins with that has its heading inside."""
WIDEST = 60.0
"""A title is as wide as this at most, over all its lines."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What is known of a text's headings: the levels of `run_in` numbers, how wide headings are."""

    run_in: frozenset[int] = frozenset()
    widest: float = 0.0


def find_heads(lines: Sequence[Line]) -> Heads:
    """Find which numbers mostly begin paragraphs, and how wide the headings are.

    A short sentence follows a number that is run in.
    """
    told: Counter[int] = Counter()
    widest = 0.0
    for line, below in pairwise(lines):
        if level := find_number(line.text):
            told[level] += 1 if RUN_IN.match(line.text + below.text) else -1
            # What is no sentence above an indented line has surely ended there.
            if below.indent >= INDENT > line.indent and find_level(line.text):
                widest = max(widest, line.width)
    return Heads(frozenset(level for level, balance in told.items() if balance > 0), widest)


def is_full(line: Line, below: Line, column: float) -> bool:
    """Whether a line had no room for what the next begins with."""
    free = find_free(line.indent + line.width, below.text, column)
    return free <= max(0.0, (1 - SHORT) * column - 1)


def find_heading_end(
    lines: Sequence[Line],
    start: int,
    columns: Sequence[float],
    layout: Layout,
    heads: Heads,
    parted: bool,
) -> int:
    """Give the line after the heading that begins at `start` of a wrapped text, or `start`.

    `parted`: a paragraph or a heading has ended above. The lines of a heading are no sentence, and
    what follows them begins anew.
    """
    line = lines[start]
    numbered = find_number(line.text)
    if not numbered and not parted:
        return start
    most = MOST + (start == 0)
    text = ""
    for end in range(start + 1, min(start + most, len(lines)) + 1):
        text += lines[end - 1].text
        asked = text[-1] in "？?"
        outset = layout.indented and line.indent < INDENT and text[-1] == "："
        if has_inner_end(text) or (ends_clause(text) and not (outset or asked)):
            return start
        if asked and not _is_roomy(lines, end, columns[end - 1], layout):
            return start
        if asked or end == len(lines):
            break
        if not _goes_on(lines, start, end, columns[end - 1], layout, heads):
            break
    else:
        return start
    if numbered:
        # In mid-sentence a number may begin a line by chance.
        above = lines[start - 1]
        told = parted or line.gap > layout.gap or not is_full(above, line, columns[start - 1])
        return end if told and find_numbered(text) else start
    return end if _is_unnumbered(lines, start, end, text, columns, layout) else start


def _is_roomy(lines: Sequence[Line], end: int, column: float, layout: Layout) -> bool:
    """Whether what ends above the line `end` surely ended there, and not because of the column."""
    last, below = lines[end - 1], lines[end : end + 1]
    if not below or below[0].gap > layout.gap or (layout.indented and below[0].indent >= INDENT):
        return True
    return not is_full(last, below[0], column)


def _goes_on(
    lines: Sequence[Line],
    start: int,
    end: int,
    column: float,
    layout: Layout,
    heads: Heads,
) -> bool:
    """Whether the line `end` goes on with what begins at `start`, which may be a heading."""
    first, above, line = lines[start], lines[end - 1], lines[end]
    if line.gap >= FORCED or line.gap > layout.gap or _begins(line):
        return False
    if layout.indented and line.indent >= INDENT and not (first.indent >= CENTRED <= line.indent):
        return False
    if is_open_heading(above.text):
        return True
    if above.width < HEADED * column:
        return False
    full = is_full(above, line, column)
    if full and (layout.indented or find_number(first.text) in heads.run_in):
        return True
    if line.width >= REST * column or ends_clause(line.text):
        return False
    # In a heading as wide as another what comes next would have had room.
    roomy = not full and find_free(above.width, line.text, heads.widest) >= 1.5
    return not roomy and (is_title(line.text) or bool(BRACKETED.fullmatch(line.text)))


def _begins(line: Line) -> bool:
    """Whether a line begins what is no rest of a heading."""
    text = line.text
    return (
        text[0] in FRONT + PROSE + "#"
        or find_level(text) > 0
        or is_known_heading(text)
        or is_item(text)
        or is_front(text)
        or is_set_apart(text)
    )


def _is_unnumbered(
    lines: Sequence[Line],
    start: int,
    end: int,
    text: str,
    columns: Sequence[float],
    layout: Layout,
) -> bool:
    """Whether the lines [start, end) are a heading without a number."""
    first, last = lines[start], lines[end - 1]
    # The title of a document may be any question.
    title = text.rstrip("？?") if start == 0 else text
    if end == len(lines) or not is_title(title, WIDEST if start == 0 or end > start + 1 else 0):
        return False
    below = lines[end]
    follows = find_level(below.text) > 0 or is_known_heading(below.text)
    follows |= start == 0 and below.gap >= FORCED
    if layout.indented:
        if INDENT <= first.indent < CENTRED:
            return False
        return follows or below.indent >= INDENT or _is_outset(lines, end)
    # A line that stops in mid-sentence fills its column; a short one is no part of a paragraph.
    # The first line of a paragraph was indented on the page, also where the text lost its indent.
    reach = last.width + (last.indent or (layout.lead if last is first else 0))
    free = find_free(reach, below.text, columns[end - 1])
    short = last.width < REST * columns[end - 1] or free > max(layout.slack, 0.0) + layout.lead / 4
    full = below.width >= SHORT * columns[end] and below.gap <= layout.gap
    return short and (full or follows)


def _is_outset(lines: Sequence[Line], index: int) -> bool:
    """Whether a title not indented, of a line or two, stands before an indented paragraph."""
    for at in range(index, min(index + 2, len(lines) - 1)):
        line = lines[at]
        if line.indent >= INDENT or not is_title(line.text):
            return False
        if lines[at + 1].indent >= INDENT or find_level(lines[at + 1].text):
            return True
    return False
