"""What the network that reads characters learns from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]


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
