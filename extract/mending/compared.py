"""What a value is not of: the prices it is told in, what it is compared with, a bare 总数."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.match import Found

BASIS = re.compile("(?:现行?|可比|不变)价格?|(?:可比|同)口径|名义")
TOTAL = re.compile("总数|总量|总规模|累计总数")
"""What values are told in; words for all of what the clause before tells of."""

DIFFERENCE = re.compile(
    "(?:增速|增幅|均|也|仍|又|还|则|明显|大幅|远|并|且){0,3}(?:高出|高于|低于|快于|慢于|超出|超过|优于|好于|领先)(?:同期|当期|其他|全[国省市县区]|同类)?(?:的|其他)?"
)
"""The begin of a clause up to what a value is compared with: 高于投资增速2个百分点."""

POINTS = re.compile("(?:增速|平均水平|水平)?[约近]?$")


def set_compared(text: str, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Give what is found with values at what their sentence tells of before, if their head is none.

    It is none where it is a kind of prices, what a difference is to, or a bare 总数.
    """
    values = [one for one in founds if one.relation == "has_value" and one.head and not one.above]
    if not values:
        return tuple(founds)
    none = {one.head for one in values if _is_none(text, one)}
    own: dict[Found, Found] = {}
    for one in values:
        if one.head not in none:
            continue
        before = [
            each
            for each in values
            if each.head not in none
            and each.tail.end <= one.tail.start
            and not SENTENCE.search(text, each.tail.end, one.tail.start)
        ]
        if before:
            last = max(before, key=lambda each: each.tail.start)
            own[one] = _move(text, one, last)
    return tuple(own.get(one, one) for one in founds)


def _is_none(text: str, one: Found) -> bool:
    head = one.head
    if head is None:
        return False
    words = text[head.start : head.end]
    if BASIS.fullmatch(words) or TOTAL.fullmatch(words):
        return True
    near = head.end <= one.tail.start and POINTS.fullmatch(text, head.end, one.tail.start)
    clause = text[find_start(CLAUSE, text, head.start) : head.start]
    return bool(near and DIFFERENCE.fullmatch(clause))


def _move(text: str, one: Found, to: Found) -> Found:
    """Give a value at the head of another one; a bare 总数 tells what it measures."""
    said, head = one.qualifiers, one.head
    words = text[head.start : head.end] if head else ""
    measure = said.measure or (words if TOTAL.fullmatch(words) else None)
    return replace(one, head=to.head, qualifiers=replace(said, measure=measure))
