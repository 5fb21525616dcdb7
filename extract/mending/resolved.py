"""What is told of a problem as its condition or tool is what resolves it: 冻害要靠育苗棚来化解.

Annotators let no problem depend on anything, nor use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.encode import find_groups
from extract.match import Found

NEEDED = frozenset({"depends_on", "uses"})
RESOLVED = re.compile(
    "[^，。；：、]{0,10}?(?:解决|破解|化解|缓解|克服|应对|防范|破除|消除|根治|弥补|补齐|打破|纾解|扭转|遏制|治理|防止|"
    "避免|攻克|突破|填补|补上|对冲|调和|疏解)"
)
"""Words behind what a problem is resolved by."""


def set_resolved(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with what a problem needs as what resolves it, or else left out."""
    ends = {member: one.end for one in find_groups(text, mentions) for member in one.members}
    return tuple(dict.fromkeys(kept for one in founds for kept in _turn(text, ends, one)))


def _turn(text: str, ends: dict[Candidate, int], one: Found) -> Iterator[Found]:
    if one.relation not in NEEDED or one.head is None or one.head.class_ != "Problem":
        yield one
    elif one.head.end <= one.tail.start and RESOLVED.match(text, ends[one.tail]):
        yield replace(one, head=one.tail, relation="addresses", tail=one.head)
