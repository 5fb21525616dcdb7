"""Boosted trees, evaluated for many rows at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.probabilities import to_logistic

Numbers = NDArray[np.int64]

ROWS = 256
"""Rows that go down the trees together: their places fit into the processor's cache."""


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
        roots = np.arange(0, count * size, size)
        step, values = self._to_step(roots), self.value.ravel()
        odds = [
            values.take(step.walk(rows[at : at + ROWS], roots)).astype(np.float64).sum(axis=1)
            for at in range(0, len(rows), ROWS)
        ]
        return to_logistic(np.concatenate(odds)) if odds else np.zeros(0)

    def _to_step(self, roots: Numbers) -> _Step:
        """Number the nodes of all trees in one row."""
        right, left = ((part + roots[:, None]).ravel() for part in (self.right, self.left))
        return _Step(
            self.feature.ravel().astype(np.int64),
            self.threshold.ravel(),
            np.stack([right, left], axis=1).ravel(),
            left != np.arange(len(left)),
            self.depth,
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """How to go on from each node, `children` being those to the right and left side by side."""

    feature: Numbers
    threshold: NDArray[np.float64]
    children: Numbers
    inner: NDArray[np.bool_]
    depth: int

    def walk(self, rows: NDArray[np.float32], roots: Numbers) -> Numbers:
        """Give the leaf that each row reaches from each root."""
        numbers = rows.ravel()
        nodes = np.tile(roots, len(rows))
        # What goes on, and where its row begins. Leaves are left out every other step: many trees
        # are three times as deep as most of their leaves, and leaving out costs as much as a step.
        going = np.arange(len(nodes))
        lines = np.repeat(np.arange(0, rows.size, rows.shape[1]), len(roots))
        for step in range(self.depth):
            here = nodes.take(going)
            goes_left = numbers.take(lines + self.feature.take(here)) <= self.threshold.take(here)
            here = self.children.take(2 * here + goes_left)
            nodes[going] = here
            if step % 2:
                inner = np.flatnonzero(self.inner.take(here))
                going, lines = going.take(inner), lines.take(inner)
        return nodes.reshape(len(rows), len(roots))


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
