"""By when something is demanded: 到2035年 holds for all that its sentence demands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.clauses import SENTENCE
from extract.match import Found
from extract.mending.years import NOT_GROWN, WHEN

BY = re.compile(
    f"{NOT_GROWN}(?:到|至|展望|面向)(?P<time>{WHEN}(?:[底末初]|[0-9]{{1,2}}月[底末]?)?)"
    "(?![0-9以之起的]|[上下]半年|前|[一二三四]季度)"
)
"""A year by which something shall be, not 增加到2028年的."""


def set_times_of_demands(text: str, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Give demands without a time the last year named before them by which something shall be."""
    times = [*BY.finditer(text)]

    def mend(one: Found) -> Found:
        if one.relation != "calls_for" or one.qualifiers.time:
            return one
        before = [found for found in times if found.end() <= one.tail.start]
        if not before or SENTENCE.search(text, before[-1].end(), one.tail.start):
            return one
        return replace(one, qualifiers=replace(one.qualifiers, time=before[-1]["time"]))

    return tuple(map(mend, founds)) if times else tuple(founds)
