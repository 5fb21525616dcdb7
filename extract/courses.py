"""A clause that is the subject of stages is one mention: 茶旅带动乡村先后经历甲、乙两个阶段."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.candidate import Candidate, override

RULE = "clause-with-stages"

VERB = re.compile(
    "(?:赋能|驱动|推动|促进|助力|助推|带动|引领|改造|支撑|牵引|重塑|反哺|融入|嵌入|走向|转化为|作用于)"
)
"""Words between the two mentions of such a clause."""

COURSE = re.compile(
    "(?:的过程)?[^，。；：、的]{0,6}?(?:经历|经过|历经|走过|分为|分成|划分为)[^，。；：]{2,60}?"
    "[两二三四五六七八九十几](?:个|大|道)?[^，。；：、]{0,3}?(?:步骤|阶段|环节|时期|步)"
)
"""Words behind it that tell its stages."""

START = re.compile("(?:^|[，。；：])[^，。；：、]{0,6}$")


def set_courses(text: str, mentions: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the mentions of a text with each clause that has stages as one Process.

    >>> found = [Candidate(0, 2, "Industry", "a"), Candidate(4, 6, "Place", "a")]
    >>> [one.end for one in set_courses("茶旅带动乡村经历甲、乙两个阶段", found)]
    [6]
    """
    return override(_find_courses(text, mentions), mentions)


def _find_courses(text: str, mentions: Sequence[Candidate]) -> Iterator[Candidate]:
    for one, other in pairwise(mentions):
        if not VERB.fullmatch(text, one.end, other.start) or not COURSE.match(text, other.end):
            continue
        if START.search(text[: one.start]):
            yield Candidate(one.start, other.end, "Process", RULE, one.confidence)
