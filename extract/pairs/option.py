"""A relation that may be stated of two groups, and the words that tell of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import DOCUMENT_HEAD
from extract.pairs.reading import EARLIER_HEAD

CUES = {
    "is_a": ("kind",),
    "has_part": ("part",),
    "has_feature": ("feature", "trait_noun"),
    "promotes": ("promote", "drive_noun", "cause"),
    "gives_rise_to": ("create", "result_noun"),
    "hinders": ("hinder", "problem_noun"),
    "depends_on": ("depend", "base_noun"),
    "aims_at": ("aim", "goal_noun"),
    "integrates_with": ("integrate",),
    "transforms_into": ("change", "replace"),
    "uses": ("use",),
    "addresses": ("address", "reduce"),
    "faces": ("face", "problem_noun"),
    "carrier_of": ("show",),
    "calls_for": ("demand",),
    "proposes": ("propose", "say"),
    "issued_by": ("issue",),
    "affiliated_with": ("kind",),
    "located_in": ("face",),
    "has_value": ("value",),
}


@dataclass(frozen=True, slots=True)
class Option:
    """A relation between two groups, by number; head and tail are one for a group's own members."""

    head: int
    relation: int
    tail: int


def to_head(row: int, count: int) -> int:
    """Give the head that a row of scores stands for, in a sentence of `count` groups."""
    return row if row < count else DOCUMENT_HEAD if row == count else EARLIER_HEAD


def to_row(head: int, count: int) -> int:
    """Give the row of scores that a head has, in a sentence of `count` groups."""
    return head if head >= 0 else count if head == DOCUMENT_HEAD else count + 1
