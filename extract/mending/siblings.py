"""What is told of one member of a list is told of the others, though words stand between them.

In 茶区的采摘、湖区的捕捞都是农活, and in “采茶节”“开渔节”等活动, each is one of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.match import Found

MARK = "\ue000"
"""Stands for any mention."""

JOINT = "(?:、|以及|和|与|及)"
QUOTED = "(?<=[”》])(?=[“《])"
"""Between names in quotation marks, that stand side by side without another mark."""

OWNER = f"(?:{MARK}|[^，。；：、的{MARK}]{{1,5}})的"
MEMBER = f"(?:{OWNER})?[“‘《]?{MARK}[”’》]?(?:（[^（）]*）)?"
LIST = re.compile(f"{MEMBER}(?:(?:{JOINT}|{QUOTED}){MEMBER})+")
END = re.compile(f"{JOINT}|{QUOTED}")
BESIDE = re.compile("[”》][“《]")
OWNED = re.compile(OWNER)

TRAIT = "Feature"

SHARED = {
    "gives_rise_to": ("head", "tail"),
    "hinders": ("head",),
    "is_a": ("head",),
    "promotes": ("head",),
    "uses": ("tail",),
}
"""The ends that members of a list share, by relation."""


def set_siblings(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with what is told of one member of a list told of the others as well.

    The lists are those whose members have owners of their own, or stand in quotation marks side by
    side; of plain lists the members are one group anyway.
    """
    if not founds:
        return ()
    siblings = dict(_find_siblings(text, mentions))
    told = {(one.head, one.relation, one.tail, one.earlier) for one in founds}
    kept = dict.fromkeys(founds)
    for one in founds:
        for other in _share(one, siblings) if siblings else ():
            key = (other.head, other.relation, other.tail, other.earlier)
            if other.head != other.tail and key not in told:
                told.add(key)
                kept[other] = None
    return tuple(kept)


def _share(one: Found, siblings: Mapping[Candidate, tuple[Candidate, ...]]) -> Iterator[Found]:
    """Give what is found as told of the siblings of its head or tail, where the other is none."""
    ends = SHARED.get(one.relation, ())
    if one.head and "head" in ends and one.tail not in siblings.get(one.head, (one.tail,)):
        yield from (replace(one, head=other) for other in _alike(one.head, siblings))
    if "tail" in ends and one.head not in siblings.get(one.tail, (one.head,)):
        yield from (replace(one, tail=other) for other in _alike(one.tail, siblings))


def _alike(
    one: Candidate, siblings: Mapping[Candidate, tuple[Candidate, ...]]
) -> Iterator[Candidate]:
    """Give the members of a list that are traits where this one is, and else none."""
    return (
        other
        for other in siblings[one]
        if (other.class_ == one.class_ == TRAIT) or TRAIT not in (other.class_, one.class_)
    )


def _find_siblings(
    text: str, mentions: Sequence[Candidate]
) -> Iterator[tuple[Candidate, tuple[Candidate, ...]]]:
    """Give each member of a list with all of its members."""
    for _, members in find_lists(text, mentions):
        yield from ((one, members) for one in members)


def find_lists(
    text: str, mentions: Sequence[Candidate]
) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
    """Find the lists of a text whose members have owners, or are quoted one beside the other.

    Gives the number of the first mention in each, an owner or a member, and its members.
    """
    if text.count("的") < 2 and not BESIDE.search(text):
        return
    marked = _mark(text, mentions)
    for listed in LIST.finditer(marked):
        parts = END.split(listed[0])
        owned = sum(bool(OWNED.match(part)) for part in parts)
        if owned < 2 and not BESIDE.search(listed[0]):
            continue
        first = at = marked.count(MARK, 0, listed.start())
        members = []
        for part in parts:
            at += part.count(MARK)
            members.append(mentions[at - 1])
        yield first, tuple(members)


def _mark(text: str, mentions: Sequence[Candidate]) -> str:
    """Give a text with one mark in the place of each mention."""
    pieces, after = [], 0
    for one in mentions:
        pieces += [text[after : one.start].replace(MARK, "\ufffd"), MARK]
        after = one.end
    return "".join([*pieces, text[after:].replace(MARK, "\ufffd")])
