"""The pair network: a recurrent layer over the items of a sentence, then each pair of its groups.

States of characters and named signs are summed up for each item; one bidirectional layer of long
short-term memory reads them; a group is its own state and those of the verbs and noun that govern
it; a pair is scored by both ends, their product, the items between, and how they stand to each
other, then once more beside the strongest of its head's and of its tail's pairs and the same pair
the other way round. Networks trained alike are averaged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.batches import add_rows, to_batches, to_parts
from extract.packed import pack, pack_names, unpack, unpack_names
from extract.pairs.guess import DEMAND, RELATIONS, Guess, Scores
from extract.pairs.inputs import OUTSIDE, Inputs
from extract.pairs.joined import Joined, join
from extract.pairs.recurrent import run_lstm
from extract.probabilities import to_logistic, to_softmax

Floats = NDArray[np.float32]
Member = Mapping[str, Floats]
"""The weights of one network by name; those of a layer are (inputs, outputs)."""

PAIRS = 512
"""Pairs that are scored together: their numbers fit into the processor's cache."""


@dataclass(frozen=True, slots=True)
class Network:
    """The rows of the signs, and the weights of each member, whose last sign is zero."""

    signs: Mapping[str, int]
    members: tuple[Member, ...]

    def guess(self, given: Sequence[Inputs]) -> list[Guess]:
        """Give what the network says of each sentence, which has groups."""
        if not given:
            return []
        signs = [self.find_signs(one) for one in given]
        totals: list[list[Scores]] = []
        parts = [*to_parts([len(one.pairs) for one in given], PAIRS)]
        for number, member in enumerate(self.members):
            items = to_items(member, given, signs)
            states = _run(member, items)
            for place, part in enumerate(parts):
                told = _tell(
                    member,
                    join(given[part]),
                    np.concatenate([one.numbers for one in given[part]]),
                    np.concatenate(items[part]),
                    np.concatenate(states[part]),
                )
                if number:
                    totals[place] = [a + b for a, b in zip(totals[place], told, strict=True)]
                else:
                    totals.append([*told])
        share = 1 / len(self.members)
        return [
            guess
            for part, told in zip(parts, totals, strict=True)
            for guess in _cut(given[part], [one * share for one in told])
        ]

    def find_signs(self, one: Inputs) -> list[list[int]]:
        """Give the rows of each item's signs; an item none of whose signs is known has the last."""
        get, nothing = self.signs.get, len(self.signs)
        rows = [[row for sign in item if (row := get(sign)) is not None] for item in one.signs]
        return [row or [nothing] for row in rows]


def to_items(
    member: Member, given: Sequence[Inputs], signs: Sequence[Sequence[Sequence[int]]]
) -> list[Floats]:
    """Sum up what is known of each item of each sentence."""
    named = add_rows(member["signs"], [row for sentence in signs for row in sentence])
    named += np.concatenate([one.dense for one in given]) @ member["dense"]
    named += member["dense_bias"]
    return np.split(named, np.cumsum([len(one.dense) for one in given[:-1]]))


def _run(member: Member, given: Sequence[Floats]) -> list[Floats]:
    """Give the states of each sentence's items."""
    states: list[Floats] = [np.zeros((0, 0), np.float32)] * len(given)
    for batch in to_batches([len(rows) for rows in given]):
        padded = np.zeros((*batch.mask.shape, given[0].shape[1]), np.float32)
        for column, index in enumerate(batch.members):
            padded[: batch.lengths[column], column] = given[index]
        # As one matrix: numpy multiplies the steps of a cube one by one.
        inputs = padded.reshape(-1, padded.shape[-1]) @ member["inputs"] + member["inputs_bias"]
        directions = np.moveaxis(inputs.reshape(*batch.mask.shape, 2, -1), 2, 0)
        found = run_lstm(directions, member["cells"], batch.mask)
        for column, index in enumerate(batch.members):
            states[index] = found[: batch.lengths[column], column]
    return states


