"""Who is said to say it: 周某某强调…, 《…》显示…, 据…."""

from __future__ import annotations

import re

from extract.discourse import find_clause_start
from extract.encode import SLOT, Encoded

SPEECH = re.compile(
    "指出|强调|要求|提出|认为|表示|明确|部署|倡议|主张|呼吁|显示|测算|统计|估算|披露|透露|写道|提醒"
    "|建议|预计|介绍|看来|表明|数据，"
)
CITED = re.compile(rf"(?:据|根据|按照)(?P<who>{SLOT})")
TAKEN_UP = re.compile(
    rf"(?P<quoted>[”』」])?(?P<who>(?<![其吉])[他她])(?![们人中余实次])(?:(?:[^，。；：、“”他她的]{{0,20}}?"
    r"|[^，。；：、“”他她的]{0,6}在[^，。；：、“”他她]{1,24}?(?:上|中|时|里|后|期间|之际))"
    rf"(?:{SPEECH.pattern}|提到|谈到|说|坦言|解释|判断|回忆|告诉|相信|警告|承认|补充|总结|打了个?比方)"
    r"|的(?:看法|观点|判断|主张|分析|回答|建议|解释|话)|(?:看来|眼里|眼中))"
)
"""Somebody named before goes on: 她认为…, 在他看来…, “…，”她说."""
SPEAKERS = frozenset({"Person", "Organization", "Event", "Document", "Principle"})
"""Classes of those who speak; a doctrine does too (唯物史观认为)."""


def to_name(encoded: Encoded, at: int) -> str:
    """Give the text of the first mention of a group."""
    member = encoded.groups[at].members[0]
    return encoded.text[member.start : member.end]


def find_speech(encoded: Encoded, position: int) -> tuple[int, int] | None:
    """Find the group that is said to say what stands at `position`, and where its words begin.

    In a clause with several it is a Person, or the last before the verb.
    """
    for verb in reversed([*SPEECH.finditer(encoded.value, 0, position)]):
        start = find_clause_start(encoded.value, verb.start())
        said = [at for at in encoded.between(start, verb.start()) if _may_speak(encoded, at)]
        if said:
            people = [at for at in said if encoded.groups[at].class_ == "Person"]
            return (people or said)[-1], verb.end()
    for found in CITED.finditer(encoded.value, 0, position):
        if _may_speak(encoded, found.start("who")):
            return found.start("who"), found.end()
    return None


def _may_speak(encoded: Encoded, at: int) -> bool:
    return encoded.groups[at].class_ in SPEAKERS


def find_taken_up(text: str) -> tuple[int, int] | None:
    """Find where 他 or 她 is who says what a sentence tells, and where that begins.

    Words in quotation marks before it are theirs too.

    >>> find_taken_up("对此，她解释说，风险可控。")
    (3, 6)
    >>> find_taken_up("“风险可控，”他说。")
    (7, 0)
    >>> find_taken_up("他们认为风险可控。")
    """
    found = TAKEN_UP.search(text)
    if found is None:
        return None
    return found.start("who"), 0 if found["quoted"] else found.end()


def find_speaker(encoded: Encoded, position: int) -> int | None:
    """Find the group that is said to say what stands at `position`."""
    speech = find_speech(encoded, position)
    return speech[0] if speech else None
