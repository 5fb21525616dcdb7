"""A network that points at the qualifiers of a relation among the items of its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.packed import Kept, pack, pack_names, unpack, unpack_names
from extract.pairs.marks import MODALITIES, STANDS, TOLD, Marks, Spot, to_marks
from extract.pairs.reading import Reading
from extract.probabilities import to_logistic, to_softmax

Floats = NDArray[np.float32]

CHANNELS = ("time", "place", "source", "action", "action ends", "measure", "measure ends")
"""What it points at: mentions by their item, wordings by their first and their last."""

MANNERS = len(MODALITIES) + 1
"""The modalities, and denial."""

NOWHERE = 2
"""Ways of pointing at no item: there is no such qualifier, or an earlier sentence has it."""

ENDS = 3
"""The items that a relation is known by: trigger, tail and head."""

ASKED = 2
"""How many weighted means of the items tell the manner."""

TINY = np.float32(1e-5)


@dataclass(frozen=True, slots=True)
class Pointing:
    """Weights, (inputs, outputs), of a network of `d` cells an item and relation."""

    words: Mapping[str, int]
    """The row in `word` of each item that is known; row 0 is for the others."""
    word: Floats
    states: Floats
    """(STATES, 6 d): of an item, the one after and the one before it; of trigger, tail and head."""
    states_bias: Floats
    stands: Floats
    told: Floats
    ask: Floats
    inner: Floats
    inner_bias: Floats
    manner: Floats
    manner_bias: Floats
    point: Floats
    point_bias: Floats
    nowhere: Floats
    nowhere_bias: Floats


MATRICES = ("word", "states", "stands", "told", "ask", "inner", "manner", "point", "nowhere")
BIASES = ("states_bias", "inner_bias", "manner_bias", "point_bias", "nowhere_bias")


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the network says of one relation."""

    manner: Floats
    """The probability of each modality, then of a denial."""
    items: Floats
    """(items + NOWHERE, CHANNELS): where each qualifier stands, each column a distribution."""


def point(
    network: Pointing, reading: Reading, means: Floats, spots: Sequence[Spot]
) -> list[Pointed]:
    """Say of relations of one sentence how they are stated and where it is told.

    `means` has the mean of the states of each item's characters.
    """
    rows = np.array([network.words.get(item, 0) for item in reading.view.items])
    return run(network, rows, normalise(means), to_marks(reading, spots))


def run(network: Pointing, rows: NDArray[np.int64], states: Floats, marks: Marks) -> list[Pointed]:
    """Run the network on the words and states of items, and the marks of relations."""
    seen = states @ network.states + network.states_bias
    around, ends = (part.reshape(len(states), ENDS, -1) for part in np.split(seen, 2, axis=1))
    items = around[:, 0] + network.word[rows]
    items[1:] += around[:-1, 1]
    items[:-1] += around[1:, 2]
    known = (marks.places >= 0)[..., None].astype(np.float32)
    relation = network.told[marks.told].sum(axis=1)
    relation += (ends[marks.places, np.arange(ENDS)] * known).sum(axis=1)
    cells = network.stands[marks.stands].sum(axis=2)
    cells += items
    cells += relation[:, None]
    np.maximum(cells, 0, out=cells)
    asked = to_softmax(cells @ network.ask).swapaxes(1, 2) @ cells
    told = np.concatenate([asked.reshape(len(relation), -1), relation], axis=1)
    inner = np.maximum(told @ network.inner + network.inner_bias, 0)
    manner = inner @ network.manner + network.manner_bias
    nowhere = inner @ network.nowhere + network.nowhere_bias
    nowhere = nowhere.reshape(len(relation), len(CHANNELS), NOWHERE).swapaxes(1, 2)
    pointed = np.concatenate([cells @ network.point + network.point_bias, nowhere], axis=1)
    shares = to_softmax(pointed)
    manner[:, :-1] = to_softmax(manner[:, :-1, None])[..., 0]
    manner[:, -1] = to_logistic(manner[:, -1])
    return [Pointed(*pair) for pair in zip(manner, shares, strict=True)]


def normalise(means: Floats) -> Floats:
    """Bring each row to mean nothing and variance one."""
    apart = means - means.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", apart, apart) / np.float32(means.shape[1])
    return np.asarray(apart / np.sqrt(spread + TINY)[:, None])


def to_arrays(network: Pointing) -> dict[str, Kept]:
    """Give a network as arrays to keep: matrices in whole numbers, with the words it knows."""
    arrays: dict[str, Kept] = {}
    for name in MATRICES:
        pack(arrays, f"pointing.{name}", getattr(network, name))
    for name in BIASES:
        arrays[f"pointing.{name}"] = getattr(network, name).astype(np.float32)
    arrays["pointing.words"] = pack_names(sorted(network.words, key=network.words.__getitem__))
    return arrays


def from_arrays(arrays: Mapping[str, Kept]) -> Pointing:
    """Give the network that `to_arrays` kept."""
    words = unpack_names(arrays["pointing.words"])
    named = {name: unpack(arrays, f"pointing.{name}") for name in (*MATRICES, *BIASES)}
    return Pointing(words={word: row for row, word in enumerate(words, 1)}, **named)


def sizes(words: int, cells: int, states: int) -> dict[str, tuple[int, int]]:
    """Give the shape of each matrix of a network."""
    return {
        "word": (words + 1, cells),
        "states": (states, 2 * ENDS * cells),
        "stands": (sum(STANDS), cells),
        "told": (sum(TOLD), cells),
        "ask": (cells, ASKED),
        "inner": ((ASKED + 1) * cells, cells),
        "manner": (cells, MANNERS),
        "point": (cells, len(CHANNELS)),
        "nowhere": (cells, NOWHERE * len(CHANNELS)),
    }
