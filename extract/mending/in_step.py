"""Values that stand in a list, each with its own indicator, time, place or kind.

粮食产量和果品产量分别为30万吨、12万吨 gives each indicator the value in its place of the list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.encode import Group, find_groups
from extract.match import Found

RESPECTIVELY = re.compile("分别|依次")
VERB_EACH = re.compile("(?:左右|以上|以下)?[、和与及][^，。；：、和与及]{1,6}")
"""Words between two values that have a verb each: 分别增长5%和下降3%."""

OPEN_LIST = re.compile("、[^，。；：、]{0,3}$")
"""A list before a mention whose other members are no mentions: 甲、乙、丙三县."""

LISTED = {"Time": "time", "Place": "place"}
"""What the members of a list of a class tell of the values in step with them, else the measure."""


def keep_in_step(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with each value of a list at that which stands in step with it.

    Where indicators and values are not as many, what would give a value to several is left out. The
    values of one indicator have the times, places or kinds of a list before 分别.
    """
    if not any(one.relation == "has_value" for one in founds):
        return tuple(founds)
    groups = find_groups(text, mentions)
    for values in _find_values(text, groups):
        founds = _set_in_step(text, groups, values, _set_clauses(text, values, founds))
    return tuple(founds)


def _set_clauses(text: str, values: Group, founds: Sequence[Found]) -> Sequence[Found]:
    """Give each value behind 分别 to one of the indicators told of in the clauses before.

    So it is in 稻谷产量3吨，小麦产量5吨，分别增长4%和6%; where more are told of, only those behind
    其中 count.
    """
    marks = [one.start() for one in RESPECTIVELY.finditer(text, 0, values.start)]
    stated = [one for one in founds if one.relation == "has_value" and one.tail in values.members]
    heads = {one.head for one in stated}
    if not marks or len(heads) != 1 or None in heads:
        return founds
    since = find_start(SENTENCE, text, marks[-1])
    before = [
        one.head
        for one in sorted(founds, key=lambda one: one.tail.start)
        if one.relation == "has_value"
        and one.head
        and since <= one.head.start < one.tail.start < marks[-1]
    ]
    among = text.rfind("其中", since, marks[-1])
    told = [head for head in dict.fromkeys(before) if head.start > among]
    clause = find_start(CLAUSE, text, marks[-1])
    if len(told) != len(values.members) or told[-1] not in heads or told[-1].end > clause:
        return founds
    own = dict(zip(values.members, told, strict=True))
    return [replace(one, head=own[one.tail]) if one in stated else one for one in founds]


def _find_values(text: str, groups: Sequence[Group]) -> list[Group]:
    """Find the lists of values: those of one verb, and behind 分别 those with a verb each."""
    lists: list[Group] = []
    for group in groups:
        if group.class_ != "Quantity":
            continue
        clause = find_start(CLAUSE, text, group.start)
        if (
            lists
            and VERB_EACH.fullmatch(text, lists[-1].end, group.start)
            and RESPECTIVELY.search(text, clause, lists[-1].start)
        ):
            group = Group(lists.pop().members + group.members)
        lists.append(group)
    return [group for group in lists if len(group.members) > 1]


def _set_in_step(
    text: str, groups: Sequence[Group], values: Group, founds: Sequence[Found]
) -> Sequence[Found]:
    stated = [one for one in founds if one.relation == "has_value" and one.tail in values.members]
    if not stated or any(one.head is None for one in stated):
        return founds
    heads = sorted({one.head for one in stated if one.head}, key=lambda head: head.start)
    measured = [head for head in heads if head.class_ not in LISTED]
    if len(measured) == 1 < len(heads) and all(
        any(one.head == measured[0] and one.tail == value for one in stated)
        for value in values.members
    ):
        founds = [one for one in founds if one not in stated or one.head == measured[0]]
        heads = measured
    if len(heads) == 1:
        before = [one for one in groups if one.end <= values.start and heads[0] not in one.members]
        return _set_listed(text, heads[0], before, values, founds)
    own = _to_own(groups, values, heads)
    shared = {one.tail for one in stated for two in stated if _share(one, two)}
    return [
        one
        for one in founds
        if one.relation != "has_value" or one.tail not in shared or own.get(one.tail) == one.head
    ]


def _share(one: Found, two: Found) -> bool:
    return one.tail == two.tail and one.head != two.head


def _to_own(
    groups: Sequence[Group], values: Group, heads: Sequence[Candidate]
) -> Mapping[Candidate, Candidate]:
    """Give the head of each value: in step with one list of heads, or with all, or none."""
    size = len(values.members)
    lists: list[Sequence[Candidate]] = [
        group.members for group in groups if all(one in heads for one in group.members)
    ]
    for members in (*reversed(lists), heads):
        if len(members) == size:
            return dict(zip(values.members, members, strict=True))
    return {}


def _set_listed(
    text: str, head: Candidate, before: Sequence[Group], values: Group, founds: Sequence[Found]
) -> Sequence[Found]:
    """Give founds with the qualifier of each value that stands in step with a list before 分别."""
    marks = [one.start() for one in RESPECTIVELY.finditer(text, 0, values.start)]
    if not marks or SENTENCE.search(text, marks[-1], values.start):
        return founds
    since = find_start(SENTENCE, text, marks[-1])
    for group in reversed(before):
        if group.class_ == "Quantity" or not since <= group.start <= group.end <= marks[-1]:
            continue
        name = LISTED.get(group.class_, "measure")
        if name == "measure" and (
            CLAUSE.search(text, group.end, marks[-1])
            or not group.end <= head.start <= head.end <= marks[-1]
        ):
            continue
        listed = [text[one.start : one.end] for one in group.members]
        if len(listed) == len(values.members):
            told = dict(zip(values.members, listed, strict=True))
            return [_qualify(one, name, told) for one in founds]
        if name != "measure" and (len(listed) > 1 or OPEN_LIST.search(text, 0, group.start)):
            return [_forget(one, name, listed, values) for one in founds]
    return founds


def _qualify(one: Found, name: str, told: Mapping[Candidate, str]) -> Found:
    if one.relation != "has_value" or one.tail not in told:
        return one
    return _with(one, name, told[one.tail])


def _forget(one: Found, name: str, listed: Collection[str], values: Group) -> Found:
    """Leave out a time or place that is one of several, none of which is that of the value."""
    told = getattr(one.qualifiers, name)
    if one.relation != "has_value" or one.tail not in values.members or told not in listed:
        return one
    return _with(one, name, None)


def _with(one: Found, name: str, value: str | None) -> Found:
    return replace(one, qualifiers=replace(one.qualifiers, **{name: value}))  # type: ignore[arg-type]
