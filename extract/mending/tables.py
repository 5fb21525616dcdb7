"""Values in the rows of a table: headings, units and captions tell what they are of, and when.

Rows reach extraction as sentences with | between their cells, the row of headings first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.candidate import Candidate
from extract.cells import PLAIN, VALUE, Cell, find_label, to_cells
from extract.linking import Said
from extract.match import Found
from extract.mending.columns import (
    GROWING,
    Caption,
    Column,
    is_heading,
    to_caption,
    to_column,
    to_columns,
    to_filled,
)
from extract.model import Qualifiers

RULE = "table-cell"

MEASURED = frozenset(
    {
        *("Organization", "ProductiveForce", "ProductionRelation", "Factor", "Industry"),
        *("Technology", "Policy", "Indicator", "Process", "Concept"),
    }
)
"""The classes of what may have a value; rows of a place or a time are of what the column names."""

IN_BRACKETS = re.compile("[（(](?P<unit>[^（）()，。；：、0-9]{1,8})[）)]\\s*$")
"""The unit in the label of a row: 产值（亿元）."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a value is of, and how many sentences before its row it is named."""

    mention: Candidate
    above: int


@dataclass(frozen=True, slots=True)
class Table:
    """What stands above the rows of a table: its caption and its columns, and what each names.

    `named` is what each heading is, `topic` what the caption is about, either with the number of
    its sentence. `below` are the words of headings that divide named ones; where these are `open`,
    the next row does.
    """

    caption: Caption
    columns: tuple[Column, ...]
    named: tuple[tuple[int, Candidate] | None, ...]
    topic: tuple[int, Candidate] | None
    below: tuple[str | None, ...] = ()
    open: bool = False

    def find_time(self, at: int) -> str | None:
        """Find when the values of a column hold: growth, in the last of the table's years."""
        column = self.columns[at]
        if column.time or not GROWING.search(column.words or ""):
            return column.time or self.caption.time
        return max((one.time for one in self.columns if one.time), default=self.caption.time)

    def find_head(self, at: int, number: int) -> Head | None:
        """Find what the heading of a column or the caption names, seen from a row's sentence."""
        named = self.named[at] or self.topic
        return Head(named[1], number - named[0]) if named else None

    def find_words(self, at: int, *, named: bool) -> str | None:
        """Find what the values of a column measure, beside what its heading has `named`."""
        if not named or self.named[at] is None:
            return self.columns[at].words
        return self.below[at] if self.below else None

    def find_unit(self, at: int, text: str, label: str) -> str | None:
        """Find the unit of the plain numbers of a column in a row with this text and label."""
        column = self.columns[at]
        if column.unit or GROWING.search(column.words or ""):
            return column.unit or self.caption.share
        cells = to_cells(text)
        for cell, one in zip(cells, self.columns, strict=True):
            if one.tells_units:
                return text[slice(*cell)].strip() or None
        own = IN_BRACKETS.search(label)
        return own["unit"] if own else self.caption.unit


def set_columns(
    texts: Sequence[str], mentions: Sequence[Sequence[Candidate]], said: Sequence[Said]
) -> list[Said]:
    """Give what the sentences of a document state with the values of its tables.

    Each number alone in a cell is the value of what its row is of or, where that is a place or a
    time, of what the heading of its column or the caption names; other values have the time and
    words of their column. A row with another number of cells than the headings, or without
    headings, is left as it is.
    """
    told: list[Said] = []
    table: Table | None = None
    rows = 0
    for number, (text, found, one) in enumerate(zip(texts, mentions, said, strict=True)):
        cells = to_cells(text)
        rows = rows + 1 if len(cells) > 1 else 0
        if rows == 1 or (rows == 2 and table and table.open):
            table = _to_table(texts, mentions, number, rows)
            one = replace(one, relations=tuple(_drop_units(text, one.relations)))
            if table and table.caption.line is not None:
                told[table.caption.line] = replace(told[table.caption.line], relations=())
        elif rows and table and len(table.columns) == len(cells):
            founds = [*_keep(text, one.relations, table), *_state(text, found, table, number)]
            founds.sort(key=lambda each: (each.trigger, each.tail.start))
            one = replace(one, relations=tuple(founds))
        told.append(one)
    return told


