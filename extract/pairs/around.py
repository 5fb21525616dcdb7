"""How a relation is stated, judged once more beside those that stand around it.

A text demands, or tells, for sentences on end: what is said of the other relations of a sentence
and of its neighbours tells more than a weaker hint in the sentence itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.pairs.guess import DEMAND, RELATIONS
from extract.pairs.marks import MODALITIES
from extract.probabilities import to_softmax

Wide = NDArray[np.float64]
Numbers = NDArray[np.int64]

KINDS = len(MODALITIES)
VALUE = RELATIONS.index("has_value")

PRIOR = np.array([0.85, 0.11, 0.04])
"""The share of each modality among annotated relations: what is thought where nothing stands
around."""

DEMANDS = 0.16
"""The share of demands among annotated relations."""

WEIGHT = 2.0
"""How many relations the shares before count for."""

LEAST = 1e-3
"""The least probability: its logarithm is read."""

PLACES = 3
"""Where others stand: in the sentence, in the one before it that states anything, in the next."""

COLUMNS = 1 + 2 * KINDS + PLACES * (KINDS + 1) + len(RELATIONS)
"""A bias; what two readers say of the relation; what is said around it; its name."""


def judge(
    weights: NDArray[np.float32], first: Wide, relations: Numbers, sentences: Numbers
) -> Wide:
    """Give the probability of each modality of the relations of one text, (relations, KINDS).

    `weights` is (COLUMNS, KINDS); the rest is as `to_rows` takes it.
    """
    return to_softmax(to_rows(first, relations, sentences) @ weights.astype(np.float64))


def to_rows(first: Wide, relations: Numbers, sentences: Numbers) -> Wide:
    """Give what is known of each relation of one text, (relations, COLUMNS).

    `first` has, of each, the probabilities of modalities by one reader and by another; `sentences`
    the number of its sentence. Values and demands do not count among those around, but how many of
    them are demands does.
    """
    count = len(relations)
    demand = relations == DEMAND
    plain = (~demand & (relations != VALUE)).astype(np.float64)
    mean = (first[:, :KINDS] + first[:, KINDS:]) / 2
    counted = np.column_stack([mean * plain[:, None], plain, demand, np.ones(count)])
    own = np.unique(sentences, return_inverse=True)[1] + 1
    sums = np.zeros((count + 2, counted.shape[1]))
    np.add.at(sums, own, counted)
    around = (sums[own] - counted, sums[own - 1], sums[own + 1])
    named = np.eye(len(RELATIONS))[relations]
    said = np.log(np.maximum(first, LEAST))
    return np.hstack([np.ones((count, 1)), said, *map(_to_shares, around), named])


def _to_shares(sums: Wide) -> Wide:
    """Give the logarithms of the shares of modalities, and the share of demands."""
    chances = sums[:, :KINDS] + WEIGHT * PRIOR
    chances /= sums[:, KINDS : KINDS + 1] + WEIGHT
    demands = (sums[:, -2:-1] + WEIGHT * DEMANDS) / (sums[:, -1:] + WEIGHT)
    return np.hstack([np.log(np.maximum(chances, LEAST)), demands])


def to_sentences(counts: Sequence[int]) -> Numbers:
    """Give the number of the sentence of each relation, of so many relations each.

    >>> to_sentences([2, 0, 1]).tolist()
    [0, 0, 2]
    """
    return np.repeat(np.arange(len(counts)), counts)
