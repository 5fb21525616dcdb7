"""How a text is broken into lines: at the width of a column, or by its paragraphs alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise

from corpus.restoration.front import is_latin
from corpus.restoration.headings import find_level
from corpus.restoration.lines import (
    CELLS,
    CLOSERS,
    FORCED,
    FRONT,
    Line,
    Lines,
    ends_clause,
    ends_sentence,
    has_latin,
    width,
)
from corpus.restoration.listing import is_item

SHORT = 0.88
"""A line below this share of its column's width was ended by its writer, not by the column."""
REST = 0.75
"""The second line of a heading is below this share; a paragraph's indented first line is above."""
INDENT = 1.5
"""A line indented as far begins a paragraph, or is set in from both edges."""
ENOUGH = 20
"""From as many full lines it is told how full they are."""
WIDEST = 80.0
"""No column is wider; a line that is, is a paragraph."""

_OPENERS, _FOLLOWERS = "“‘（《〈「『【〔(", "，。、；：！？%％…" + CLOSERS
_UNIT = re.compile(rf"[{_OPENERS}]*(?:[!-~]+|.)[{re.escape(_FOLLOWERS)}]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is broken into lines: `wrapped` at a width, with `gap` blank lines between.

    `indented`: the first line of each paragraph is. Where the column had more than `slack` left
    for what the next line begins with, the writer ended the line. `lead`: what the first lines
    lack of the column, where no indent tells it; `led`: they surely do. `parted`: blank lines part
    paragraphs, and a line end alone may stand inside a sentence.
    """

    wrapped: bool
    gap: int
    indented: bool = False
    slack: float = 0.0
    lead: float = 2.0
    led: bool = False
    parted: bool = False


# One step's text is mostly the next one's too, and the same questions are asked of it.
@lru_cache(maxsize=4)
def find_layout(lines: Lines) -> Layout:
    """Tell lines broken at a width from paragraphs of one line each.

    In a wrapped text most lines end in mid-sentence, and at nearly the same width.
    """
    prose = Lines(line for at, line in enumerate(lines) if not _is_aside(lines, at))
    open_ = [not ends_clause(line.text) for line in prose]
    widths = [line.width for line in prose]
    opened = sum(compress(widths, open_))
    # Widths count, not lines; a paragraph that is a line of its own hardly ever ends so.
    gaps = sorted(line.gap for line in prose[1:]) or [0]
    gap = gaps[len(gaps) // 2]
    if len(prose) < 2 or opened < 0.15 * sum(widths):
        return Layout(False, gap, parted=_is_parted(prose))
    filling = (open_[at] and _fills(prose[at], widths, open_, at) for at in range(len(prose)))
    full = sum(compress(widths, filling))
    if full < 0.6 * opened:
        return Layout(False, gap, parted=_is_parted(prose))
    if _is_indented(prose):
        columns = sorted(find_columns(prose))
        return Layout(True, gap, indented=True, slack=(1 - REST) * columns[len(columns) // 2])
    return Layout(True, gap, False, *_find_fill(prose, open_))


def is_parted(lines: Lines) -> bool:
    """Whether blank lines part the paragraphs of a text that is not broken at a width."""
    gaps = sum(line.gap > 0 for line in lines)
    return 2 < gaps < len(lines) - 1 and find_layout(lines).parted


def _is_parted(lines: Sequence[Line]) -> bool:
    """Whether blank lines part paragraphs, and most other line ends stand inside sentences."""
    below = [ends_sentence(above.text) for above, line in pairwise(lines) if not line.gap]
    blank = len(lines) - 1 - len(below)
    return blank > 2 and blank > 0.05 * len(lines) and sum(below) < 0.4 * len(below)


def _find_fill(lines: Lines, open_: Sequence[bool]) -> tuple[float, float, bool]:
    """Give what nearly all full lines leave free at most, what first lines lack, and if surely."""
    columns = find_columns(lines)
    lacks, free = [], []
    for at in range(1, len(lines) - 1):
        above, line, column = lines[at - 1], lines[at], columns[at]
        if not open_[at]:
            continue
        if open_[at - 1]:
            free.append(find_free(line.width, lines[at + 1].text, column))
        elif above.width < REST * column and ends_sentence(above.text):
            lacks.append(column - line.width - line.indent)
    told = len(lacks) > 2
    led = told and sorted(lacks)[len(lacks) // 2] >= 1.25
    lead = 0.0 if told and not led else 2.0
    most = (1 - SHORT) * sorted(columns)[len(columns) // 2] - 1
    if len(free) < ENOUGH:
        return most, lead, False
    return min(max(sorted(free)[-1 - len(free) // 100], -0.5), most), lead, led


def find_free(reach: float, below: str, column: float) -> float:
    """Give what a line that reaches so far would leave free with what the next line begins with.

    >>> find_free(17, "GDP，增长", 20), find_free(20, "增长", 20)
    (0.5, -1.0)
    """
    if below[0] > "~" and below[0] not in _OPENERS and below[1:2] not in _FOLLOWERS:
        return column - reach - 1.0
    unit = _UNIT.match(below)
    return column - reach - (width(unit[0]) if unit else 0)


def _is_indented(lines: Sequence[Line]) -> bool:
    """Whether most lines are indented that follow a line which clearly ends a paragraph."""
    widths = sorted(line.width for line in lines)
    usual = REST * widths[len(widths) // 2]
    after = []
    for at in range(1, len(lines)):
        if lines[at - 1].width >= usual or not ends_sentence(lines[at - 1].text):
            continue
        line, below = lines[at], lines[at + 1 : at + 3]
        # What is no statement before an indented line is a heading, of a line or two.
        titled = _is_open(line) or line.text[-1] in "？?"
        heading = titled and any(each.indent >= INDENT for each in below)
        if line.indent >= INDENT or not heading:
            after.append(line.indent >= INDENT)
    indented = sum(line.indent >= INDENT for line in lines)
    return 0 < indented <= 0.75 * len(lines) and sum(after) >= 0.7 * len(after)


def _fills(line: Line, widths: Sequence[float], open_: Sequence[bool], index: int) -> bool:
    """Whether a line that stops in mid-sentence is as wide as its column, or as others that do."""
    if line.width > WIDEST:
        return False
    first = max(0, index - 2)
    near = (*widths[first:index], *widths[index + 1 : index + 3])
    if line.indent + line.width > SHORT * max(near, default=0.0):
        return True
    alike = (*open_[first:index], *open_[index + 1 : index + 3])
    most = (1 - SHORT) * line.width
    return any(abs(each - line.width) <= most for each in compress(near, alike))


def _is_open(line: Line) -> bool:
    """Whether a line stops in mid-sentence."""
    return not ends_clause(line.text)


def _is_aside(lines: Lines, index: int) -> bool:
    """Whether a line ends where it does for what it is, whatever the width: no running text."""
    text = lines[index].text
    if text[0] == FRONT or CELLS in text or find_level(text) > 0:
        return True
    if is_item(text):
        below = lines[index + 1 : index + 2]
        return not below or below[0].gap > 0 or is_item(below[0].text)
    return has_latin(lines[index]) and is_latin(text)


@lru_cache(maxsize=4)
def find_columns(lines: Lines) -> list[float]:
    """Give for each line the width of the column about it: the widest but one of five neighbours.

    A known end of a paragraph parts neighbours; no column is narrower than most of the text.
    """
    columns: list[float] = []
    run = [0.0, 0.0]
    for line in (*lines, None):
        if line is None or line.gap >= FORCED:
            run += [0.0, 0.0]
            columns += [sorted(run[at : at + 5])[3] for at in range(len(run) - 4)]
            run = [0.0, 0.0]
        if line is not None:
            run.append(line.width)
    usual = sorted(columns)[len(columns) // 2] if columns else 0.0
    return [column if column > usual else usual for column in columns]
