"""Parts of a year and five-year plans: their wordings in, their periods out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ontology.period import Period, between

DASH = "(?:—+|–|-|~|至|到)"
MONTH = "(?P<month>[0-9]{1,2})"
# What may follow a year, from its first day to its last where nothing does.
WITHIN = tuple(
    re.compile(form)
    for form in (
        "(?:全年|度|间|期间)?",
        "年?(?P<end>[底末]|年底|年末)",
        "年?(?P<begin>初)",
        "的?年?(?P<season>[春夏秋])(?:季|天|季学期)?",
        f"{MONTH}月(?:份|单月|当月|份当月)?",
        f"{MONTH}月(?P<end>底|末)",
        f"{MONTH}月(?P<day>[0-9]{{1,2}})[日号](?:[上下]午|晚上?|当[天日])?",
        "(?P<half>[上下])半年",
        "第?(?P<quarter>[1-4])季度",
        "前(?P<quarters>[23])个?季度",
        f"{MONTH}月?{DASH}(?P<last_month>[0-9]{{1,2}})月(?:份|期间)?",
    )
)
SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11)}
"""The months of a season; winter lies in two years, and which are meant cannot be told."""
PLAN = re.compile(
    '[“"]?(?:(?P<ten>十)?(?P<one>[一二三四五六七八九])?|(?P<two>二十))五[”"]?(?:时期|期间|规划时期|(?P<end>期?末))?'
)
FIRST_PLANS = {1: (1953, 1957), 2: (1958, 1962)}


def to_part_of_year(year: int, rest: str) -> Period | None:
    """Give what `rest` leaves of the year, "" all of it."""
    found = next((match for form in WITHIN if (match := form.fullmatch(rest))), None)
    if found is None:
        return None
    parts = found.groupdict()
    first, last = _months(parts)
    if parts.get("end"):
        end = between(year, last, year, last)
        return Period(end.end, end.end) if end else None
    if not (day := parts.get("day")):
        return between(year, first, year, last)
    try:
        return Period(date(year, first, int(day)), date(year, first, int(day)))
    except ValueError:  # no such month or day
        return None


def _months(parts: Mapping[str, str | None]) -> tuple[int, int]:
    """Give the first and last month that the parts name."""
    if parts.get("begin"):
        return 1, 3
    if season := parts.get("season"):
        return SEASONS[season]
    if half := parts.get("half"):
        return (1, 6) if half == "上" else (7, 12)
    if quarter := parts.get("quarter"):
        return int(quarter) * 3 - 2, int(quarter) * 3
    if quarters := parts.get("quarters"):
        return 1, int(quarters) * 3
    if month := parts.get("month"):
        return int(month), int(parts.get("last_month") or month)
    return 1, 12


def to_plan(text: str) -> Period | None:
    """Give the years of a five-year plan, the last one for its end.

    From the third plan (1966) on they follow without a gap.
    """
    if not (found := PLAN.fullmatch(text)):
        return None
    number = 20 if found["two"] else (10 if found["ten"] else 0)
    number += "一二三四五六七八九".index(found["one"]) + 1 if found["one"] else 0
    if not number:
        return None
    first = 1966 + 5 * (number - 3)
    start, end = FIRST_PLANS.get(number, (first, first + 4))
    return between(end, 1, end, 12) if found["end"] else between(start, 1, end, 12)
