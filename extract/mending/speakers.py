"""Whose words a sentence with several speakers gives: 甲坦言，…；乙断言，…, or “…，”丙说."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.linking import DEMAND
from extract.match import Found
from extract.speech import SPEAKERS

SAYING = "认为|坦言|直言|断言|宣称|声称"
SAYS = re.compile(
    f"[^，。；：！？、的“”]{{0,6}}?(?:(?:{SAYING})|(?:指出|表示|强调|介绍|透露|提醒|建议|反驳|称|说)(?=[，：]))"
)
"""How one goes on who speaks, up to the end of the verb."""

SOMEBODY = re.compile("有的?人|[一有]些人|不少人|许多人|部分人")
MAY_SPEAK = SPEAKERS | {"Factor"}
"""Classes of those who speak where a verb tells so; 企业家 is a Factor."""


def set_speakers(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with nobody as its source who does not say it.

    Who speaks in another part between semicolons does not, where its own has a speaker; nor who
    speaks behind it, unless of words in quotation marks.
    """
    return tuple(_mend(text, mentions, one) for one in founds)


def _mend(text: str, mentions: Sequence[Candidate], one: Found) -> Found:
    source = one.qualifiers.source
    if source is None or one.relation == DEMAND:
        return one
    places = [found.start() for found in re.finditer(re.escape(source), text)]
    spans = [one.trigger, *((end.start, end.end) for end in (one.head, one.tail) if end)]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    part = text.rfind("；", 0, start) + 1
    own = find_speaker(text, mentions, part, start)
    if not places:
        return one
    behind = places[0] >= end and "”" not in text[end : places[0]]
    before = own is not None and places[-1] < part
    if behind or before:
        return replace(one, qualifiers=replace(one.qualifiers, source=own))
    return one


def find_speaker(text: str, mentions: Sequence[Candidate], start: int, end: int) -> str | None:
    """Find who says what follows up to `end`, of those named from `start` on.

    >>> find_speaker("有人断言，机器换人就是产业升级", (), 0, 5)
    '有人'
    """
    spans = [(one.start, one.end) for one in mentions if one.class_ in MAY_SPEAK]
    spans += [one.span() for one in SOMEBODY.finditer(text, start, end)]
    for first, last in sorted(spans, reverse=True):
        if first >= start and SAYS.match(text, last, end + 1):
            return text[first:last]
    return None
