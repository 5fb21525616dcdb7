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


def find_speaker(encoded: Encoded, position: int) -> int | None:
    """Find the group that is said to say what stands at `position`."""
    speech = find_speech(encoded, position)
    return speech[0] if speech else None