def _tell(
    member: Member, one: Joined, numbers: Floats, items: Floats, states: Floats
) -> tuple[Scores, Scores, Scores]:
    """Give the probabilities of pairs, groups as tails, groups as heads."""

    def apply(name: str, rows: Floats) -> Floats:
        return np.asarray(rows @ member[name] + member[f"{name}_bias"])

    around = np.concatenate([states, member["missing"][None]])[one.places]
    groups = np.hstack([around.reshape(len(around), -1), items[one.places[:, 0]]])
    tails = np.maximum(apply("tail", groups), 0)
    heads = np.empty((len(tails) + one.outer.size, tails.shape[1]), np.float32)
    heads[one.rows] = np.maximum(apply("head", groups), 0)
    whole = apply("sentence", np.maximum.reduceat(states, one.firsts, axis=0))
    heads[one.outer] = np.maximum(member["outer"] + whole[:, None], 0)
    between = np.maximum(apply("between", np.hstack([states, items])), 0)
    summed = np.concatenate([np.zeros((1, between.shape[1]), np.float32), between.cumsum(axis=0)])
    stretch = summed[np.maximum(one.high, one.low + 1)] - summed[one.low + 1]
    hidden = apply(
        "product", apply("by_head", heads)[one.heads] * apply("by_tail", tails)[one.tails]
    )
    hidden += apply("of_head", heads)[one.heads]
    hidden += apply("of_tail", tails)[one.tails]
    hidden += apply("inside", np.log1p(np.maximum(stretch, 0)))
    apart = states @ member["apart"]
    hidden += apart[one.high] - apart[one.low] + member["apart_bias"]
    hidden += apply("numbers", numbers)
    np.maximum(hidden, 0, out=hidden)
    hidden += _look_around(member, one, hidden)
    said = to_softmax(apply("out", hidden).astype(np.float64))[:, 1:]
    return (
        said,
        to_logistic(apply("tails", tails).astype(np.float64)),
        to_logistic(apply("heads", heads[one.rows]).astype(np.float64)),
    )


def _look_around(member: Member, one: Joined, hidden: Floats) -> Floats:
    """Give what the other pairs of its head and tail, and itself turned round, add to each pair."""
    # Pairs stand by their heads. A head of none has no maximum of its own, and nobody asks for it.
    sizes = np.bincount(one.heads, minlength=len(one.rows) + one.outer.size)
    of_head = np.maximum.reduceat(hidden, np.cumsum(sizes) - sizes, axis=0)
    order = np.argsort(one.tails, kind="stable")
    sizes = np.bincount(one.tails)
    of_tail = np.maximum.reduceat(hidden[order], np.cumsum(sizes) - sizes, axis=0)
    turned = np.concatenate([hidden, member["alone"][None]])[one.back]
    added = hidden @ member["again"] + member["again_bias"]
    added += (of_head @ member["row"])[one.heads]
    added += (of_tail @ member["column"])[one.tails]
    added += turned @ member["turned"]
    return np.asarray(np.maximum(added, 0))


def _cut(given: Sequence[Inputs], told: Sequence[Scores]) -> Iterator[Guess]:
    """Give each sentence what was told of its pairs and groups."""
    said, tails, heads = told
    at = group = 0
    for one in given:
        count, size = len(one.places), len(one.pairs)
        scores = np.zeros((count + OUTSIDE, count, len(RELATIONS)))
        scores[one.pairs[:, 0], one.pairs[:, 1]] = said[at : at + size]
        scores[count, :, :DEMAND] = scores[count, :, DEMAND + 1 :] = 0
        yield Guess(scores, tails[group : group + count], heads[group : group + count])
        at, group = at + size, group + count


def to_arrays(network: Network) -> dict[str, NDArray[np.generic]]:
    """Give a network as arrays to keep: matrices as bytes with a scale a row, others as halves."""
    names = sorted(network.signs, key=network.signs.__getitem__)
    arrays: dict[str, NDArray[np.generic]] = {"net.signs": pack_names(names)}
    for number, member in enumerate(network.members):
        for name, weights in member.items():
            key = f"net.{number}.{name}"
            if weights.ndim == 1:
                arrays[key] = weights.astype(np.float16)
            else:
                pack(arrays, key, weights)
    return arrays


def from_arrays(arrays: Mapping[str, NDArray[np.generic]]) -> Network:
    """Give the network that `to_arrays` kept."""
    members: dict[int, dict[str, Floats]] = {}
    for key in arrays:
        place, name = key.partition(".")[0], key.split(".")[2:]
        if place == "net" and len(name) == 1:
            members.setdefault(int(key.split(".")[1]), {})[name[0]] = unpack(arrays, key)
    signs = {sign: row for row, sign in enumerate(unpack_names(arrays["net.signs"]))}
    return Network(signs, tuple(members[number] for number in sorted(members)))
