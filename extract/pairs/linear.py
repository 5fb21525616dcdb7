"""Linear models over named binary features, kept as bytes: one weight a feature and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.packed import STEPS, pack_names, unpack_names

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """Names of features to rows of weights, and the bias of each column."""

    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def apply(self, features: Iterable[Iterable[str]]) -> Scores:
        """Give one line of scores for each list of features; unknown names count nothing."""
        lines = [self.weights[self._find(names)].sum(axis=0) for names in features]
        return np.array(lines, np.float64).reshape(len(lines), len(self.bias)) + self.bias

    def _find(self, names: Iterable[str]) -> list[int]:
        known = set(map(self.rows.get, names))
        return [row for row in known if row is not None]


def to_arrays(model: Linear, name: str) -> dict[str, NDArray[np.generic]]:
    """Give a model as arrays to keep: whole numbers with a scale for each row, and the names."""
    scale = np.maximum(np.abs(model.weights).max(axis=1, initial=0), 1e-8) / STEPS
    whole = np.rint(model.weights / scale[:, None]).astype(np.int8)
    return {
        f"{name}.weights": whole,
        f"{name}.scale": scale.astype(np.float32),
        f"{name}.bias": model.bias.astype(np.float32),
        f"{name}.names": pack_names(sorted(model.rows, key=model.rows.__getitem__)),
    }


def from_arrays(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Linear:
    """Give the model that `to_arrays` kept under that name."""
    scale = arrays[f"{name}.scale"].astype(np.float32)
    weights = arrays[f"{name}.weights"].astype(np.float32) * scale[:, None]
    bias = arrays[f"{name}.bias"].astype(np.float32)
    names = unpack_names(arrays[f"{name}.names"])
    return Linear({name: row for row, name in enumerate(names)}, weights, bias)
