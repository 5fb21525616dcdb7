"""Old values beside new ones: 由2022年的5%提高到6% tells what was in 2022, and what is now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.candidate import Candidate
from extract.clauses import CLAUSE, find_start
from extract.match import Found

FROM = re.compile(
    "(?<![自理缘事])由(?![于此来])|从(?![业事属容众此来])|自(?![动主然身治有营给觉行贸愿建筹媒由])"
)
GAP = 20
"""Characters between 由 and an old value."""

CHANGE = re.compile(
    "[^，。；：、]{0,8}?[增升提降减缩压扩调改变涨跌落窄延拓跃攀推翻拉长恢优更换修滑飙抬]"
    "[^，。；：、]{0,3}?(?:到|至|为|成)[^，。；：、]{0,16}"
)
"""What stands between an old value and a new one: 提高到, 的规模扩大至2023年的."""

YEARS = re.compile("([0-9]{4}年)(?:至|到|—+|–|-|－|~)([0-9]{4}年)")
"""A time that begins with the old value and ends with the new one."""

COMPARED = ("比", "较", "同比", "相比", "与", "同", "和", "跟")
"""Words before a time that a value is compared with."""

SHARE = re.compile("占.+(?:比重|比例|份额|比)")
"""The measure of a share, which tells of what."""


@dataclass(frozen=True, slots=True)
class Change:
    """An old value and a new one, the times at each, and where the words that join them start."""

    start: int
    old: Candidate
    new: Candidate
    old_time: Candidate | None
    new_time: Candidate | None


def set_old_values(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with the times of old and new values each at its own.

    An old value at which no time stands has none, unless that of the new value is another; a new
    one has that of the sentence. The words of the change are no measure of what was before it.
    """
    if not any(one.relation == "has_value" for one in founds):
        return tuple(founds)
    for change in find_changes(text, mentions):
        founds = _set_new(text, mentions, change, founds)
        founds = _set_old(text, change, founds)
        founds = [_set_years(one, change) for one in founds]
        founds = _set_share(change, founds)
    return tuple(founds)


def _set_share(change: Change, founds: Sequence[Found]) -> list[Found]:
    """Give the new value of a share what it is a share of: 占产值的比重由5%提高到6%."""
    shares = {
        one.head: one.qualifiers.measure
        for one in founds
        if _is_value(one, change.old) and SHARE.fullmatch(one.qualifiers.measure or "")
    }

    def mend(one: Found) -> Found:
        share = shares.get(one.head)
        if share is None or SHARE.match(one.qualifiers.measure or ""):
            return one
        return replace(one, qualifiers=replace(one.qualifiers, measure=share))

    return [mend(one) if _is_value(one, change.new) else one for one in founds]


def find_changes(text: str, mentions: Sequence[Candidate]) -> Iterator[Change]:
    """Find the pairs of values of which one changed into the other.

    >>> text = "由2022年的5%提高到6%"
    >>> spans = ((1, 6, "Time"), (7, 9, "Quantity"), (12, 14, "Quantity"))
    >>> (change,) = find_changes(text, [Candidate(*span, "r") for span in spans])
    >>> text[change.old.start : change.old.end], text[change.new.start : change.new.end]
    ('5%', '6%')
    """
    values = [one for one in mentions if one.class_ == "Quantity"]
    for old, new in pairwise(values):
        if not CHANGE.fullmatch(text, old.end, new.start):
            continue
        clause = find_start(CLAUSE, text, old.start)
        starts = [*FROM.finditer(text, max(clause, old.start - GAP), old.start)]
        if starts:
            first = starts[-1].end()
            times = (
                _find_time(mentions, first, old.start),
                _find_time(mentions, old.end, new.start),
            )
            yield Change(starts[-1].start(), old, new, *times)


def _find_time(mentions: Sequence[Candidate], start: int, end: int) -> Candidate | None:
    inside = (one for one in mentions if start <= one.start and one.end <= end)
    return next((one for one in inside if one.class_ == "Time"), None)


def _set_new(
    text: str, mentions: Sequence[Candidate], change: Change, founds: Sequence[Found]
) -> list[Found]:
    old_time, new_time = _to_words(text, change.old_time), _to_words(text, change.new_time)

    def mend(one: Found) -> Found:
        said = one.qualifiers
        time = new_time or said.time
        if new_time is None and old_time is not None and time == old_time:
            time = _to_words(text, _find_time_before(text, mentions, change))
        measure = said.measure
        if measure and (old := text[change.old.start : change.old.end]) in measure:
            before, _, after = measure.rpartition(old)
            measure = (FROM.split(before)[0] if FROM.search(before) else "") or after or None
        return replace(one, qualifiers=replace(said, time=time, measure=measure))

    return [mend(one) if _is_value(one, change.new) else one for one in founds]


def _set_old(text: str, change: Change, founds: Sequence[Found]) -> list[Found]:
    old_time = _to_words(text, change.old_time)
    later = {one.qualifiers.time for one in founds if _is_value(one, change.new)}
    spans = (YEARS.fullmatch(time or "") for time in later)
    since = next((years[1] for years in spans if years), None)
    before = text[: change.old.start]

    def mend(one: Found) -> Found:
        said = one.qualifiers
        kept = None if not later or said.time in later else said.time
        measure = said.measure if said.measure and said.measure in before else None
        measure = FROM.split(measure)[0] or None if measure else None
        return replace(
            one, qualifiers=replace(said, time=old_time or since or kept, measure=measure)
        )

    return [mend(one) if _is_value(one, change.old) else one for one in founds]


def _set_years(one: Found, change: Change) -> Found:
    """Give the new value of 2019年至2023年 the last of the years."""
    years = YEARS.fullmatch(one.qualifiers.time or "")
    if years is None or not _is_value(one, change.new):
        return one
    return replace(one, qualifiers=replace(one.qualifiers, time=years[2]))


def _find_time_before(text: str, mentions: Sequence[Candidate], change: Change) -> Candidate | None:
    """Find the nearest time before a change that nothing is compared with."""
    for one in reversed(mentions):
        known = one.class_ == "Time" and one.end <= change.start
        if known and not text.endswith(COMPARED, 0, one.start):
            return one
    return None


def _to_words(text: str, mention: Candidate | None) -> str | None:
    return None if mention is None else text[mention.start : mention.end]


def _is_value(one: Found, value: Candidate) -> bool:
    return one.relation == "has_value" and one.tail == value
