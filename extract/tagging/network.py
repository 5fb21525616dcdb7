"""The network that reads characters: from what is known of each, scores for `find_segments`.

One bidirectional layer of long short-term memory over the sum of projected inputs: states of the
pretrained character network, the vector of the word around, the character itself, and signs
(`extract.tagging.signs`). The scores of several networks trained alike are averaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.pretrained import load_vectors, run_lstm, to_batches, to_states
from extract.tagging.passage import Passage
from extract.tagging.signs import to_signs

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Member:
    """Weights of one network; rows of `characters` and `signs` are those of the Network."""

    dense: Floats
    """(pretrained columns, width)"""
    bias: Floats
    characters: Floats
    signs: Floats
    inputs: Floats
    """(width, 2 directions x 4 gates x cells)"""
    inputs_bias: Floats
    cells: Floats
    """(2 directions, cells, 4 gates x cells)"""
    out: Floats
    out_bias: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """Networks trained alike, and the numbers of the classes, characters and signs they know.

    Row 0 of a member's `characters` stands for all others; its last row of `signs` is zero.
    """

    classes: tuple[str, ...]
    characters: Mapping[str, int]
    signs: Mapping[str, int]
    members: tuple[Member, ...]

    def score(self, passages: Sequence[Passage]) -> list[Floats]:
        """Give for each passage a row of scores a character, as `find_segments` reads them."""
        dense = to_dense(passages)
        numbers = [self._to_numbers(passage) for passage in passages]
        scores = [
            np.zeros((len(passage.text), 4 * len(self.classes) + 1), np.float32)
            for passage in passages
        ]
        for member in self.members:
            given = [
                project(member, rows, *pair) for rows, pair in zip(dense, numbers, strict=True)
            ]
            for index, rows in enumerate(run(member, given)):
                scores[index] += rows / np.float32(len(self.members))
        return scores

    def fits(self, member: Member) -> bool:
        """Tell whether a member has a row or column for each character, sign and label."""
        return (len(member.characters), len(member.signs), len(member.out_bias)) == (
            len(self.characters) + 1,
            len(self.signs) + 1,
            4 * len(self.classes) + 1,
        )

    def _to_numbers(self, passage: Passage) -> tuple[list[int], list[list[int]]]:
        get, nothing = self.signs.get, len(self.signs)
        signs = [[get(sign, nothing) for sign in row] for row in to_signs(passage)]
        return [self.characters.get(character, 0) for character in passage.text], signs


def to_dense(passages: Sequence[Passage]) -> list[Floats]:
    """Give for each character its pretrained states, shares of tags, and vector of its word."""
    states, shares = to_states([passage.text for passage in passages])
    vectors = load_vectors()
    joined = []
    for passage, *given in zip(passages, states, shares, strict=True):
        rows = [vectors.find(word.text) for word in passage.words for _ in word.text]
        joined.append(np.hstack([*given, vectors.table[rows]]))
    return joined


def project(
    member: Member, dense: Floats, characters: Sequence[int], signs: Sequence[Sequence[int]]
) -> Floats:
    """Give the inputs of the recurrent layer, a row for each character."""
    if not len(characters):
        return np.zeros((0, len(member.bias)), np.float32)
    starts = np.cumsum([0, *map(len, signs[:-1])])
    flat = [sign for row in signs for sign in row]
    summed = np.add.reduceat(member.signs[flat], starts, axis=0)
    return np.asarray(dense @ member.dense + member.bias + member.characters[characters] + summed)


def run(member: Member, given: Sequence[Floats]) -> list[Floats]:
    """Give the scores of each sequence of projected inputs."""
    scores = [np.zeros((0, len(member.out_bias)), np.float32)] * len(given)
    for batch in to_batches([len(rows) for rows in given]):
        padded = np.zeros((*batch.mask.shape, len(member.bias)), np.float32)
        for column, index in enumerate(batch.members):
            padded[: batch.lengths[column], column] = given[index]
        # As one matrix: numpy multiplies stacked ones step by step.
        inputs = padded.reshape(-1, padded.shape[-1]) @ member.inputs + member.inputs_bias
        directions = np.moveaxis(inputs.reshape(*batch.mask.shape, 2, -1), 2, 0)
        states = run_lstm(directions, member.cells, batch.mask)
        found = states.reshape(-1, states.shape[-1]) @ member.out + member.out_bias
        found = found.reshape(*batch.mask.shape, -1)
        for column, index in enumerate(batch.members):
            scores[index] = found[: batch.lengths[column], column]
    return scores
