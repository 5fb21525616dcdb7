"""Boosted trees, evaluated for many rows at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """Binary trees as arrays of (trees, nodes): a node that is its own child is a leaf.

    A row goes left where its feature is at most the threshold; the sum of the leaves' values is
    the log odds.
    """

    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]
    depth: int

    def apply(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give the probability of each row."""
        count, size = self.feature.shape
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        base = np.arange(0, count * size, size)
        children = np.stack([self.right.ravel(), self.left.ravel()])
        lines = np.arange(0, rows.size, rows.shape[1])[:, None]
        numbers = rows.ravel()
        at = np.broadcast_to(base, (len(rows), count))
        for _ in range(self.depth):
            goes_left = numbers.take(lines + feature.take(at)) <= threshold.take(at)
            at = base + np.where(goes_left, children[1].take(at), children[0].take(at))
        odds = self.value.ravel().take(at).astype(np.float64).sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-odds)))


def to_arrays(forest: Forest) -> dict[str, NDArray[np.generic]]:
    """Give a forest as arrays to keep."""
    return {
        "forest.feature": forest.feature,
        "forest.threshold": forest.threshold,
        "forest.left": forest.left,
        "forest.right": forest.right,
        "forest.value": forest.value,
        "forest.depth": np.array(forest.depth),
    }


def from_arrays(arrays: Mapping[str, NDArray[np.generic]]) -> Forest:
    """Give the forest that `to_arrays` kept."""
    return Forest(
        arrays["forest.feature"].astype(np.int16),
        arrays["forest.threshold"].astype(np.float64),
        arrays["forest.left"].astype(np.int16),
        arrays["forest.right"].astype(np.int16),
        arrays["forest.value"].astype(np.float32),
        int(arrays["forest.depth"].astype(np.int64)),
    )
