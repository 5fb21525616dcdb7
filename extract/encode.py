"""A sentence as rules read it: each coordinated group of mentions one private-use character.

`人工智能、大数据等技术推动产业升级` becomes `α等β推动γ`, in which α stands for two mentions. The
character tells the class of the group, so that a rule's slot can ask for a class with a range of
characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.candidate import Candidate

FIRST, BLOCK = 0xF0000, 0x800
"""Groups of the class of rank r have the characters from FIRST + r * BLOCK: two thousand each."""

SLOT = f"[{chr(FIRST)}-\U000ffffd]"
"""A regular expression for any group of mentions."""

CONJUNCTION = re.compile(r"[”’》）]*(?:、|以及|和|与|及|或者|或)[“‘《（]*")
UNNAMED_MEMBER = re.compile(r"、[^，。；：、！？的]{1,6}、")
ALONE = frozenset({"Time", "Quantity", "Document"})
"""Classes that coordinate only with themselves; the rest stand beside one another freely."""

SILENT = re.compile(r"[“”‘’《》\s]|（[^（）]{0,30}）|\([^()]{0,30}\)")
"""What rules do not read: quotation marks, and what stands in brackets."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one text that 、 or 和 joins, in text order."""

    members: tuple[Candidate, ...]

    @property
    def start(self) -> int:
        """Where the first mention starts."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """Where the last mention ends."""
        return self.members[-1].end

    @property
    def class_(self) -> str:
        """The class of the last mention: in 人工智能和数字经济 that of 数字经济."""
        return self.members[-1].class_


@dataclass(frozen=True, slots=True)
class Encoded:
    """An encoded sentence. `starts[i]` is the text offset of character i of `value`."""

    text: str
    value: str
    starts: tuple[int, ...]
    groups: Mapping[int, Group]
    """By position in `value`."""
    positions: tuple[int, ...]
    """Those positions, ascending."""

    def between(self, start: int, end: int) -> tuple[int, ...]:
        """Give the positions of the groups in [start, end) of `value`."""
        first, last = bisect_left(self.positions, start), bisect_left(self.positions, end)
        return self.positions[first:last]

    def text_span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of `value` into text offsets."""
        if start == end:
            return self.starts[start], self.starts[start]
        last = self.groups.get(end - 1)
        return self.starts[start], last.end if last else self.starts[end - 1] + 1


def encode(text: str, mentions: Sequence[Candidate], ranks: Mapping[str, int]) -> Encoded:
    """Encode a text with its mentions, which stand in text order and do not overlap."""
    value: list[str] = []
    starts: list[int] = []
    groups: dict[int, Group] = {}
    used: dict[str, int] = {}
    position = 0
    for group in find_groups(text, mentions):
        _copy(text, position, group.start, value, starts)
        code = used.get(group.class_, 0)
        used[group.class_] = code + 1
        groups[len(value)] = group
        value.append(chr(FIRST + ranks.get(group.class_, len(ranks)) * BLOCK + code % BLOCK))
        starts.append(group.start)
        position = group.end
    _copy(text, position, len(text), value, starts)
    return Encoded(text, "".join(value), (*starts, len(text)), groups, tuple(groups))


def find_groups(text: str, mentions: Sequence[Candidate]) -> list[Group]:
    """Join mentions that a conjunction joins, also over one list item that is no mention."""
    groups: list[list[Candidate]] = []
    for mention in mentions:
        if groups and _coordinated(text, groups[-1][-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [Group(tuple(members)) for members in groups]


def _coordinated(text: str, left: Candidate, right: Candidate) -> bool:
    if left.class_ != right.class_ and (left.class_ in ALONE or right.class_ in ALONE):
        return False
    between = text[left.end : right.start]
    return bool(CONJUNCTION.fullmatch(between) or UNNAMED_MEMBER.fullmatch(between))


def _copy(text: str, start: int, end: int, value: list[str], starts: list[int]) -> None:
    part = text[start:end]
    skipped = {i for found in SILENT.finditer(part) for i in range(*found.span())}
    for i, character in enumerate(part):
        if i not in skipped:
            # A character of the text itself that is among ours must not pass for a group.
            value.append(character if ord(character) < FIRST else "\ufffd")
            starts.append(start + i)
