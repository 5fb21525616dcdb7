"""Constructions of relations: rules as data, with the sentences that prove them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from extract.model import Modality, Polarity
from extract.pattern import to_expression

End = Literal["slot", "subject", "nearest", "document"]
"""Where an end comes from: a slot of the pattern, the subject of the clause, the nearest mention of
`end_classes` before it, or the document (or who speaks)."""

Spread = Literal["all", "parallel", "pairs"]
"""How groups are joined: each with each; first with first where both are as long; or the members of
one group, `{head}`, with one another."""

REQUIRED = ("id", "relation", "pattern", "matches", "near_misses")
OPTIONAL = ("head", "tail", "end_classes", "spread", "modality", "polarity")
CHOICES = {"head": End, "tail": End, "spread": Spread, "modality": Modality, "polarity": Polarity}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its mentions marked as ⟦term|Class⟧, and the ends of what is stated."""

    text: str
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction, compiled, with sentences that state it and near misses that do not."""

    id: str
    relation: str
    pattern: re.Pattern[str]
    head: End
    tail: End
    end_classes: frozenset[str]
    spread: Spread
    modality: Modality | None
    polarity: Polarity | None
    confidence: float | None
    matches: tuple[Example, ...]
    near_misses: tuple[Example, ...]


def to_rule(
    row: Mapping[str, Any],
    lists: Mapping[str, Sequence[str]],
    ranks: Mapping[str, int],
    precision: Mapping[str, float],
) -> Rule:
    """Compile one `[[relation]]` entry; ValueError or KeyError where it is not one."""
    unknown = sorted(set(row) - {*REQUIRED, *OPTIONAL})
    if unknown:
        raise ValueError(f"unknown keys {unknown}, expected {[*REQUIRED, *OPTIONAL]}")
    for key, choice in CHOICES.items():
        if key in row and row[key] not in get_args(choice):
            raise ValueError(f"{key} is {row[key]!r}, expected one of {list(get_args(choice))}")
    pattern = re.compile(to_expression(row["pattern"], lists, ranks))
    return Rule(
        id=row["id"],
        relation=row["relation"],
        pattern=pattern,
        head=row.get("head", "slot"),
        tail=row.get("tail", "slot"),
        end_classes=frozenset(row.get("end_classes", ())),
        spread=row.get("spread", "all"),
        modality=row.get("modality"),
        polarity=row.get("polarity"),
        confidence=precision.get(row["id"]),
        matches=tuple(map(to_example, row["matches"])),
        near_misses=tuple(map(to_example, row["near_misses"])),
    )


def to_example(row: str | Mapping[str, Any]) -> Example:
    """Turn `{text, head, tail}`, or a bare sentence, into an example."""
    if isinstance(row, str):
        return Example(row)
    ends = {
        name: (value,) if isinstance(value, str) else tuple(value)
        for name, value in row.items()
        if name != "text"
    }
    return Example(row["text"], **ends)
