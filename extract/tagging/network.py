"""The network that reads characters: from what is known of each, scores for `find_segments`.

Each character is known by its states (`extract.encoder`) and by signs (`extract.tagging.signs`).
A layer that sees it beside its two neighbours leads to the scores of its labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.encoder import Encoder, recall_states
from extract.tagging.passage import Passage
from extract.tagging.signs import to_signs

Floats = npt.NDArray[np.float32]

NEAR = 3
"""A character and its two neighbours."""


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
        scores = []
        for passage, rows in zip(passages, states, strict=True):
            signs = [[get(sign, nothing) for sign in row] for row in to_signs(passage)]
            scores.append(run(self.weights, rows, signs))
        return scores

    def fits(self) -> bool:
        """Tell whether the weights have a row or column for each sign, state and label."""
        weights = self.weights
        given = NEAR * (self.encoder.width + weights.signs.shape[1])
        return (len(weights.signs), len(weights.near), len(weights.out_bias)) == (
            len(self.signs) + 1,
            given,
            4 * len(self.classes) + 1,
        )


def run(weights: Weights, states: Floats, signs: Sequence[Sequence[int]]) -> Floats:
    """Give (characters, labels) of one sentence; `signs` has the rows of each character's signs."""
    if not len(states):
        return np.zeros((0, len(weights.out_bias)), np.float32)
    starts = np.cumsum([0, *map(len, signs[:-1])])
    flat = [sign for row in signs for sign in row]
    given = np.hstack([states, np.add.reduceat(weights.signs[flat], starts, axis=0)])
    before, here, after = np.split(weights.near, NEAR)
    near = given @ here + weights.near_bias
    near[1:] += given[:-1] @ before
    near[:-1] += given[1:] @ after
    return np.asarray(np.maximum(near, 0, out=near) @ weights.out + weights.out_bias)
