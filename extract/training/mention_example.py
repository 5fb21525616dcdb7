"""What the network that reads characters learns from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]

OTHERS = "hand=other"
"""The sign of characters that other annotators marked; no text that is read later has it."""


@dataclass(frozen=True, slots=True)
class Related:
    """That the mention or document `head` stands in a relation to the mention `tail`.

    Both are numbers of the example's places, in order; the document's is their count.
    """

    head: int
    tail: int
    relation: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its text, signs of each character, and labels or a teacher's opinion."""

    text: str
    signs: Sequence[Sequence[str]]
    labels: Sequence[int] = ()
    places: Sequence[tuple[int, int, int]] = ()
    """Start, end and number of the class of each mention."""
    related: Sequence[Related] = ()
    opinion: Halves | None = None
    """(characters, labels): the probability of each label, where nobody annotated the sentence."""


def join(examples: Sequence[Example]) -> Example:
    """Give consecutive sentences as one text; all are annotated, or a teacher was heard on all."""
    if len(examples) == 1:
        return examples[0]
    count = sum(len(one.places) for one in examples)
    signs: list[Sequence[str]] = []
    labels: list[int] = []
    places: list[tuple[int, int, int]] = []
    related: list[Related] = []
    at = 0
    for one in examples:
        own, before = len(one.places), len(places)
        for each in one.related:
            head = count if each.head == own else before + each.head
            related.append(Related(head, before + each.tail, each.relation))
        places += [(at + start, at + end, class_) for start, end, class_ in one.places]
        signs += one.signs
        labels += one.labels
        at += len(one.text)
    opinions = [one.opinion for one in examples if one.opinion is not None]
    opinion = np.concatenate(opinions) if opinions else None
    return Example("".join(one.text for one in examples), signs, labels, places, related, opinion)
