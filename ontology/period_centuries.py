"""Centuries, decades and their parts: their wordings in, their periods out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ontology.period import Period, between

CENTURY = re.compile("([0-9]{1,2})世纪(.*)")
DECADES = re.compile(
    "([0-9]0)(?:至|到|—|-|、)?(?:([0-9]0))?年代(初期?|早期|前期|中期|末期?|后期|晚期)?"
)
TENS = {"二十一": "21", "二十": "20", "十九": "19", "十八": "18", "十七": "17", "十六": "16"}
DIGITS = {digit: str(value) for value, digit in enumerate("一二三四五六七八九", 1)}
# The first and last year within a hundred, and within ten. Early, middle and late parts of a
# century are a third each, its end (末) the last tenth.
CENTURY_PARTS: Mapping[str, tuple[int, int]] = {
    "": (1, 100),
    **dict.fromkeys(("上半叶", "前半叶", "上半期", "前半期"), (1, 50)),
    **dict.fromkeys(("下半叶", "后半叶", "下半期", "后半期"), (51, 100)),
    **dict.fromkeys(("初", "初期", "初叶", "早期", "前期"), (1, 33)),
    **dict.fromkeys(("中叶", "中期"), (34, 66)),
    **dict.fromkeys(("后期", "晚期"), (67, 100)),
    **dict.fromkeys(("末", "末期", "末叶"), (91, 100)),
    "中后期": (34, 100),
}
DECADE_PARTS: Mapping[str | None, tuple[int, int]] = {
    None: (0, 9),
    **dict.fromkeys(("初", "初期", "早期", "前期"), (0, 3)),
    "中期": (4, 6),
    **dict.fromkeys(("末", "末期", "后期", "晚期"), (7, 9)),
}


def to_century(text: str) -> Period | None:
    """Give a century (its first year ends in 01), a part of one, or one or two decades of one.

    >>> to_century("20世纪五六十年代")
    Period(start=datetime.date(1950, 1, 1), end=datetime.date(1969, 12, 31))
    """
    if not (found := CENTURY.fullmatch(_spell(text))):
        return None
    century, part = (int(found[1]) - 1) * 100, found[2]
    if within := CENTURY_PARTS.get(part):
        return between(century + within[0], 1, century + within[1], 12)
    if decades := DECADES.fullmatch(part):
        first, last = int(decades[1]), int(decades[2] or decades[1])
        start, end = DECADE_PARTS[decades[3]]
        return between(century + first + start, 1, century + last + end, 12)
    return None


def _spell(text: str) -> str:
    """Write the numerals of centuries and decades in digits: 上世纪九十年代 is 20世纪90年代."""
    text = text.replace("上世纪", "20世纪").replace("本世纪", "21世纪")
    for numeral, number in TENS.items():
        text = text.replace(f"{numeral}世纪", f"{number}世纪")
    return re.sub(
        "(?<=世纪)([一二三四五六七八九])(?:十?、?([一二三四五六七八九]))?十(?=年代)", _to_tens, text
    )


def _to_tens(found: re.Match[str]) -> str:
    return "".join(f"{DIGITS[digit]}0" for digit in found.groups() if digit)
