"""Wordings of dates in, ISO 8601 as exact as they are stated out."""

from __future__ import annotations

import re

_DATE = re.compile(
    r"(?P<year>(?:1[89]|20)\d\d|[〇○零一二三四五六七八九]{4})"
    r"(?:\s*(?:年|[-./．])\s*(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?![\d])"
    r"(?:\s*(?:月|[-./．])\s*(?P<day>3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"(?![\d])\s*日?)?)?"
)
_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))


def to_date(text: str) -> str:
    """Give the first date of a text, "" where there is none.

    >>> to_date("2024 年 3 月 5 日"), to_date("二〇二四年三月十五日")
    ('2024-03-05', '2024-03-15')
    >>> to_date("2024-03"), to_date("5页")
    ('2024-03', '')
    """
    match = _DATE.search(text)
    if match is None:
        return ""
    year = "".join(_DIGITS.get(letter, letter) for letter in match["year"])
    parts = [f"{_number(part):02}" for part in (match["month"], match["day"]) if part]
    return "-".join([year, *parts])


def _number(text: str) -> int:
    """Give the number of digits or of Chinese numerals below 100."""
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.rpartition("十")
    if not mark:
        return int(_DIGITS[text])
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
