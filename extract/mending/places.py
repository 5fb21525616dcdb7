"""Which places are those of other values: 高于全国的5%, 中部上升2% after 东部下降3%."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.encode import find_groups
from extract.match import Found
from extract.mending.in_step import RESPECTIVELY

REGION = re.compile(
    "(?:而|但|其中)?(?P<place>(?:[东中西]部|东北|西北|西南|华[东南中北]|南方|北方|沿海|内陆)(?:地区|省份)?)"
    "(?!和|与|、|及|[省市县区])"
)
"""A part of a country that opens a clause."""

LISTED = re.compile("(?P<parts>[东中西南北]部?(?:[、和与及][东中西南北]部?)+)(?<=部)")
JOINED = re.compile("[、和与及]")
"""Parts of a country one after the other: 东、中、西部地区."""

JOINING = "、和与及至的"
LEADING = ("", "其中", "而", "但", "另外")
KIND = re.compile("城[市镇区乡]|[农乡]村|山区|走廊|园区|.*(?:断面|试验区|开发区)")
"""What joins a place with another, stands before one that opens a clause, and kinds of place."""

COMPARED = re.compile(
    "(?:[高低大小多少快慢优好早晚]于|超过|不及|超出)(?:[^，。；：]{2,16}[和与、])?(?P<place>[^，。；：、0-9和与]{2,8}?)(?:平均水平)?的"
    "(?:约|近|不足|不到|超过)?$"
)
"""What stands before the value that another one is compared with: 远高于甲省的5%."""


def set_places(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with each value at the place of its own clause.

    A value that another is compared with has the place it stands behind; a clause that a part of
    the country opens tells of that part, one that a place opens of no other before it; and what a
    later clause names is no place of a value.
    """
    if not any(one.relation == "has_value" for one in founds):
        return tuple(founds)
    places = [one for one in mentions if one.class_ == "Place"]
    listed = _find_listed(text, mentions)

    def mend(one: Found) -> Found:
        if one.relation != "has_value":
            return one
        said, start = one.qualifiers.place, one.tail.start
        clause = text[find_start(CLAUSE, text, start) : start]
        own = listed.get(one.tail) or _find_compared(text, places, start)
        if own is None and not (said and said in clause):
            own = _find_region(text, places, start) or _find_opening(text, places, start, said)
        own = own or said
        if own == said and said and _is_later(text, places, said, one.tail.end):
            own = None
        return replace(one, qualifiers=replace(one.qualifiers, place=own)) if own != said else one

    return tuple(map(mend, founds))


def _find_compared(text: str, places: Sequence[Candidate], at: int) -> str | None:
    found = COMPARED.search(text[:at])
    named = {text[one.start : one.end] for one in places}
    return found["place"] if found and found["place"] in named else None


def _find_region(text: str, places: Sequence[Candidate], at: int) -> str | None:
    """Find the part of a country that opens a clause, in all words of its mention."""
    found = REGION.match(text, find_start(CLAUSE, text, at), at)
    if found is None:
        return None
    whole = (one for one in places if one.start == found.start("place"))
    return next((text[one.start : one.end] for one in whole), found["place"])


def _find_opening(text: str, places: Sequence[Candidate], at: int, said: str | None) -> str | None:
    """Find the one place that opens a clause, where a value has that of an earlier clause."""
    start = find_start(CLAUSE, text, at)
    for one in places:
        before, words = text[start : one.start], text[one.start : one.end]
        alone = one.end < at and text[one.end] not in JOINING and not KIND.fullmatch(words)
        if said and start <= one.start and before in LEADING and alone:
            return words
    return None


def _find_listed(text: str, mentions: Sequence[Candidate]) -> Mapping[Candidate, str]:
    """Find the part of each value behind 分别 that is one of a list of parts: 东、中、西部."""
    own: dict[Candidate, str] = {}
    groups = [one for one in find_groups(text, mentions) if one.class_ == "Quantity"]
    for found in LISTED.finditer(text):
        parts = [f"{part.removesuffix('部')}部" for part in JOINED.split(found["parts"])]
        end = SENTENCE.search(text, found.end())
        for group in groups:
            clause = find_start(CLAUSE, text, group.start)
            inside = found.end() <= group.start < (end.start() if end else len(text))
            each = RESPECTIVELY.search(text, clause, group.start)
            if inside and each and len(group.members) == len(parts):
                own |= zip(group.members, parts, strict=True)
    return own


def _is_later(text: str, places: Sequence[Candidate], said: str, end: int) -> bool:
    """Tell whether a place is named behind a value alone, and in a later clause."""
    named = [one.start for one in places if text[one.start : one.end] == said]
    return bool(named) and min(named) >= end and bool(CLAUSE.search(text, end, min(named)))
