"""Which times are those of other values: 由2020年的2% tells when 2% was, no more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE
from extract.match import Found
from extract.mending.old_values import COMPARED, find_changes

BASE = re.compile("(?:是|[^认作成转变]为|相当于|达到?|翻|约|近|超过|不足|不到)$")
TIMES = re.compile("倍$|分之|[%％半成]$")
"""Words before a time whose value is the base of another, and values that tell how many times."""

ABOVE = re.compile("(?:超过|超出|高于|高出|低于|好于|优于|多于|少于|快于|慢于|恢复[到至]|相当于)$")
LEVEL = re.compile("同期|的?(?:同期)?(?:平均)?水平")
"""What stands around a time whose level another one is compared with: 超过2019年同期."""

THAT_YEAR = re.compile("[当同该是]年")
END = re.compile('[^“"十]?(?P<time>[“"]?十[一二三四五六]?五[”"]?(?:期末|末))')
"""The end of a plan's years, which mentions leave out: “十五五”末."""

NAMED_YEAR = re.compile("(?<![比较与同是为])(?<![0-9])(?:19|20)[0-9]{2}年")
"""A year that is told from the one named before."""


def set_own_times(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with no value at a time that is told of another one.

    The time right before an old value that changed is that of old values alone, the one before
    how many times it something is (2020年的3倍) that of no value; one behind a value is not its own
    in a later clause, nor right before another value. Instead a value has the nearest before it
    that may be, and for 当年 the year named last.
    """
    if not any(one.relation == "has_value" and one.qualifiers.time for one in founds):
        return tuple(founds)
    old = {change.old for change in find_changes(text, mentions)}
    times = [one for one in mentions if one.class_ == "Time"]
    owners = {time: _find_owner(text, time, mentions) for time in times}
    bound = {time for time, owner in owners.items() if owner in old}
    bases = {time for time, owner in owners.items() if owner and _is_base(text, time, owner)}
    bases |= {time for time in times if _is_compared(text, time)}

    def mend(one: Found) -> Found:
        said = one.qualifiers.time
        if one.relation != "has_value" or said is None:
            return one
        if said in ("年", "月"):
            return replace(one, qualifiers=replace(one.qualifiers, time=None))
        if THAT_YEAR.fullmatch(said):
            years = [*NAMED_YEAR.finditer(text, 0, one.tail.start)]
            told = years[-1][0] if years else said
            return replace(one, qualifiers=replace(one.qualifiers, time=told))
        named = [time for time in times if text[time.start : time.end] == said]
        if len(named) == 1 and (whole := END.match(text, max(named[0].start - 1, 0))):
            return replace(one, qualifiers=replace(one.qualifiers, time=whole["time"]))
        behind = {time for time, owner in owners.items() if owner and one.tail.end <= time.start}
        wrong = bases | (behind if one.tail in old else behind | bound)
        if not named or any(_may_be(text, time, one.tail, wrong) for time in named):
            return one
        own = _find_nearest(text, times, one.tail, wrong)
        return replace(one, qualifiers=replace(one.qualifiers, time=own))

    return tuple(mend(one) for one in founds)


def _find_owner(text: str, time: Candidate, mentions: Iterable[Candidate]) -> Candidate | None:
    """Find the value that a time stands right before: 2020年的2%."""
    start = time.end + text.startswith("的", time.end)
    return next((one for one in mentions if (one.start, one.class_) == (start, "Quantity")), None)


def _is_base(text: str, time: Candidate, value: Candidate) -> bool:
    """Tell whether a value is how many times that of a time another one is."""
    if not text.startswith("的", time.end) or not BASE.search(text, 0, time.start):
        return False
    return TIMES.search(text[value.start : value.end]) is not None


def _is_compared(text: str, time: Candidate) -> bool:
    """Tell whether a time is that of a level which something is above or below."""
    return bool(ABOVE.search(text, 0, time.start) and LEVEL.match(text, time.end))


def _may_be(text: str, time: Candidate, value: Candidate, wrong: Collection[Candidate]) -> bool:
    return time not in wrong and not CLAUSE.search(text, value.end, max(time.start, value.end))


def _find_nearest(
    text: str, times: Iterable[Candidate], value: Candidate, wrong: Collection[Candidate]
) -> str | None:
    """Find the wording of the last time before a value that is no other's."""
    able = [time for time in times if time.end <= value.start and time not in wrong]
    near = [time for time in able if not text.endswith(COMPARED, 0, time.start)]
    return text[near[-1].start : near[-1].end] if near else None
