"""How a text is broken into lines: at the width of a column, or by its paragraphs alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.front import is_latin
from corpus.headings import find_level
from corpus.lines import ENDS_CLAUSE, FORCED, FRONT, Line

SHORT = 0.88
"""A line below this share of its column's width was ended by its writer, not by the column."""
REST = 0.75
"""The second line of a heading is below this share; a paragraph's indented first line is above."""
WIDEST = 80.0
"""No column is wider; a line that is, is a paragraph."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is broken into lines: `wrapped` at a width, with `gap` blank lines between."""

    wrapped: bool
    gap: int


def find_layout(lines: Sequence[Line]) -> Layout:
    """Tell lines broken at a width from paragraphs of one line each.

    In a wrapped text most lines end in mid-sentence, and at nearly the same width.
    """
    prose = [line for line in lines if not _is_aside(line)]
    opened = sum(line.width for line in prose if _is_open(line))
    full = sum(line.width for at, line in enumerate(prose) if _fills(prose, at))
    # Widths count, not lines; a paragraph that is a line of its own hardly ever ends so.
    if len(prose) < 2 or opened < 0.15 * sum(line.width for line in prose):
        return Layout(False, 0)
    gaps = sorted(line.gap for line in prose[1:])
    return Layout(full >= 0.6 * opened, gaps[len(gaps) // 2])


def _fills(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that stops in mid-sentence is as wide as its column, or as others that do."""
    line = lines[index]
    if line.width > WIDEST or not _is_open(line):
        return False
    near = (*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3])
    widest = max((other.width for other in near), default=0.0)
    return line.width > SHORT * widest or any(
        abs(other.width - line.width) <= (1 - SHORT) * line.width
        for other in near
        if _is_open(other)
    )


def _is_open(line: Line) -> bool:
    """Whether a line stops in mid-sentence."""
    return not ENDS_CLAUSE.search(line.text)


def _is_aside(line: Line) -> bool:
    return line.text[0] == FRONT or bool(find_level(line.text)) or is_latin(line.text)


def find_columns(lines: Sequence[Line]) -> list[float]:
    """Give for each line the width of the column about it: the widest but one of five neighbours.

    A known end of a paragraph parts neighbours; no column is narrower than most of the text.
    """
    columns: list[float] = []
    run = [0.0, 0.0]
    for line in (*lines, None):
        if line is None or line.gap >= FORCED:
            run += [0.0, 0.0]
            columns += (sorted(run[at : at + 5])[-2] for at in range(len(run) - 4))
            run = [0.0, 0.0]
        if line is not None:
            run.append(line.width)
    usual = sorted(columns)[len(columns) // 2] if columns else 0.0
    return [max(column, usual) for column in columns]
