"""Values in the rows of a table: the words of a column's heading tell when they hold, and what of.

Rows reach extraction as sentences with | between their cells, the row of headings first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extract.candidate import Candidate
from extract.linking import Said
from extract.match import Found

CELL = " | "
TIME = re.compile(
    "[0-9]{4}年(?:度|末|底|[0-9]{1,2}月|上半年|下半年|前?[一二三四]季度)?|上年末?|去年|今年"
)
NUMBER = re.compile("[0-9零一二两三四五六七八九十百千半]")
IN_BRACKETS = re.compile("^[（(]([^（）()]*)[）)]$")
UNIT_ALONE = re.compile("(?:计量)?单位[：:]\\s*(?P<unit>[^，。；、：:|\\s]{1,8})")
"""A line before a table that tells the unit of all its numbers."""

COMPARED = ("比", "较", "占", "与", "同", "对")
"""Words before a time that the values of a column are compared with."""

PLAIN = re.compile("[-－−]?[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?")
"""A number whose unit does not stand beside it."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the heading of a column says of its values, in its own words."""

    time: str | None
    measure: str | None


def set_columns(texts: Sequence[str], said: Sequence[Said]) -> list[Said]:
    """Give what the sentences of a document state with the values of tables as their columns say.

    A row with another number of cells than the headings, or without headings, is left as it is. A
    line of unit right before a table is the measure of its plain numbers, where no heading is.
    """
    told: list[Said] = []
    columns: tuple[Column, ...] | None = None
    unit: str | None = None
    for text, one in zip(texts, said, strict=True):
        cells = text.split(CELL)
        if len(cells) == 1:
            alone = UNIT_ALONE.fullmatch(text.strip())
            columns, unit = None, alone["unit"] if alone else None
        elif columns is None:
            columns = tuple(map(to_column, cells)) if _is_heading(cells) else ()
            one = replace(one, relations=tuple(_drop_units(text, one.relations)))
        elif len(columns) == len(cells):
            relations = tuple(_set_column(text, found, columns, unit) for found in one.relations)
            one = replace(one, relations=relations)
        told.append(one)
    return told


def to_column(heading: str) -> Column:
    """Give what the heading of a column says.

    >>> to_column("2023年（亿元）"), to_column("同比增长（%）")
    (Column(time='2023年', measure='亿元'), Column(time=None, measure='同比增长（%）'))
    """
    times = [*TIME.finditer(heading)]
    if not times or heading.endswith(COMPARED, 0, times[0].start()):
        return Column(None, heading.strip() or None)
    before, after = heading[: times[0].start()].strip(), heading[times[0].end() :].strip()
    if len(times) > 1 or (before and after):
        return Column(None, None)
    return Column(times[0][0], IN_BRACKETS.sub(r"\1", before or after) or None)


def _is_heading(cells: Sequence[str]) -> bool:
    """Tell whether a row names columns: no cell behind the first is a value."""
    return not any(NUMBER.search(TIME.sub("", cell)) or not cell.strip() for cell in cells[1:])


def _drop_units(text: str, founds: Iterable[Found]) -> Iterable[Found]:
    """Leave out values of headings, which are units: （亿元）."""
    for one in founds:
        if one.relation != "has_value" or NUMBER.search(text, one.tail.start, one.tail.end):
            yield one


def _set_column(text: str, one: Found, columns: Sequence[Column], unit: str | None) -> Found:
    if one.relation != "has_value" or one.head is None:
        return one
    ends = [*accumulate(len(cell) + len(CELL) for cell in text.split(CELL))]
    place, own = _find_cell(ends, one.tail), _find_cell(ends, one.head)
    if place == 0 or place == own:
        return one
    column, said = columns[place], one.qualifiers
    plain = PLAIN.fullmatch(text, one.tail.start, one.tail.end)
    measure = said.measure or column.measure or (unit if plain else None)
    return replace(one, qualifiers=replace(said, time=said.time or column.time, measure=measure))


def _find_cell(ends: Sequence[int], mention: Candidate) -> int:
    return sum(end <= mention.start for end in ends)
