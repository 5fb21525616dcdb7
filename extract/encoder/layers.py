"""A transformer over characters, read with numpy: texts in, a row of states a character out.

The layers are those of Vaswani et al. (2017), "Attention is all you need", in the form of Devlin et
al. (2019), "BERT": normalised after each sum, GELU inside. Characters are tokens; what no row has
is unknown. Texts longer than there are places are read in windows that overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.encoder.steps import Bounds, Floats, attend, centre, gelu, normalise, scale, to_share
from extract.encoder.windows import OVERLAP, to_batches, to_windows

Numbers = npt.NDArray[np.int64]

FIRST, LAST, UNKNOWN = 0, 1, 2
"""Rows of the table that are no characters: before a text, after it, and in place of others."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of one layer, (inputs, outputs); a norm has a row of factors and one of summands."""

    attend: Floats
    """(width, 3 x width): queries, keys and values."""
    attend_bias: Floats
    join: Floats
    join_bias: Floats
    join_norm: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    outer_norm: Floats


@dataclass(frozen=True, slots=True)
class Encoder:
    """The row of each character in `table`, a row for each place, their norm, and the layers."""

    characters: Mapping[str, int]
    table: Floats
    places: Floats
    norm: Floats
    layers: tuple[Layer, ...]

    @property
    def width(self) -> int:
        """How many numbers the states of a character have."""
        return int(self.table.shape[1])

    def read(self, texts: Sequence[str]) -> list[Floats]:
        """Give the states of each text, (characters, width)."""
        rows = [self.find(text) for text in texts]
        states = [np.zeros((len(row), self.width), np.float32) for row in rows]
        windows = [
            (index, start, end)
            for index, row in enumerate(rows)
            for start, end in to_windows(len(row), len(self.places) - 2)
        ]
        if not windows:
            return states
        known = to_known(self, rows, max(end - start for _, start, end in windows) + 2)
        for batch in to_batches(windows):
            found = self._run([rows[index][start:end] for index, start, end in batch], known)
            for (index, start, end), values in zip(batch, found, strict=True):
                skipped = OVERLAP // 2 if start else 0
                states[index][start + skipped : end] = values[skipped:]
        return states

    def find(self, text: str) -> Numbers:
        """Give the row of each character, of capitals that have none that of the small letter."""
        get = self.characters.get
        rows = [get(one) or get(one.lower(), UNKNOWN) for one in text]
        return np.array(rows, np.int64)

    def _run(self, rows: Sequence[Numbers], known: _Known) -> list[Floats]:
        """Give the states of texts in numbers, which are read one after another."""
        given = [np.concatenate([[FIRST], row, [LAST]]) for row in rows]
        ends = np.cumsum([len(one) for one in given]).tolist()
        bounds = [*pairwise([0, *ends])]
        first, *above = self.layers
        states, asked = known.begin(np.concatenate(given), bounds, first, self.norm)
        states = _apply(first, states, asked, bounds)
        for layer in above:
            asked = states @ layer.attend
            asked += layer.attend_bias
            states = _apply(layer, states, asked, bounds)
        return [states[start + 1 : end - 1] for start, end in bounds]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the first layer makes of each character and of each place, before they are normed.

    A sum goes through a matrix as its parts do, and a character comes back many times in the texts
    of a document: it is multiplied once. The rows have mean nothing, so that their sums have too.
    """

    rows: Numbers
    """Where each row of the table stands here."""
    table: Floats
    places: Floats
    asked_of_table: Floats
    asked_of_places: Floats

    def begin(
        self, given: Numbers, bounds: Sequence[Bounds], layer: Layer, norm: Floats
    ) -> tuple[Floats, Floats]:
        """Give the states of characters, normed, and what `layer` asks of them."""
        rows = self.rows[given]
        states, asked = self.table[rows], self.asked_of_table[rows]
        for start, end in bounds:
            states[start:end] += self.places[: end - start]
            asked[start:end] += self.asked_of_places[: end - start]
        share = to_share(states)
        asked *= share
        asked += norm[1] @ layer.attend + layer.attend_bias
        return scale(states, share, norm), asked


def to_known(encoder: Encoder, given: Sequence[Numbers], longest: int) -> _Known:
    """Make what is known of the characters given, and of the first places up to the longest."""
    used = np.unique(np.concatenate([[FIRST, LAST], *given]))
    rows = np.zeros(len(encoder.table), np.int64)
    rows[used] = np.arange(len(used))
    table, places = (centre(one.copy()) for one in (encoder.table[used], encoder.places[:longest]))
    weights = encoder.norm[0][:, None] * encoder.layers[0].attend
    return _Known(rows, table, places, table @ weights, places @ weights)


def _apply(layer: Layer, states: Floats, asked: Floats, bounds: Sequence[Bounds]) -> Floats:
    joined = attend(asked, bounds) @ layer.join
    joined += layer.join_bias
    joined += states
    states = normalise(joined, layer.join_norm)
    inner = states @ layer.inner
    inner += layer.inner_bias
    outer = gelu(inner) @ layer.outer
    outer += layer.outer_bias
    outer += states
    return normalise(outer, layer.outer_norm)
