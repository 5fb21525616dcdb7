"""What a thing comes from does not come from it: 甲产生于乙孕育的丙 tells what 乙 gives rise to.

甲得益于乙 tells what 乙 furthers: of annotated effects with such words between, none goes forward.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE
from extract.encode import Group, find_groups
from extract.match import Found

ORIGIN = re.compile("(?:产生|诞生|萌生|脱胎|发源|起源|形成|孕育|源)于")
"""Words between a thing and what it came from."""

EFFECTS = ("promotes", "gives_rise_to")

MADE = re.compile(
    "所?(?:带来|造成|引发|导致|产生|催生|形成|引起|孕育|创造|衍生|塑造|诱发|孵化|滋生|造就)"
    "(?:出|了|而成|兴起|发展起来|而来)*的"
)
"""Words right after what gives rise to the things behind them."""


OWES = re.compile(
    "(?:的[^，。；：的]{1,8}?)?(?:都|主要|也|正|均|又|多|大多|往往|直接|首先|同样|还|则|要|应|可以|在?很?(?:大|一定)程度上)"
    "{0,3}(?:来源于|来自于|源自|源于|缘于|根源于|得益于|受益于|归功于|归因于|起因于|产生于|诞生于|形成于|脱胎于|萌生于)"
    "[^，。；：]*"
)
"""Words between a thing and what it owes itself to."""


def set_origins(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with nothing coming of what itself came from there.

    What stands right before the verb gives rise to it, where something does; what it comes from
    brings it about or furthers it.
    """
    groups = find_groups(text, mentions)
    turned = [_turn(text, groups, one) for one in founds]
    founds = [*{(one.head, one.relation, one.tail, one.earlier): one for one in turned}.values()]
    origins = {one: found for one in founds if (found := _find_origin(text, one))}
    if not origins:
        return tuple(founds)
    kept: dict[Found, None] = {}
    for one in founds:
        here = origins.get(one)
        kept |= dict.fromkeys(_move(text, groups, one, here.end()) if here else (one,))
    return tuple(kept)


def _turn(text: str, groups: Sequence[Group], found: Found) -> Found:
    """Give an effect on what a thing comes from as that of the latter on the thing."""
    head, tail = found.head, found.tail
    if found.relation not in EFFECTS or head is None or head.end > tail.start:
        return found
    ends = [one for one in groups if head in one.members or tail in one.members]
    between = [one for one in groups if ends[0].end <= one.start < ends[-1].start]
    if between or not OWES.fullmatch(text, ends[0].end, ends[-1].start):
        return found
    return replace(found, head=tail, tail=head)


def _find_origin(text: str, found: Found) -> re.Match[str] | None:
    head, tail = found.head, found.tail
    if found.relation != "gives_rise_to" or head is None or head.end > tail.start:
        return None
    if CLAUSE.search(text, head.end, tail.start):
        return None
    words = ORIGIN.search(text, head.end, tail.start)
    return words if words and found.trigger[0] >= words.start() else None


def _move(text: str, groups: Sequence[Group], found: Found, start: int) -> Iterator[Found]:
    """Give what is found as told of the group before a verb of making, between `start` and tail."""
    for group in groups:
        made = MADE.match(text, group.end)
        if made and start <= group.start and made.end() <= found.tail.start:
            for member in group.members:
                yield replace(found, head=member, trigger=made.span())
            return
