"""Wordings that count from the time of their document: those in and its year, their periods out."""

from __future__ import annotations

import re
from datetime import date

from ontology.period import Period, between

DIGITS = {"两": 2, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
COUNT = "(?P<count>[0-9]{1,2}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)"
# Who says 近三年 in 2024 means some of 2021 and of 2024; what is known is that it lies within.
PAST = re.compile(
    f"(?:(?:过去|近|最近|这)(?:的)?{COUNT}年(?:多|间|里|中)?(?:来|以来)?"
    f"|{COUNT.replace('count', 'since')}年(?:多)?(?:来|以来))"
)
COMING = re.compile(
    f"(?:(?:未来|今后|下一个)(?:的)?{COUNT}年(?:内|间|里)?"
    f"|{COUNT.replace('count', 'within')}年(?:以)?内)"
)
AGO = re.compile(f"{COUNT}年(?:以)?前")
LATELY = re.compile("近年来?|近些年来?|近几年来?|这些年来?|最近几年")


def to_relative(text: str, year: int) -> Period | None:
    """Give the period of a wording in a document of `year`; None where it says no number of years.

    近五年 begins in the year that lies five before and ends with the document's, 未来五年 the other
    way round; 五年前 is a year; 近年来 ends with the document's year and begins nobody knows when.

    >>> to_relative("五年来", 2023)
    Period(start=datetime.date(2018, 1, 1), end=datetime.date(2023, 12, 31))
    """
    if LATELY.fullmatch(text):
        return Period(None, date(year, 12, 31))
    if text in ("年内", "年中"):
        return between(year, 1, year, 12)
    for form, back, on in ((PAST, 1, 0), (COMING, 0, 1), (AGO, 1, -1)):
        if (found := form.fullmatch(text)) and (count := _to_count(found)):
            return between(year - count * back, 1, year + count * on, 12)
    return None


def _to_count(found: re.Match[str]) -> int:
    """Give the number of years, 0 where none is written."""
    text = next((value for value in found.groupdict().values() if value), "")
    if text.isdigit():
        return int(text)
    ten, sign, one = text.partition("十")
    if not sign:
        return DIGITS.get(text, 0)
    return DIGITS.get(ten, 1) * 10 + DIGITS.get(one, 0)
