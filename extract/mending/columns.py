"""What stands above the rows of a table, in its own words: captions, units, headings of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.cells import MARK, YEAR

MONTHS = "[0-9]{1,2}(?:[—–~-]+[0-9]{1,2})?月(?:份|末|底)?"
PART = f"(?:上半年|下半年|第?[一二三四]季度|前[二三23]个?季度|{MONTHS})"
"""A part of a year."""

TIME = re.compile(
    f"[0-9]{{4}}年(?:度|末|底|{PART})?|上年末?(?!\\s*[=＝])|去年|今年|(?<![0-9同期]){PART}"
)
VALUE = re.compile("[-－−+＋]?[0-9][0-9.,]*[^0-9（(]{0,8}")
"""A cell that is a value, and no heading."""

IN_BRACKETS = re.compile("[（(]([^（）()]*)[）)]$")
UNIT = re.compile("[^，。；：、0-9]{1,8}")
UNIT_ALONE = re.compile("[（(]?(?:计量)?单位[：:]\\s*(?P<units>[^。；：:|\\s（）()]{1,16})[）)]?")
"""A line before a table that tells the unit of all its numbers."""

UNIT_INSIDE = re.compile("[（(](?:(?:计量)?单位[：:])?\\s*(?P<units>[^。；：:|（）()]{1,16})[）)]$")
"""The same at the end of a caption."""

COUNTED = re.compile(
    "[十百千万亿]{0,2}(?:[美日欧港]?元|吨|公?斤|千克|公顷|亩|(?:平方|立方)?(?:公里|千米|米)|人次?|户|家|个|辆|台|套|件|头|只"
    "|株|千瓦时?|小时|天|[%％‰]|个?百分点)(?:/[^/、，]{1,3})?"
)
"""A unit that is known as one without words that say so."""

SHARES = ("%", "％", "百分点")
"""The units of growth and shares, beside which others may stand: 单位：亿元、%."""

GROWING = re.compile("增长|增速|增幅|涨幅|降幅|同比|环比|比重|占比|比[上去]年|较[上去]年|±")
"""Words of what is no amount in the unit of a whole table."""

PARTED = re.compile("[、，,]|和")

PLAIN = re.compile("累计|绝对[数量额值]|(?:指标|数)值|数量|实绩|完成数?|累计数?")
"""Headings of columns that say nothing of what their values measure."""

LONGEST = 45
"""Characters of the longest caption."""

RELATIVE = ("上年", "去年", "今年")
"""Times that a caption names to compare with, or that count from its document."""

COMPARED = ("比", "较", "占", "与", "同", "对")
"""Words before a time that the values of a column are compared with."""


@dataclass(frozen=True, slots=True)
class Column:
    """When the values of a column hold, what they measure and their unit, as its heading says."""

    time: str | None
    words: str | None
    unit: str | None = None

    @property
    def tells_units(self) -> bool:
        """Whether the cells of the column are the units of their rows."""
        return self.words in ("单位", "计量单位")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands right before a table: its time, the unit of its numbers and of shares.

    `line` is the number of the sentence, None where nothing does, `end` where its words end before
    a bracket.
    """

    line: int | None = None
    end: int = 0
    time: str | None = None
    unit: str | None = None
    share: str | None = None


def to_column(heading: str) -> Column:
    """Give what the heading of a column says.

    >>> to_column("2023年（亿元）"), to_column("同比增长（%）")
    (Column(time='2023年', words=None, unit='亿元'), Column(time=None, words='同比增长', unit='%'))
    """
    words, unit = heading.strip(), None
    if not words:
        return Column(None, None)
    bracket = IN_BRACKETS.search(words)
    if bracket and UNIT.fullmatch(bracket[1]):
        words, unit = words[: bracket.start()].strip(), bracket[1].strip()
    if YEAR.fullmatch(words):
        return Column(words, None, unit)
    times = [*TIME.finditer(words)]
    if not times or words.endswith(COMPARED, 0, times[0].start()):
        return Column(None, None if PLAIN.fullmatch(words) else words or None, unit)
    before, after = words[: times[0].start()].strip(), words[times[0].end() :].strip()
    if len(times) > 1 or (before and after):
        return Column(None, None, unit)
    words = before or after
    return Column(times[0][0], None if PLAIN.fullmatch(words) else words or None, unit)


