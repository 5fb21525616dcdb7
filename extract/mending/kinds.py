"""What makes nothing a kind of it: 甲是乙的发源地 tells no kind of 乙, nor does 甲以丙为核心乙.

What one thing is built upon is read the right way round too: 甲建立在乙的基础上 depends on 乙.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.match import Found, to_unique

MADE = re.compile("以[^，。；：]*(?<![因称作成视认])为[^，。；：的]{0,6}$")
"""Words before what something else is made by a thing: 以丙为."""

IS = re.compile("[”’》]?(?:作为|是|成为|为)[^，。；：、的]{0,4}")
OWNER = re.compile(
    "[”’》]?的(?!一|[^，。；：、]{0,4}(?:形态|形式|代表|典型|类型|种类|缩影|论断|思想|观点|判断|理念|特征))"
    "[^，。；：、]"
)
"""Words before and behind the owner of what a thing is: 是乙的发源地."""

ON = re.compile("[^，。；：]{0,4}?(?:是|要|应)?(?:建立|形成|产生)?在")
BASE = re.compile("[”’》]?的?[^，。；：、]{0,4}基础(?:之)?上")
"""Words before and behind what a thing is built upon."""


def set_kinds(text: str, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Give what is found without kinds that nothing tells, foundations the right way round."""
    return to_unique(_turn(text, one) for one in founds if not _is_no_kind(text, one))


def _is_no_kind(text: str, one: Found) -> bool:
    head, tail = one.head, one.tail
    if one.relation != "is_a" or head is None or head.end > tail.start:
        return False
    if MADE.search(text, head.end, tail.start):
        return True
    return bool(IS.fullmatch(text, head.end, tail.start) and OWNER.match(text, tail.end))


def _turn(text: str, one: Found) -> Found:
    head, tail = one.head, one.tail
    if one.relation != "depends_on" or head is None or tail.end > head.start:
        return one
    if ON.fullmatch(text, tail.end, head.start) and BASE.match(text, head.end):
        return replace(one, head=tail, tail=head)
    return one
