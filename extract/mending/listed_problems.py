"""Who faces the problems of a list after a colon: 茶业困难不少：树龄老化；销路不畅 tells of 茶业.

A problem that is a clause of its own, without a subject, is that of the one whose list it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.encode import Group, find_groups
from extract.match import Found

SENTENCE = re.compile("[。！？]")
PART = re.compile("[；。！？]")
LIST = re.compile(
    "(?:问题|困难|矛盾|短板|挑战|不足|差距|薄弱环节|弱项|隐患|困境|瓶颈|梗阻|堵点|障碍|制约|难题|症结|弊端|痛点|难点|卡点|阻力)[^，。；：、]{0,6}：|主要(?:是|表现为)："
)
"""Words that open a list of problems."""

STARTS = re.compile("[：；，](?:[一二三四五六七八九]是|其[一二三四五六]，)?[“‘]?$")
ENDS = re.compile(
    "[”’]?(?:较为|比较|依然|仍然|仍|十分|日益|更加|更为|不断|有所)?"
    "(?:突出|严重|明显|凸显|加剧|加快|加深|加重|尖锐|显现|增多|较大|较多|存在|频发|偏多)?(?:[，；。]|$)"
)


def set_listed_problems(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with every problem of a list told of whom its first ones are told."""
    opened = LIST.search(text)
    faced = [one for one in founds if one.relation == "faces"]
    if opened is None or not faced:
        return tuple(founds)
    colon = opened.end()
    listed = [*_find_listed(text, mentions, colon)]
    owners = [one for one in faced if one.earlier or (one.head and one.head.end <= colon)]
    first = next((one for one in owners if one.tail in listed), next(iter(owners), None))
    if first is None:
        return tuple(founds)
    same = {(one.head, one.earlier): one for one in owners if one.tail == first.tail}
    others = {one for one in faced if one.tail in listed and _is_of_other_part(text, one, colon)}
    kept = [one for one in founds if one not in others]
    told = {one.tail for one in kept if one.relation == "faces"}
    added = [
        replace(owner, tail=problem)
        for problem in listed
        if problem not in told
        for owner in same.values()
    ]
    return (*kept, *added)


def _find_listed(text: str, mentions: Sequence[Candidate], start: int) -> Iterator[Candidate]:
    """Find the problems of a list that are clauses of their own."""
    over = SENTENCE.search(text, start)
    end = over.start() if over else len(text)
    for group in find_groups(text, mentions):
        if start <= group.start and group.end <= end and _is_clause(text, group):
            yield from (one for one in group.members if one.class_ == "Problem")


def _is_clause(text: str, group: Group) -> bool:
    return bool(STARTS.search(text, 0, group.start) and ENDS.match(text, group.end))


def _is_of_other_part(text: str, found: Found, colon: int) -> bool:
    """Tell whether a problem is told of something in another part of the list."""
    if found.head is None or found.head.start < colon:
        return False
    return PART.search(text, found.head.end, found.tail.start) is not None
