"""Wordings of time under a heading that names the year it tells of; their periods out."""

from __future__ import annotations

import re
from datetime import date

from ontology.period import Period, between
from ontology.periods import DIGITS, to_period

YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)|[一二][〇○零一二三四五六七八九]{3}(?=年)")
SINCE = re.compile("年(?:以来|之前|以前|之后|以后|前|后)")

BULLETIN = re.compile("公报")
"""What the titles of texts have that tell of the year they name, written in the next one."""

TOLD = re.compile(
    "全年|年[初末底终中]|本年|当年|上年|上一年|[上下]半年|第?[一二三四]季度|前[二三]个?季度|[0-9]{1,2}月"
)
"""How wordings begin that count from the year a text tells of, where others count from its date."""

BACK = re.compile(
    "(?:过去|近|最近|这)的?[一二三四五六七八九十0-9]|[一二三四五六七八九十]{1,2}年(?:以)?来"
)
"""How wordings begin that count years back."""

SPRING = 4
"""The last month of a year in which texts tell of the whole year before as 全年."""

LAST = re.compile("(?:在?过去的?|这)一年(?:来|里|中|间)?|一年(?:来|间)")


def to_told_period(
    wording: str, year: int | None, section: str, known: date | None = None
) -> Period | None:
    """Give the period of a wording in a document of `year`, under the heading `section`.

    `known` is the day by which what is told was known: a part of a year that had not come by then
    is that of the year before, and 全年 in spring, too.

    >>> to_told_period("全年", 2025, "一、2024年工作回顾")
    Period(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 12, 31))
    >>> to_told_period("去年底", 2025, "一、2024年工作回顾")
    Period(start=datetime.date(2024, 12, 31), end=datetime.date(2024, 12, 31))
    >>> to_told_period("12月", 2025, "", date(2025, 2, 9))
    Period(start=datetime.date(2024, 12, 1), end=datetime.date(2024, 12, 31))
    """
    told = _find_year(section)
    if told and LAST.fullmatch(wording):
        return between(told, 1, told, 12)
    if told and TOLD.match(wording):
        return to_period(wording, told)
    period = to_period(wording, year)
    if year and known and period and period.end and period.end > known:
        spring = known.month <= SPRING
        coming = spring or period.start is None or period.start > known
        if LAST.fullmatch(wording) and spring:
            return between(year - 1, 1, year - 1, 12)
        if (TOLD.match(wording) and coming) or (BACK.match(wording) and spring):
            return to_period(wording, year - 1)
    return period


def to_told_year(title: str) -> int | None:
    """Give the year of which a bulletin tells by its title, None for another text.

    >>> to_told_year("青榆县2023年国民经济和社会发展统计公报"), to_told_year("2023年工作要点")
    (2023, None)
    """
    return _find_year(title) if BULLETIN.search(title) else None


def _find_year(heading: str) -> int | None:
    """Find the one year that a heading names."""
    if SINCE.search(heading):
        return None
    years = {int(found[0].translate(DIGITS)) for found in YEAR.finditer(heading)}
    return years.pop() if len(years) == 1 else None