def _to_table(
    texts: Sequence[str], mentions: Sequence[Sequence[Candidate]], row: int, rows: int
) -> Table | None:
    """Give the table whose last row of headings this is, the second one where `rows` is two."""
    headings = range(row + 1 - rows, row + 1)
    cells = [to_cells(texts[number]) for number in headings]
    words = [
        [texts[number][slice(*cell)] for cell in line]
        for number, line in zip(headings, cells, strict=True)
    ]
    named = _name([mentions[number] for number in headings], cells, headings)
    caption = to_caption(texts, headings[0])
    topic = None
    if caption.line is not None:
        able = [one for one in mentions[caption.line] if one.class_ in MEASURED]
        last = [one for one in able if one.class_ == "Indicator" or one.end == caption.end]
        topic = (caption.line, last[-1]) if last else None
    whole = all(any(cell) for cell in zip(*map(to_filled, words), strict=False))
    if len({len(line) for line in words}) > 1 or not is_heading(words[-1], blank=True):
        return None
    if rows == 1 and not is_heading(words[0]):
        return Table(caption, to_columns(words), named, topic, open=True)
    lower = [to_column(cell).words for cell in words[-1]] if rows > 1 else []
    below = tuple(
        None if name and name[0] == row else each for name, each in zip(named, lower, strict=False)
    )
    return Table(caption, to_columns(words), named, topic, below) if whole else None


def _name(
    mentions: Sequence[Sequence[Candidate]], cells: Sequence[Sequence[Cell]], rows: Sequence[int]
) -> tuple[tuple[int, Candidate] | None, ...]:
    """Find what each column is named, and in which sentence: by the lowest heading that names."""
    named: list[tuple[int, Candidate] | None] = []
    for at in range(len(cells[0])):
        here: tuple[int, Candidate] | None = None
        for number, found, line in zip(rows, mentions, cells, strict=True):
            cell = line[at] if at < len(line) else None
            one = _find_measured(found, *cell) if cell else None
            blank = cell and cell.start == cell.end and number == rows[0] and at
            here = (number, one) if one else named[-1] if blank and named else here
        named.append(here)
    return tuple(named)


def _find_measured(mentions: Sequence[Candidate], start: int, end: int) -> Candidate | None:
    """Find the longest mention in a cell that may have a value, of several the first."""
    able = [
        one for one in mentions if one.class_ in MEASURED and start <= one.start and one.end <= end
    ]
    return max(able, key=lambda one: one.end - one.start, default=None)


def _drop_units(text: str, founds: Sequence[Found]) -> Iterator[Found]:
    """Leave out values of headings, which are units: （亿元）."""
    for one in founds:
        if one.relation != "has_value" or re.search("[0-9]", text[one.tail.start : one.tail.end]):
            yield one


def _state(text: str, mentions: Sequence[Candidate], table: Table, number: int) -> Iterator[Found]:
    """Give what a row states with its numbers."""
    cells = to_cells(text)
    first = find_label(text, cells)
    label = cells[first]
    own = _find_measured(mentions, *label)
    around = {one.class_: text[one.start : one.end] for one in mentions if one.end <= label.end}
    told = Qualifiers(time=around.get("Time"), place=around.get("Place"))
    for at, cell in enumerate(cells):
        value = next((one for one in mentions if (one.start, one.end) == cell), None)
        if at <= first or value is None or not VALUE.fullmatch(text, *cell):
            continue
        head = Head(own, 0) if own else table.find_head(at, number)
        if head is None:
            continue
        words = table.find_words(at, named=not own)
        unit = table.find_unit(at, text, text[slice(*label)])
        measure = _to_measure(words, unit if PLAIN.fullmatch(text, *cell) else None)
        time = told.time or table.find_time(at)
        said = replace(told, time=time, measure=measure)
        yield Found(head.mention, "has_value", value, RULE, said, cell, above=head.above)


def _to_measure(words: str | None, unit: str | None) -> str | None:
    """Give the words of a column with the unit of its numbers in brackets, or either alone."""
    return f"{words}（{unit}）" if words and unit else words or unit


def _keep(text: str, founds: Sequence[Found], table: Table) -> Iterator[Found]:
    """Give what is stated of other cells than plain numbers, with the words of their columns."""
    cells = to_cells(text)
    for one in founds:
        if one.relation != "has_value":
            yield one
            continue
        at = sum(cell.end < one.tail.start for cell in cells)
        if VALUE.fullmatch(text, *cells[at]) or table.columns[at].tells_units:
            continue
        if one.head is None or at == 0 or one.head.start >= cells[at].start:
            yield one
            continue
        column, said = table.columns[at], one.qualifiers
        own = replace(said, time=said.time or column.time, measure=said.measure or column.words)
        yield replace(one, qualifiers=own)
