"""Two names in; how likely it is that they are one thing, as readers judged such pairs, out.

A logistic regression over `pair_features`, trained on labelled pairs (`train_matcher`). On lists
that it was not trained on it is not sure enough to merge (docs/identity.md); it ranks proposals.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ontology.pair_features import differ_in_numbers, to_features

MATCHER = Path(__file__).with_name("matcher.toml")


@dataclass(frozen=True, slots=True)
class Matcher:
    """What each feature of a pair adds to the log odds that its names are one thing."""

    start: float
    weights: Mapping[str, float] = field(repr=False)

    def score(self, left: str, right: str, one_class: bool) -> float:
        """Give the probability that two keys name one thing, to three decimals.

        Names with other numerals never do.
        """
        if differ_in_numbers(left, right):
            return 0.0
        features = to_features(left, right, one_class)
        odds = self.start + sum(
            value * self.weights.get(name, 0.0) for name, value in features.items()
        )
        return round(1 / (1 + math.exp(-odds)), 3)


@cache
def read_matcher(path: Path = MATCHER) -> Matcher:
    """Read the weights that `write_matcher` wrote."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Matcher(table["start"], table["weights"])
