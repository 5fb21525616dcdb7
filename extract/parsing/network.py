"""The parser's network in numpy: words of one sentence in, scores of tags, heads and labels out.

Embeddings of a word's columns, layers of bidirectional simple recurrent units (Lei et al. 2018,
"Simple recurrent units for highly parallelizable recurrence"), biaffine scores of arcs and labels
(Dozat, Manning 2017, "Deep biaffine attention for neural dependency parsing"). The tags that one
layer predicts are read by those above it. One sentence at a time: what stands beside it in a batch
changes nothing in its scores, not even by rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.packed import SCALE, unpack
from extract.parsing.columns import COLUMNS, to_columns
from extract.parsing.layers import Array, rectify, run_layer, with_one
from extract.probabilities import to_softmax

EPSILON = np.float32(1e-5)
"""Added to the variance in the layer norm."""

REMEMBERED = 10_000
"""Words whose input is remembered."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Of each word i from 1: `tags[i - 1]`, `parts[i - 1]`, and `arcs[i, j]` of j as its head.

    Word 0 is the root.
    """

    tags: Array
    parts: Array
    arcs: Array
    _label: Array
    _dependents: Array
    _heads: Array

    def to_labels(self, heads: NDArray[np.intp]) -> Array:
        """Give the scores of the labels of each word under these heads; row 0 says nothing."""
        rows, labels, columns = self._label.shape
        given = with_one(self._dependents) @ self._label.reshape(rows, labels * columns)
        chosen = with_one(self._heads)[heads]
        result: Array = np.matmul(given.reshape(-1, labels, columns), chosen[:, :, None])[:, :, 0]
        return result


class Network:
    """Scores sentences with the arrays that training wrote, in `extract/training/arrays.py`."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """Take the arrays, packed; `column.0` and so on hold values joined by lines."""
        kept = (name for name in arrays if name[:6] != "column" and not name.endswith(SCALE))
        full = {name: unpack(arrays, name) for name in kept}
        self._ids = [
            {value: row for row, value in enumerate(to_values(arrays[f"column.{k}"]), 1)}
            for k in range(COLUMNS)
        ]
        self._tables = _fold(full)
        self._arrays = full
        self._layers = [
            (full[f"layer.{k}.weight"], full[f"layer.{k}.bias"])
            for k in range(sum(name.startswith("layer.") for name in full) // 2)
        ]
        self._forget(0)

    def score(self, words: Sequence[str]) -> Scores:
        """Score a sentence of one plain word or more."""
        arrays = self._arrays
        x = self._embed(words)
        (weight, bias), *above = self._layers
        x = run_layer(x, weight, bias)
        logits = x @ arrays["tags.weight"] + arrays["tags.bias"]
        count = int(arrays["tags.count"])
        tags, parts = logits[:, :count], logits[:, count:]
        x = x + np.hstack([to_softmax(tags), to_softmax(parts)]) @ arrays["tags.read"]
        for weight, bias in above:
            x = run_layer(x, weight, bias)
        inner = rectify(x @ arrays["inner.weight"] + arrays["inner.bias"])
        arc, label = arrays["arc"], arrays["label"]
        wide, narrow = arc.shape[1], label.shape[2] - 1
        arc_heads, arc_dependents = inner[:, :wide], inner[:, wide : 2 * wide]
        label_heads, label_dependents = inner[:, 2 * wide : -narrow], inner[:, -narrow:]
        arcs: Array = np.matmul(with_one(arc_dependents) @ arc, arc_heads.T)
        return Scores(tags[1:], parts[1:], arcs, label, label_dependents, label_heads)

    def _embed(self, words: Sequence[str]) -> Array:
        """Give the input of the layers, the root first."""
        if len(self._places) + len(words) > REMEMBERED:
            self._forget(len(words))
        return self._inputs[[0, *map(self._place, words)]]

    def _forget(self, needed: int) -> None:
        """Make room for the inputs of REMEMBERED words, or of as many as are needed."""
        width = len(self._arrays["root"])
        self._places: dict[str, int] = {}
        self._inputs = np.empty((max(REMEMBERED, needed) + 1, width), np.float32)
        self._inputs[0] = self._normalise(self._arrays["root"])

    def _place(self, word: str) -> int:
        """Give the row of `_inputs` that holds a word's input, made when the word first comes."""
        place = self._places.get(word)
        if place is None:
            place = self._places[word] = len(self._places) + 1
            values = zip(self._tables, self._ids, to_columns(word), strict=True)
            rows = [table[ids.get(value, 0)] for table, ids, value in values]
            self._inputs[place] = self._normalise(np.sum(rows, axis=0))
        return place

    def _normalise(self, x: Array) -> Array:
        x = x - x.mean()
        x /= np.sqrt((x * x).mean() + EPSILON)
        return rectify(x * self._arrays["norm.weight"] + self._arrays["norm.bias"])


def to_values(column: NDArray[np.generic]) -> list[str]:
    """Turn the bytes of a column's values into the values."""
    return column.tobytes().decode().split("\n")


def _fold(full: Mapping[str, Array]) -> list[Array]:
    """Project each table, so that a sum of rows is the projection of the joined embeddings."""
    tables = []
    start = 0
    for k in range(COLUMNS):
        table = full[f"table.{k}"]
        tables.append(table @ full["input.weight"][start : start + table.shape[1]])
        start += table.shape[1]
    tables[0] += full["input.bias"]
    return tables
