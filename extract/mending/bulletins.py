"""Bulletins: texts that tell as a whole of the one time that their title names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.mending.years import WHEN

TELLING = "(?:公报|通报|快报|简报|(?:运行|发展|生产)(?:情况|简况)|主要(?:数据|指标))"
PERIOD = f"{WHEN}(?:[上下]半年|前?[一二三四]季度|[0-9]{{1,2}}(?:[—–~-][0-9]{{1,2}})?月份?)?"
BULLETIN = re.compile(
    f"(?P<time>{PERIOD})[^，。；：]*{TELLING}"
    f"|{TELLING}[（(](?P<told>{PERIOD.replace('<year>', '<told_year>')})[）)]"
)
"""The title of a bulletin: 2023年国民经济和社会发展统计公报, 茶业发展情况（2023年）."""

LONGEST = 45
"""Characters of the longest title."""

WITHIN = re.compile(
    "[第（(]?[一二三四五六七八九十0-9]{1,3}[、.．)）章节部]|[^，。]*(?:[局队委厅办院会]|办公室|[年月日])$"
)
"""Headings that begin no other text: numbered ones, and the bodies and days under a title."""


def to_told(found: re.Match[str]) -> str:
    """Give the time that the title of a bulletin names."""
    return found["time"] or found["told"]


def find_told(texts: Sequence[str], headings: Sequence[str]) -> Iterator[str | None]:
    """Find for each sentence the time of which its whole text tells, None where of no one time.

    `headings` are those that the sentences stand under, "" for headings themselves. A text may hold
    several bulletins, one after the other.

    >>> [*find_told(["青榆县2023年统计公报", "一、茶业", "产茶3吨。"], ["", "", "一、茶业"])][-1]
    '2023年'
    """
    told = None
    for text, heading in zip(texts, headings, strict=True):
        if not heading and 0 < len(text) <= LONGEST and "。" not in text:
            found = BULLETIN.search(text)
            years = {year["year"] for year in re.finditer(WHEN, text)}
            if found or not WITHIN.match(text):
                told = to_told(found) if found and len(years) == 1 else None
        yield told
