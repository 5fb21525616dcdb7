"""Labelled pairs in; the weights of the matcher, as a file one can read, out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ontology.matcher import Matcher
from ontology.pair_features import differ_in_numbers, to_features

Floats = npt.NDArray[np.float64]

LEAST = 3
"""Pairs that must have a feature for it to have a weight."""
PENALTY = 1.0
"""What a squared weight costs, as in ridge regression."""
STEPS = 12
"""Newton steps: after eight no weight moves by a thousandth."""
HEAD = """# 候选匹配的权重 Weights of the matcher of pairs: what each feature adds to the log odds
# that two names are one thing. Trained on the labelled pairs of six lists; nobody edits this file.
"""

Labelled = tuple[str, str, bool, bool]
"""Two keys, whether they have one class, whether they are one thing."""


def train_matcher(pairs: Iterable[Labelled]) -> Matcher:
    """Fit the weights by iteratively reweighted least squares.

    Pairs of one key, or with other numerals, do not count. The same pairs give the same weights, to
    three decimals, in whatever order.
    """
    rows = sorted(row for row in pairs if row[0] != row[1] and not differ_in_numbers(*row[:2]))
    found = [to_features(left, right, one_class) for left, right, one_class, _ in rows]
    counts = Counter(name for each in found for name, value in each.items() if value)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    table = np.array([[each.get(name, 0.0) for name in names] + [1.0] for each in found])
    same = np.array([float(row[3]) for row in rows])
    weights = _fit(table, same)
    kept = {name: round(float(w), 3) for name, w in zip(names, weights[:-1], strict=True)}
    return Matcher(round(float(weights[-1]), 3), {name: w for name, w in kept.items() if w})


def _fit(table: Floats, same: Floats) -> Floats:
    weights = np.zeros(table.shape[1])
    cost = np.full(len(weights), PENALTY)
    # What all pairs have costs nothing but what keeps the matrix regular.
    cost[-1] = 1e-3
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        spread = chance * (1 - chance) + 1e-9
        slope = table.T @ (chance - same) + cost * weights
        weights = weights - np.linalg.solve((table.T * spread) @ table + np.diag(cost), slope)
    return weights


def write_matcher(matcher: Matcher, path: Path) -> None:
    """Write the weights as TOML, by name; same matcher, same bytes."""
    lines = [f"{json.dumps(name, ensure_ascii=False)} = {w}" for name, w in matcher.weights.items()]
    text = "\n".join([f"{HEAD}\nstart = {matcher.start}\n\n[weights]", *sorted(lines)])
    path.write_text(text + "\n", encoding="utf-8")
