"""Rows of tables, which reach extraction as sentences with | between their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.candidate import Candidate

MARK = " | "
BAR = re.compile("(?:^|(?<= ))[|](?= |$)")
"""What stands between two cells, or before or behind a blank one at either end of a row."""

PLAIN = re.compile("[-－−+＋]?[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?")
"""A number whose unit does not stand beside it."""

VALUE = re.compile(f"(?:{PLAIN.pattern})[%％‰]?")
YEAR = re.compile("(?:19|20)[0-9]{2}")
SERIAL = re.compile("[0-9]{1,3}|[（(]?[一二三四五六七八九十]{1,3}[）)]?")
"""The number of a row, which is no value nor what a value is of."""

NAME = re.compile(
    "(?:(?:其中|#|＃|[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)[：:]?\\s*)?(?P<name>[^（(|]*[^（(|\\s：:])"
)
"""What a row is of, without the words that place it among others and what stands in brackets."""

MEASURED = re.compile("[额量率值重数入出资本润价积度费数]$|指数|比例|余额")
"""How the name of an indicator ends."""


class Cell(NamedTuple):
    """Where a cell stands in its row."""

    start: int
    end: int


def to_cells(text: str) -> list[Cell]:
    """Give where the cells of a row stand: one where it is no row; blank ones have no length.

    >>> to_cells("钢材 | 12.5"), len(to_cells("| 9月 | |"))
    ([Cell(start=0, end=2), Cell(start=5, end=9)], 4)
    """
    ends = [one.start() for one in BAR.finditer(text)]
    cells = []
    for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True):
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        cells.append(Cell(left, max(left, start + len(words.rstrip()))))
    return cells


def find_label(text: str, cells: Sequence[Cell]) -> int:
    """Find which cell of a row tells what it is of: the first, not blank nor the row's number."""
    return int(len(cells) > 2 and _is_aside(text, cells[0]))


def _is_aside(text: str, cell: Cell) -> bool:
    return cell.start == cell.end or SERIAL.fullmatch(text, *cell) is not None


def find_values(text: str) -> list[Cell]:
    """Find the cells of a row behind its label that are a number alone; not where all are years.

    >>> find_values("钢材 | 万吨 | 12.5"), find_values("指标 | 2022 | 2023")
    ([Cell(start=10, end=14)], [])
    """
    cells = to_cells(text)
    values = [cell for cell in cells[find_label(text, cells) + 1 :] if VALUE.fullmatch(text, *cell)]
    return [] if all(YEAR.fullmatch(text, *cell) for cell in values) else values


def find_mentions(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find what a row of numbers is of, where nothing in its label is known, and its numbers."""
    values = find_values(text)
    if not values:
        return
    cells = to_cells(text)
    label = cells[find_label(text, cells)]
    found = NAME.match(text, *label)
    named = any(label.start <= one.start and one.end <= label.end for one in known)
    if found and not named and not VALUE.fullmatch(text, *label):
        start, end = found.span("name")
        class_ = "Indicator" if MEASURED.search(text[start:end]) else "Concept"
        yield Candidate(start, end, class_, "name-of-row")
    for cell in values:
        yield Candidate(*cell, "Quantity", "number-in-cell")
