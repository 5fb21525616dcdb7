"""The network that reads characters: from what is known of each, scores for `find_segments`.

Each character is known by its states (`extract.encoder`) and by signs (`extract.tagging.signs`).
A layer that sees it beside its two neighbours leads to the scores of its labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.batches import add_rows, to_parts
from extract.encoder import Encoder, recall_states
from extract.tagging.passage import Passage
from extract.tagging.signs import to_signs

Floats = npt.NDArray[np.float32]

NEAR = 3
"""A character and its two neighbours."""

TOGETHER = 2048
"""Characters that are scored together."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the layers above the encoder; the last row of `signs` is zero."""

    signs: Floats
    near: Floats
    """(NEAR x (states + columns of signs), hidden): those of the character before stand first."""
    near_bias: Floats
    out: Floats
    out_bias: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """The classes and the numbers of the signs that a network knows, its encoder and weights."""

    classes: tuple[str, ...]
    signs: Mapping[str, int]
    encoder: Encoder
    weights: Weights

    def score(self, passages: Sequence[Passage]) -> list[Floats]:
        """Give for each passage a row of scores a character, as `find_segments` reads them."""
        texts = [passage.text for passage in passages]
        states = recall_states(texts, self.encoder)
        get, nothing = self.signs.get, len(self.signs)
        signs = [
            [[get(sign, nothing) for sign in row] for row in to_signs(passage)]
            for passage in passages
        ]
        return run(self.weights, states, signs)

    def fits(self) -> bool:
        """Tell whether the weights have a row or column for each sign, state and label."""
        weights = self.weights
        given = NEAR * (self.encoder.width + weights.signs.shape[1])
        return (len(weights.signs), len(weights.near), len(weights.out_bias)) == (
            len(self.signs) + 1,
            given,
            4 * len(self.classes) + 1,
        )


def run(
    weights: Weights, states: Sequence[Floats], signs: Sequence[Sequence[Sequence[int]]]
) -> list[Floats]:
    """Give (characters, labels) of each text; `signs` has the rows of each character's signs."""
    # The three are one product, of many texts: numpy is slow with many small ones.
    near = np.hstack(np.split(weights.near, NEAR))
    return [
        scores
        for part in to_parts([len(text) for text in states], TOGETHER)
        for scores in _run(weights, near, states[part], signs[part])
    ]


def _run(
    weights: Weights,
    near_weights: Floats,
    states: Sequence[Floats],
    signs: Sequence[Sequence[Sequence[int]]],
) -> list[Floats]:
    named = add_rows(weights.signs, [row for text in signs for row in text])
    told = np.hstack([np.concatenate(states), named]) @ near_weights
    before, near, after = np.split(told, NEAR, axis=1)
    near += weights.near_bias
    ends = np.cumsum([len(text) for text in states])
    for start, end in pairwise([0, *ends.tolist()]):
        if start < end:
            near[start + 1 : end] += before[start : end - 1]
            near[start : end - 1] += after[start + 1 : end]
    return np.split(np.maximum(near, 0) @ weights.out + weights.out_bias, ends[:-1])
