"""What includes parts, not kinds: 生产力包括劳动者 tells no kind of productive force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.match import Found, to_unique

INCLUDES = re.compile("[”’》]?[^，。；：、]{0,6}?(?:包括|包含|涵盖|囊括)[^。；：]*")
"""What stands between a whole and one of the things it includes."""

OF_OTHERS = frozenset({"ProductiveForce", "Indicator"})
"""Classes of which nothing of another class is a kind."""

COMPOSED = re.compile("(?:体系|层|链|队伍|集群|生态|市场|结构)$")
"""How a thing is called that others make up."""

RULE = "includes-by-nature"
"""The construction that states parts by what the whole is."""


def set_wholes(text: str, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Give what is found with the parts of a whole as such where they were taken for its kinds."""
    told = (_to_part(one) if _includes_parts(text, one) else one for one in founds)
    return to_unique(told)


def _includes_parts(text: str, one: Found) -> bool:
    if one.relation != "is_a" or one.head is None or one.tail.end > one.head.start:
        return False
    if not INCLUDES.fullmatch(text, one.tail.end, one.head.start):
        return False
    whole, part = (text[end.start : end.end] for end in (one.tail, one.head))
    composed = COMPOSED.search(whole)
    if composed:
        return not part.endswith(composed[0])
    return one.tail.class_ in OF_OTHERS and one.head.class_ != one.tail.class_


def _to_part(one: Found) -> Found:
    assert one.head is not None
    return replace(one, head=one.tail, relation="has_part", tail=one.head, rule=RULE)
