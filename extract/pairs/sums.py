"""Sums over what the first pass and the rules say of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.pairs.guess import RELATIONS, Guess
from extract.pairs.option import to_row
from extract.pairs.reading import Reading

UNMEASURED = 0.5
"""What counts for the precision of a rule that has none."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the scores of a sentence, as lists, which are quicker to read than arrays."""

    scores: list[list[list[float]]]
    pairs: list[list[float]]
    heads: list[float]
    rules: list[list[list[float]]]


def to_sums(reading: Reading, guess: Guess) -> Sums:
    """Add up what the first pass and the rules say of a sentence."""
    scores = guess.scores
    rules = np.zeros((2, *scores.shape))
    for head, tail, relation, precision in find_said(reading):
        rules[0, head, tail, relation] = max(rules[0, head, tail, relation], precision)
        rules[1, head, tail, relation] += 1
    best = rules[0].max(axis=2)
    packed = np.stack([best, best.max(axis=0)[None, :].repeat(len(best), axis=0)], axis=2)
    return Sums(
        scores=scores.tolist(),
        pairs=scores.sum(axis=2).tolist(),
        heads=scores.sum(axis=(1, 2)).tolist(),
        rules=np.concatenate([rules[0], rules[1], packed], axis=2).tolist(),
    )


def find_said(reading: Reading) -> list[tuple[int, int, int, float]]:
    """Give (row of the head, tail, relation, precision) of each proposal of a rule."""
    count = len(reading.contexts)
    return [
        (
            to_row(head, count),
            tail,
            RELATIONS.index(found.relation),
            UNMEASURED if found.confidence is None else found.confidence,
        )
        for (head, tail), founds in reading.proposals.items()
        for found in founds
        if found.relation in RELATIONS
    ]
