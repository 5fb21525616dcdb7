"""Sums of several places, and shares: values of all of a list, and of a part and not its whole.

甲、乙两市共投资3亿元 tells what both invest; 占产值的比重为5% tells nothing of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.encode import find_groups
from extract.match import Found

NUMBER = "[0-9两二三四五六七八九十]{1,2}个?"
ALL = re.compile(f"等?(?:{NUMBER}(?:省份|[省市县区州盟地镇乡村国]|地区|城市)(?:份|区)?)?")
"""What closes a list of places: 甲、乙两市."""

TOGETHER = re.compile("共(?!同|建|享)|合计|总计|总共|一共|加起来|加在一起")
RESPECTIVELY = re.compile("分别|依次|各")
WHOLE = "占(?:到|了)?(?:其|全部|全省|全国|全市|全县|同期)?(?:的)?"
"""Words before what a value is a share of."""


def set_sums(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with the sum of several places at all of them, in the words of their list.

    What is told of the same thing behind the sum is theirs, too. Measures begin in the clause of
    their value, and what a value is a share of does not have it.
    """
    if not any(one.relation == "has_value" for one in founds):
        return tuple(founds)
    sums = _find_sums(text, mentions, founds)
    placed = [_set_whole(one, sums) for one in founds]
    return tuple(_drop_wholes(text, [_within_clause(one) for one in placed]))


def _find_sums(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> Mapping[tuple[Candidate | None, Candidate], str]:
    """Find which values, by their heads and tails, are those of all places of a list: its words."""
    lists = [
        group
        for group in find_groups(text, mentions)
        if group.class_ == "Place" and len(group.members) > 1
    ]
    members = {text[one.start : one.end]: group for group in lists for one in group.members}
    sums: dict[tuple[Candidate | None, Candidate], str] = {}
    summed: dict[Candidate | None, str] = {}
    for one in sorted(founds, key=lambda one: one.tail.start):
        group = members.get(one.qualifiers.place or "")
        clause = find_start(CLAUSE, text, one.tail.start)
        if one.qualifiers.place and (group is None or group.end < clause):
            group = next((each for each in lists if clause <= each.start < one.tail.start), group)
        if one.relation != "has_value" or group is None:
            continue
        between = text[max(clause, group.end) : one.tail.start]
        if RESPECTIVELY.search(between):
            continue
        if TOGETHER.search(between):
            end = ALL.match(text, group.end)
            summed[one.head] = text[group.start : end.end() if end else group.end]
        if one.head in summed:
            sums[one.head, one.tail] = summed[one.head]
    return sums


def _set_whole(one: Found, sums: Mapping[tuple[Candidate | None, Candidate], str]) -> Found:
    place = sums.get((one.head, one.tail)) if one.relation == "has_value" else None
    return replace(one, qualifiers=replace(one.qualifiers, place=place)) if place else one


def _within_clause(one: Found) -> Found:
    """Give a value's measure without the words of clauses before its own."""
    measure = one.qualifiers.measure
    if one.relation != "has_value" or not measure or not CLAUSE.search(measure):
        return one
    own = CLAUSE.split(measure)[-1] or None
    return replace(one, qualifiers=replace(one.qualifiers, measure=own))


def _drop_wholes(text: str, founds: Sequence[Found]) -> Iterable[Found]:
    """Leave out values of a whole that are those of its part, and values after them in the part."""
    wholes: dict[Candidate, int] = {}
    for one in sorted(founds, key=lambda one: one.tail.start):
        if one.head and _has_rival(one, founds) and _is_whole(text, one):
            wholes.setdefault(one.head, one.tail.start)
    for one in founds:
        since = wholes.get(one.head, len(text)) if one.head else len(text)
        after = since <= one.tail.start and not SENTENCE.search(text, since, one.tail.start)
        if not after or not _has_rival(one, founds):
            yield one


def _has_rival(one: Found, founds: Iterable[Found]) -> bool:
    """Tell whether a value is stated of another thing, too."""
    return one.relation == "has_value" and any(
        two.head and two.head != one.head and (two.tail, two.relation) == (one.tail, one.relation)
        for two in founds
    )


def _is_whole(text: str, one: Found) -> bool:
    """Tell whether the head of a value is what it is a share of: 占X的比重."""
    head, measure = one.head, one.qualifiers.measure or ""
    if head is None or one.above:
        return False
    if head.end <= one.tail.start and re.search(f"{WHOLE}$", text[: head.start]):
        return True
    return re.match(f"{WHOLE}{re.escape(text[head.start : head.end])}", measure) is not None
