"""Times that open a paragraph and hold for what it goes on to tell: 五年来，… ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.linking import Said
from extract.match import Found
from extract.mending.columns import PART
from extract.mending.old_values import COMPARED, find_changes

NUMBER = "(?:[一二两三四五六七八九十]|10|[1-9])"
SPAN = f"(?:过去|这|近|最近)的?{NUMBER}年(?:多|间|里|来|以来)?|{NUMBER}年(?:多|以)?来"
PLAN = '[“"]?十[一二三四五六]?五[”"]?(?:时期|期间|以来)'
OPENING = re.compile(
    "(?:[—–-]+|[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])?\\s*"
    f"(?P<time>{SPAN}|{PLAN}|(?:[0-9]{{4}}年|今年|去年)(?:以来|{PART})?|{PART})"
    "(?:，|我们|全[国省市县区州]|我[国省市县区州])"
)
"""How a paragraph begins that tells of a time: the time, a comma or who acts."""

OTHER = re.compile(
    "调查|调研|回访|发现|测算|估算|研究|报告|访谈|抽样|为例|一项|显示|提议|建议|正视|看到|清醒|不足|短板|每[^，。]{1,6}(?:提高|增加|上升|下降|降低)|目标|规划|预计|将"
)
"""Words of a sentence that tells of something else than its paragraph."""


WITHIN = re.compile("全年|年[末底]|当年|期间")
FAR = 2
"""Times that part nothing off, and how far from its begin a time opens a sentence."""

PAST = re.compile("来$|过去")
PART_OF = re.compile("其中[，：]|[分按从][^，。；]{1,8}[看分]，")
"""Beginnings of a sentence that divides what the one before it tells of."""

LATELY = re.compile("(?:过去|这)?的?一年来?")
YEAR = re.compile("[0-9]{4}年")


def set_opened(
    texts: Sequence[str],
    headings: Sequence[str],
    paragraphs: Sequence[int],
    mentions: Sequence[Sequence[Candidate]],
    said: Sequence[Said],
) -> list[Said]:
    """Give what the sentences of a document state, values at the time their paragraph opens with.

    It is that of values in sentences after the first that name no time, but not of old ones, until
    another time opens a sentence. What is divided (其中，…; 分产业看，…) has the time of the whole.
    A heading that names a year says more than 一年来.
    """
    told: list[Said] = []
    time: str | None = None
    paragraph = -1
    last: str | None = None
    for text, heading, number, found, one in zip(
        texts, headings, paragraphs, mentions, said, strict=True
    ):
        if number != paragraph:
            paragraph = number
            opening = OPENING.match(text)
            time, last = opening["time"] if opening else None, None
            if time and LATELY.fullmatch(time) and YEAR.search(heading):
                time = None
        elif _names_time(text, found):
            time = None if _opens_otherwise(text, found) else time
        elif PART_OF.match(text) and last:
            one = replace(one, relations=_set_time(text, found, one.relations, last))
        elif time and not OTHER.search(text):
            one = replace(one, relations=_set_time(text, found, one.relations, time))
        told.append(one)
        last = _find_only_time(one.relations)
    return told


def _find_only_time(founds: Iterable[Found]) -> str | None:
    """Find the one time of the values that a sentence states."""
    times = {one.qualifiers.time for one in founds if one.relation == "has_value"}
    return times.pop() if len(times) == 1 else None


def _names_time(text: str, mentions: Sequence[Candidate]) -> bool:
    """Tell whether a sentence names a time that nothing is compared with."""
    return any(
        one.class_ == "Time" and not text.endswith(COMPARED, 0, one.start) for one in mentions
    )


def _opens_otherwise(text: str, mentions: Sequence[Candidate]) -> bool:
    """Tell whether a time opens a sentence that is no part of the one told of."""
    first = next((one for one in mentions if one.class_ == "Time"), None)
    if first is None or first.start > FAR:
        return False
    return WITHIN.fullmatch(text, first.start, first.end) is None


def _set_time(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found], time: str
) -> tuple[Found, ...]:
    old = {change.old for change in find_changes(text, mentions)}

    def mend(one: Found) -> Found:
        if one.relation != "has_value" or one.qualifiers.time or one.tail in old:
            return one
        modality = "asserted" if PAST.search(time) else one.qualifiers.modality
        return replace(one, qualifiers=replace(one.qualifiers, time=time, modality=modality))

    return tuple(map(mend, founds))