def to_columns(rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Give what one row of headings says of its columns, or two of which one divides the other.

    A blank cell above is one that reaches over from its left.

    >>> to_columns([["产品", "产量（吨）", ""], ["", "9月", "累计"]])[1:]
    (Column(time='9月', words='产量', unit='吨'), Column(time=None, words='产量', unit='吨'))
    """
    above = [to_column(cell) for cell in to_filled(rows[0])]
    if len(rows) == 1:
        return tuple(above)
    return tuple(map(_divide, above, map(to_column, rows[1])))


def to_filled(cells: Sequence[str]) -> list[str]:
    """Give the headings of columns, those that reach over several at each of them."""
    filled: list[str] = []
    for cell in cells:
        filled.append(cell if cell.strip() or not filled else filled[-1])
    return filled


def _divide(above: Column, below: Column) -> Column:
    """Give the column of a heading below another: its own time and unit, the words of both."""
    words = "".join(one.words for one in (above, below) if one.words and not one.tells_units)
    if above.tells_units or below.tells_units:
        return Column(None, "单位")
    if above == below:
        return above
    return Column(below.time or above.time, words or None, below.unit or above.unit)


def is_heading(cells: Sequence[str], *, blank: bool = False) -> bool:
    """Tell whether a row names columns: no cell behind the first is a value, nor is it blank.

    `blank` allows blank ones, of a row that another one divides.
    """
    told = [cell.strip() for cell in cells[1:]]
    return all(
        YEAR.fullmatch(cell) or not VALUE.fullmatch(TIME.sub("", cell)) for cell in told
    ) and (all(told) or (blank and any(told)))


def to_caption(texts: Sequence[str], row: int) -> Caption:
    """Give what stands before the row of headings with this number: a caption, a line of unit.

    >>> to_caption(["表1 2024年产量", "（单位：万吨、%）", "品种 | 产量"], 2)
    Caption(line=0, end=10, time='2024年', unit='万吨', share='%')
    """
    line, units = row - 1, ""
    if line >= 0 and (alone := UNIT_ALONE.fullmatch(texts[line].strip())):
        line, units = line - 1, alone["units"]
    if line < 0 or not _is_caption(texts[line]):
        return Caption(None, 0, None, *_to_units(units))
    text = texts[line].rstrip()
    end = IN_BRACKETS.search(text)
    inside = UNIT_INSIDE.search(text)
    if inside and not units and ("单位" in inside[0] or _are_units(inside["units"])):
        units = inside["units"]
    times = {found[0] for found in TIME.finditer(text) if not found[0].startswith(RELATIVE)}
    time = times.pop() if len(times) == 1 else None
    return Caption(line, end.start() if end else len(text), time, *_to_units(units))


def _is_caption(text: str) -> bool:
    """Tell whether a line before a table is no sentence but its caption, or a heading."""
    text = text.strip()
    return 0 < len(text) <= LONGEST and MARK not in text and text[-1] not in "。；：！？，"


def _are_units(words: str) -> bool:
    """Tell whether words in brackets are one unit or several."""
    return all(COUNTED.fullmatch(word.strip()) for word in PARTED.split(words))


def _to_units(units: str) -> tuple[str | None, str | None]:
    """Give the one unit of amounts, None where there are several, and that of shares."""
    parts = [part.strip() for part in PARTED.split(units) if part.strip()]
    amounts = [part for part in parts if not part.endswith(SHARES)]
    shares = [part for part in parts if part.endswith(SHARES)]
    if not amounts and len(shares) == 1:
        return shares[0], shares[0]
    return amounts[0] if len(amounts) == 1 else None, shares[0] if len(shares) == 1 else None
