"""The pair network: a recurrent layer over the items of a sentence, then each pair of its groups.

States of the pretrained character network, vectors of words and named signs are summed up for
each item; one bidirectional layer of long short-term memory reads them; a group is its own state
and those of the verbs and noun that govern it; a pair is scored by both ends, their product, the
items between, and how they stand to each other. Networks trained alike are averaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pairs.first import DEMAND, RELATIONS, Guess
from extract.pairs.inputs import Inputs
from extract.pairs.linear import to_logistic, to_softmax
from extract.pretrained import run_lstm, to_batches

Floats = NDArray[np.float32]
Member = Mapping[str, Floats]
"""The weights of one network by name; those of a layer are (inputs, outputs)."""

STEPS = 127
"""Weights of more than one row are kept as whole numbers up to this, times the row's scale."""


@dataclass(frozen=True, slots=True)
class Network:
    """The rows of the signs, and the weights of each member, whose last sign is zero."""

    signs: Mapping[str, int]
    members: tuple[Member, ...]

    def guess(self, given: Sequence[Inputs]) -> list[Guess]:
        """Give what the network says of each sentence, which has groups."""
        signs = [self.find_signs(one) for one in given]
        guesses: list[Guess] = []
        share = np.float32(1 / len(self.members))
        for member in self.members:
            items = [
                to_items(member, one.dense, rows) for one, rows in zip(given, signs, strict=True)
            ]
            states = _run(member, items)
            told = [_tell(member, *each) for each in zip(given, items, states, strict=True)]
            if not guesses:
                guesses = told
            else:
                guesses = [_add(one, two) for one, two in zip(guesses, told, strict=True)]
        return [Guess(one.scores * share, one.tails * share, one.heads * share) for one in guesses]

    def find_signs(self, one: Inputs) -> list[list[int]]:
        """Give the rows of each item's signs; an item none of whose signs is known has the last."""
        get, nothing = self.signs.get, len(self.signs)
        rows = [[row for sign in item if (row := get(sign)) is not None] for item in one.signs]
        return [row or [nothing] for row in rows]


def to_items(member: Member, dense: Floats, signs: Sequence[Sequence[int]]) -> Floats:
    """Sum up what is known of each item."""
    starts = np.cumsum([0, *map(len, signs[:-1])])
    flat = [sign for row in signs for sign in row]
    named = np.add.reduceat(member["signs"][flat], starts, axis=0)
    return np.asarray(dense @ member["dense"] + member["dense_bias"] + named)


def _run(member: Member, given: Sequence[Floats]) -> list[Floats]:
    """Give the states of each sentence's items."""
    states: list[Floats] = [np.zeros((0, 0), np.float32)] * len(given)
    for batch in to_batches([len(rows) for rows in given]):
        padded = np.zeros((*batch.mask.shape, given[0].shape[1]), np.float32)
        for column, index in enumerate(batch.members):
            padded[: batch.lengths[column], column] = given[index]
        inputs = padded @ member["inputs"] + member["inputs_bias"]
        directions = np.moveaxis(inputs.reshape(*inputs.shape[:2], 2, -1), 2, 0)
        found = run_lstm(directions, member["cells"], batch.mask)
        for column, index in enumerate(batch.members):
            states[index] = found[: batch.lengths[column], column]
    return states


def _tell(member: Member, one: Inputs, items: Floats, states: Floats) -> Guess:
    """Score the pairs and groups of a sentence."""

    def apply(name: str, rows: Floats) -> Floats:
        return np.asarray(rows @ member[name] + member[f"{name}_bias"])

    count, size = len(one.places), len(RELATIONS)
    around = np.concatenate([states, member["missing"][None]])[one.places]
    groups = np.hstack([around.reshape(count, -1), items[one.places[:, 0]]])
    heads = np.maximum(apply("head", groups), 0)
    tails = np.maximum(apply("tail", groups), 0)
    whole = apply("sentence", states.max(axis=0, keepdims=True))
    heads = np.concatenate([heads, np.maximum(member["outer"] + whole, 0)])
    rows, columns = one.pairs[:, 0], one.pairs[:, 1]
    low, high = to_stretches(one)
    between = np.maximum(apply("between", np.hstack([states, items])), 0)
    summed = np.concatenate([np.zeros((1, between.shape[1]), np.float32), between.cumsum(axis=0)])
    stretch = summed[np.maximum(high, low + 1)] - summed[low + 1]
    hidden = (
        apply("of_head", heads)[rows]
        + apply("of_tail", tails)[columns]
        + apply("product", apply("by_head", heads)[rows] * apply("by_tail", tails)[columns])
        + apply("inside", np.log1p(np.maximum(stretch, 0)))
        + apply("apart", states[high] - states[low])
        + apply("numbers", one.numbers)
    )
    said = to_softmax(apply("out", np.maximum(hidden, 0)).astype(np.float64))[:, 1:]
    scores = np.zeros((count + 2, count, size))
    scores[rows, columns] = said
    scores[count, :, :DEMAND] = scores[count, :, DEMAND + 1 :] = 0
    return Guess(
        scores,
        to_logistic(apply("tails", tails).astype(np.float64)),
        to_logistic(apply("heads", heads[:count]).astype(np.float64)),
    )


def to_stretches(one: Inputs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the items that bound each pair; a head that is no group stands at the beginning."""
    places = np.append(one.places[:, 0], [0, 0])
    ends = np.stack([places[one.pairs[:, 0]], places[one.pairs[:, 1]]])
    return ends.min(axis=0), ends.max(axis=0)


def _add(one: Guess, two: Guess) -> Guess:
    return Guess(one.scores + two.scores, one.tails + two.tails, one.heads + two.heads)


def to_arrays(network: Network) -> dict[str, NDArray[np.generic]]:
    """Give a network as arrays to keep: matrices as bytes with a scale a row, others as halves."""
    text = "\n".join(sorted(network.signs, key=network.signs.__getitem__))
    arrays: dict[str, NDArray[np.generic]] = {"net.signs": np.frombuffer(text.encode(), np.uint8)}
    for number, member in enumerate(network.members):
        for name, weights in member.items():
            key = f"net.{number}.{name}"
            if weights.ndim == 1:
                arrays[key] = weights.astype(np.float16)
            else:
                scale = np.maximum(np.abs(weights).max(axis=-1, keepdims=True), 1e-8) / STEPS
                arrays[key] = np.rint(weights / scale).astype(np.int8)
                arrays[f"{key}.scale"] = scale.astype(np.float32)
    return arrays


def from_arrays(arrays: Mapping[str, NDArray[np.generic]]) -> Network:
    """Give the network that `to_arrays` kept."""
    members: dict[int, dict[str, Floats]] = {}
    for key, kept in arrays.items():
        place, name = key.partition(".")[0], key.split(".")[2:]
        if place == "net" and len(name) == 1:
            scale = arrays.get(f"{key}.scale")
            weights = kept.astype(np.float32)
            whole = weights if scale is None else weights * scale.astype(np.float32)
            members.setdefault(int(key.split(".")[1]), {})[name[0]] = whole
    text = arrays["net.signs"].tobytes().decode()
    signs = {sign: row for row, sign in enumerate(text.split("\n") if text else [])}
    return Network(signs, tuple(members[number] for number in sorted(members)))
