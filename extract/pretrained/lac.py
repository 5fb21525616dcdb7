"""Character states of the tagger that jieba ships: what a large corpus taught of Chinese.

The network of `jieba/lac_small` (Baidu LAC, Apache 2.0; Jiao, Sun and Sun 2018, "Chinese lexical
analysis with deep bi-GRU-CRF network") is read from the installed package: two layers of gated
recurrent units, 128 a direction, over characters. Its states say where words stand and of which
kind they are, also words that no dictionary has.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from corpus import Fault
from extract.faults import DataError
from extract.pretrained.batches import Batch, to_batches
from extract.pretrained.recurrent import Floats, run_gru
from extract.words import jieba  # type: ignore[attr-defined]

WIDTH = 128
STATES = 2 * WIDTH
UNKNOWN = "OOV"
DIMENSION = 16
"""Protocol buffers' key of `dims` in the description of a tensor."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of one layer, forward and backward: of its input, of its gates, of the candidate."""

    weight: Floats
    bias: Floats
    gates: Floats
    candidate: Floats


@dataclass(frozen=True, slots=True)
class CharacterNetwork:
    """The row of each character in `embeddings`, the layers, and the scores of tags."""

    rows: Mapping[str, int]
    embeddings: Floats
    layers: tuple[Layer, ...]
    tags: Floats
    tags_bias: Floats


@cache
def load_network() -> CharacterNetwork:
    """Load the network of the installed package; raises DataError where a file is not as known."""
    folder = Path(jieba.__file__).with_name("lac_small")
    layers = tuple(_read_layer(folder / "model_baseline", first) for first in (0, 2))
    rows = {}
    with (folder / "word.dic").open(encoding="utf-8") as lines:
        for line in lines:
            row, _, character = line.rstrip("\n").partition("\t")
            if character:
                rows[character] = int(row)
    return CharacterNetwork(
        rows,
        _read_tensor(folder / "model_baseline" / "word_emb"),
        layers,
        _read_tensor(folder / "model_baseline" / "fc_4.w_0"),
        _read_tensor(folder / "model_baseline" / "fc_4.b_0").reshape(-1),
    )


def _read_layer(folder: Path, first: int) -> Layer:
    weights, biases, gates, candidates = [], [], [], []
    for number in (first, first + 1):
        weights.append(_read_tensor(folder / f"fc_{number}.w_0"))
        bias = _read_tensor(folder / f"fc_{number}.b_0") + _read_tensor(
            folder / f"gru_{number}.b_0"
        )
        biases.append(bias.reshape(-1))
        # PaddlePaddle keeps both matrices of a unit in one array, one after the other.
        flat = _read_tensor(folder / f"gru_{number}.w_0").reshape(-1)
        gates.append(flat[: 2 * WIDTH * WIDTH].reshape(WIDTH, 2 * WIDTH))
        candidates.append(flat[2 * WIDTH * WIDTH :].reshape(WIDTH, WIDTH))
    return Layer(np.hstack(weights), np.hstack(biases), np.stack(gates), np.stack(candidates))


def _read_tensor(path: Path) -> Floats:
    """Read a tensor as PaddlePaddle saves it: versions, a description, little-endian floats."""
    try:
        data = path.read_bytes()
        (length,) = struct.unpack_from("<i", data, 16)
        shape = [*_read_dimensions(data[20 : 20 + length])]
        return np.frombuffer(data, "<f4", offset=20 + length).reshape(shape)
    except (OSError, ValueError, IndexError, struct.error) as error:
        fault = Fault(str(path), f"cannot be read ({error})", "expected jieba 0.42.1's lac_small")
        raise DataError(fault) from error


def _read_dimensions(description: bytes) -> Iterator[int]:
    """Give the dimensions in a tensor's description, a message of variable-length numbers."""
    numbers = []
    value = shift = 0
    for byte in description:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    for key, number in zip(numbers[::2], numbers[1::2], strict=True):
        if key == DIMENSION:
            yield number


_last: dict[str, Floats] = {}
"""States of the texts that `to_states` read last."""


def recall_states(texts: Sequence[str]) -> list[Floats]:
    """Give the states of texts, kept from the last call of `to_states` where it read them all.

    Mentions and relations of a document are found one after the other, from the same states.
    """
    if all(text in _last for text in texts):
        return [_last[text] for text in texts]
    return to_states(texts)[0]


def to_states(texts: Sequence[str]) -> tuple[list[Floats], list[Floats]]:
    """Give for each text states, (characters, STATES), and shares of tags, (characters, 57)."""
    network = load_network()
    get, unknown = network.rows.get, network.rows[UNKNOWN]
    states: list[Floats] = [np.zeros((0, STATES), np.float32)] * len(texts)
    shares: list[Floats] = [np.zeros((0, len(network.tags_bias)), np.float32)] * len(texts)
    for batch in to_batches([len(text) for text in texts]):
        rows = batch.pad(
            [[get(character, unknown) for character in texts[i]] for i in batch.members]
        )
        # The first layer reads each character alone: once is enough for all its places.
        known, places = np.unique(rows, return_inverse=True)
        first, *others = network.layers
        once = network.embeddings[known] @ first.weight + first.bias
        given = _run_layer(first, once[places.reshape(rows.shape)], batch)
        for layer in others:
            flat = given.reshape(-1, given.shape[-1]) @ layer.weight + layer.bias
            given = _run_layer(layer, flat.reshape(*rows.shape, -1), batch)
        scores = np.exp(given @ network.tags + network.tags_bias)
        scores /= scores.sum(-1, keepdims=True)
        for column, (index, length) in enumerate(zip(batch.members, batch.lengths, strict=True)):
            states[index] = given[:length, column]
            shares[index] = scores[:length, column]
    _last.clear()
    _last.update(zip(texts, states, strict=True))
    return states, shares


def _run_layer(layer: Layer, inputs: Floats, batch: Batch) -> Floats:
    directions = np.moveaxis(inputs.reshape(*inputs.shape[:2], 2, -1), 2, 0)
    return run_gru(directions, layer.gates, layer.candidate, batch.mask)
