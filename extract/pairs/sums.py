"""Sums over what the first pass and the rules say of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.pairs.guess import RELATIONS, Guess, Scores
from extract.pairs.option import to_row
from extract.pairs.reading import Reading

UNMEASURED = 0.5
"""What counts for the precision of a rule that has none."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The scores of a sentence, their sums, and what rules say; axes as in `Guess.scores`."""

    scores: Scores
    pairs: Scores
    """(heads, tails)"""
    heads: Scores
    sure: Scores
    """The highest precision of a rule that says so."""
    said: Scores
    """How many rules say so."""
    tails: Scores
    of_heads: Scores
    """(groups, relations): what the first pass says of a group alone, as tail and as head."""


def to_sums(reading: Reading, guess: Guess) -> Sums:
    """Add up what the first pass and the rules say of a sentence."""
    scores = guess.scores
    sure, said = np.zeros((2, *scores.shape))
    for head, tail, relation, precision in find_said(reading):
        sure[head, tail, relation] = max(sure[head, tail, relation], precision)
        said[head, tail, relation] += 1
    pairs, heads = scores.sum(axis=2), scores.sum(axis=(1, 2))
    return Sums(scores, pairs, heads, sure, said, guess.tails, guess.heads)


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
