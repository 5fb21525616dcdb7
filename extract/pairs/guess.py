"""What the pair network says of a sentence, and the relations it knows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

RELATIONS = (
    *("is_a", "has_part", "has_feature", "promotes", "gives_rise_to", "hinders", "depends_on"),
    *("aims_at", "integrates_with", "transforms_into", "uses", "addresses", "faces"),
    *("carrier_of", "calls_for", "proposes", "issued_by", "affiliated_with", "located_in"),
    "has_value",
)
"""The relations, in the order of the columns."""
DEMAND = RELATIONS.index("calls_for")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the network says of a sentence of n groups.

    `scores[h, t, r]` is the probability that group h is head and t tail of relation r; row n is the
    document, row n + 1 an earlier mention, and the diagonal says what joins a group's own members.
    `tails[t, r]` and `heads[h, r]` look at one group alone.
    """

    scores: Scores
    tails: Scores
    heads: Scores
