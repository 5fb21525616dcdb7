"""A transformer over characters, read with numpy: texts in, a row of states a character out.

The layers are those of Vaswani et al. (2017), "Attention is all you need", in the form of Devlin et
al. (2019), "BERT": normalised after each sum, GELU inside. Characters are tokens; what no row has
is unknown. Texts longer than there are places are read in windows that overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

HEAD = 64
"""Columns of one head of attention."""

FIRST, LAST, UNKNOWN = 0, 1, 2
"""Rows of the table that are no characters: before a text, after it, and in place of others."""

OVERLAP = 64
"""Characters that two windows of a long text share; each counts where it has more around it."""

SIZE = 512
"""Characters of a batch: their inner states just fit into the processor's cache."""

NEVER = np.float32(-1e9)


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
        windows = [
            (index, start, end)
            for index, row in enumerate(rows)
            for start, end in to_windows(len(row), len(self.places) - 2)
        ]
        states = [np.zeros((len(row), self.width), np.float32) for row in rows]
        for batch in _to_batches(windows):
            found = self._run([rows[index][start:end] for index, start, end in batch])
            for (index, start, end), values in zip(batch, found, strict=True):
                skipped = OVERLAP // 2 if start else 0
                states[index][start + skipped : end] = values[skipped : end - start]
        return states

    def find(self, text: str) -> Numbers:
        """Give the row of each character, of capitals that have none that of the small letter."""
        get = self.characters.get
        return np.array([get(one, get(one.lower(), UNKNOWN)) for one in text], np.int64)

    def _run(self, rows: Sequence[Numbers]) -> Floats:
        """Give (texts, characters, width) of texts in numbers, zeros after their end aside."""
        lengths = np.array([len(row) for row in rows])
        given = np.full((len(rows), lengths.max() + 2), LAST)
        given[:, 0] = FIRST
        for place, row in enumerate(rows):
            given[place, 1 : len(row) + 1] = row
        unheard = np.arange(given.shape[1]) > lengths[:, None] + 1
        muted = np.where(unheard, NEVER, np.float32(0))[:, None, None, :]
        summed = self.table[given] + self.places[: given.shape[1]]
        states = _normalise(summed.reshape(-1, self.width), self.norm)
        for layer in self.layers:
            states = _apply(layer, states, muted)
        return states.reshape(*given.shape, -1)[:, 1:]


def to_windows(length: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a text of this length into windows of at most `most` characters; none of nothing."""
    start = 0
    while start + most < length:
        yield start, start + most
        start += most - OVERLAP
    if length:
        yield start, length


def _to_batches(windows: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Put windows of like length together."""
    batch: list[tuple[int, int, int]] = []
    for window in sorted(windows, key=lambda one: (one[2] - one[1], one)):
        if batch and (len(batch) + 1) * (window[2] - window[1] + 2) > SIZE:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _apply(layer: Layer, states: Floats, muted: Floats) -> Floats:
    joined = _attend(layer, states, muted) @ layer.join
    joined += layer.join_bias
    joined += states
    states = _normalise(joined, layer.join_norm)
    inner = states @ layer.inner
    inner += layer.inner_bias
    outer = _gelu(inner) @ layer.outer
    outer += layer.outer_bias
    outer += states
    return _normalise(outer, layer.outer_norm)


def _attend(layer: Layer, states: Floats, muted: Floats) -> Floats:
    """Give what each character hears, the heads side by side."""
    texts, length = muted.shape[0], muted.shape[-1]
    asked = states @ layer.attend
    asked += layer.attend_bias
    query, key, value = asked.reshape(texts, length, 3, -1, HEAD).transpose(2, 0, 3, 1, 4)
    shares = query @ key.swapaxes(-1, -2)
    shares *= np.float32(HEAD**-0.5)
    shares += muted
    shares -= shares.max(-1, keepdims=True)
    np.exp(shares, out=shares)
    shares /= shares.sum(-1, keepdims=True)
    return np.asarray((shares @ value).transpose(0, 2, 1, 3).reshape(states.shape))


def _normalise(values: Floats, norm: Floats) -> Floats:
    """Bring each row to mean nothing and variance one, then scale and shift; in place."""
    values -= values.mean(-1, keepdims=True)
    spread = np.einsum("ij,ij->i", values, values) / np.float32(values.shape[-1])
    values /= np.sqrt(spread + np.float32(1e-12))[:, None]
    values *= norm[0]
    values += norm[1]
    return values


def _gelu(values: Floats) -> Floats:
    """Apply the Gaussian error linear unit by its form with the hyperbolic tangent; in place."""
    inner = values * values
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= values
    inner *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= values
    inner *= np.float32(0.5)
    return inner
