"""Which years a text knows: the latest that it looks back on, and those it looks forward to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.clauses import find_clause

DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
WHEN = "(?P<year>(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})年"
TITLE = re.compile("《[^《》]*》")

YEAR = re.compile(f"(?<![0-9—–~～-]){WHEN}(?!代)")
NOT_GROWN = "(?<![截增升降减加扩提移伸延止大高长少低超涨缩小短窄0-9年月日])"
"""No end of a word before 到 and 至 that tells what is put off or grows: 延长至2028年."""

BY_YEAR = re.compile(
    f"(?:{NOT_GROWN}[到至]|展望){WHEN}(?![0-9以之前起]|[上下]半年|前|[一二三四]季度)"
)
"""A year by which something shall be: 到2028年, not 增加到2028年的 nor 截至2028年."""

AHEAD = re.compile(
    "将|力争|争取|预计|预测|预期|有望|可能|目标|计划|规划|拟|展望|愿景|远景|纲要|面向|以后|起|明年"
    "|年[0-9月日]*(?:之|以)?[前内]"
)
"""Words in whose clause a year may lie ahead."""


def find_latest_year(texts: Iterable[str]) -> int | None:
    """Find the latest year that the sentences of a text look back on, None where they name none.

    >>> find_latest_year(["2023年产茶3万吨。", "到2028年达到5万吨。", "2025年力争达到4万吨。"])
    2023
    """
    return max((year for text in texts for year in _find_past_years(text)), default=None)


def _find_past_years(text: str) -> Iterator[int]:
    text = TITLE.sub("", text)
    for found in YEAR.finditer(text):
        start, end = find_clause(text, found.start())
        clause = text[start:end]
        ahead = BY_YEAR.match(text, max(found.start() - 1, 0))
        if not ahead and not AHEAD.search(clause):
            yield to_year(found["year"])


def find_years_ahead(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Find the years by which something shall be that stand before `end`: each and where it ends.

    >>> [*find_years_ahead("到2028年，产量由2023年的3万吨增加到5万吨", 24)]
    [(2028, 6)]
    """
    for found in BY_YEAR.finditer(text, 0, end):
        yield to_year(found["year"]), found.end()


def to_year(words: str) -> int:
    """Give the number of a year in digits of either kind.

    >>> to_year("二〇二五"), to_year("2025")
    (2025, 2025)
    """
    return int(words.translate(DIGITS))
