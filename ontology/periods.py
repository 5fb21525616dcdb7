"""Wordings of time in; periods with a first and a last day out, where they can be computed."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
DASH = "(?:—+|–|-|~|至|到)"
YEAR = "(?P<year>[0-9]{4})"
MONTH = "(?P<month>[0-9]{1,2})"
FORMS = tuple(
    re.compile(YEAR + form)
    for form in (
        "年(?:度|全年)?",
        f"年{MONTH}月份?",
        f"年{MONTH}月(?P<day>[0-9]{{1,2}})[日号]",
        "年(?P<half>[上下])半年",
        "年第?(?P<quarter>[1-4])季度",
        f"年?{DASH}(?P<last_year>[0-9]{{4}})年(?:期间|间)?",
        f"年{MONTH}月?{DASH}(?P<last_month>[0-9]{{1,2}})月(?:份|期间)?",
    )
)
NUMERAL = re.compile(
    "[〇零一二三四五六七八九]{4}(?=年)|(?<=第)[一二三四](?=季度)|(?<=年)[一二三四](?=季度)"
)
PLAN = re.compile('[“"]?(?P<plan>[一二三四五六七八九十]{1,3})五[”"]?(?:时期|期间|规划时期)?')
FIRST_PLANS = {1: (1953, 1957), 2: (1958, 1962)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends in it."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a period that runs backwards."""
        if self.end < self.start:
            raise ValueError(f"a period that ends before it begins: {self.start} to {self.end}")


def to_period(wording: str) -> Period | None:
    """Give the period of a plain wording, or None: a year, month, day, half, quarter, range, plan.

    >>> to_period("2023年9月")
    Period(start=datetime.date(2023, 9, 1), end=datetime.date(2023, 9, 30))
    >>> to_period("“十四五”时期")
    Period(start=datetime.date(2021, 1, 1), end=datetime.date(2025, 12, 31))
    >>> to_period("近年来")
    """
    text = "".join(unicodedata.normalize("NFKC", wording).split())
    if plan := PLAN.fullmatch(text):
        return _to_plan(plan["plan"])
    text = NUMERAL.sub(lambda found: found[0].translate(DIGITS), text)
    for form in FORMS:
        if found := form.fullmatch(text):
            return _to_dates(found.groupdict())
    return None


def _to_dates(parts: dict[str, str | None]) -> Period | None:
    year = int(parts["year"] or 0)
    last_year = int(parts.get("last_year") or year)
    months = _months(parts)
    try:
        start = date(year, months[0], int(parts.get("day") or 1))
        last_day = int(parts.get("day") or calendar.monthrange(last_year, months[1])[1])
        return Period(start, date(last_year, months[1], last_day))
    except ValueError:  # no such month or day, or a range that runs backwards
        return None


def _months(parts: dict[str, str | None]) -> tuple[int, int]:
    """Give the first and last month that the parts name."""
    if half := parts.get("half"):
        return (1, 6) if half == "上" else (7, 12)
    if quarter := parts.get("quarter"):
        return int(quarter) * 3 - 2, int(quarter) * 3
    if month := parts.get("month"):
        return int(month), int(parts.get("last_month") or month)
    return 1, 12


def _to_plan(numeral: str) -> Period | None:
    """Give the years of a five-year plan; from the third (1966) on they follow without a gap."""
    digits = "一二三四五六七八九"
    if not (found := re.fullmatch(rf"(?P<ten>十)?(?P<one>[{digits}])?|(?P<two>二十)", numeral)):
        return None
    number = 20 if found["two"] else (10 if found["ten"] else 0)
    number += digits.index(found["one"]) + 1 if found["one"] else 0
    first = 1966 + 5 * (number - 3)
    start, end = FIRST_PLANS.get(number, (first, first + 4))
    return Period(date(start, 1, 1), date(end, 12, 31))
