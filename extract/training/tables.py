"""Rows of named features, kept as numbers: what linear models are fitted to."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from extract.pairs.linear import Linear
from extract.training.softmax import Floats, Settings, descend


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in a binary matrix, with targets, the place each belongs to and its example's number."""

    names: Sequence[str]
    matrix: csr_matrix
    targets: Floats
    places: Sequence[tuple[int, ...]]
    owners: NDArray[np.int64]

    def rows_of(self, examples: Iterable[int]) -> NDArray[np.int64]:
        """Give the rows of examples by number."""
        return np.flatnonzero(np.isin(self.owners, np.fromiter(examples, np.int64)))

    def fit(self, examples: Iterable[int], softmax: int, settings: Settings) -> Linear:
        """Fit a model to the rows of these examples."""
        rows = self.rows_of(examples)
        weights, bias = descend(self.matrix[rows], self.targets[rows], softmax, settings)
        return Linear({name: k for k, name in enumerate(self.names)}, weights, bias)


Row = tuple[int, tuple[int, ...], Sequence[str], Floats]
"""The number of an example, the place in it, the features, the target."""


def to_table(rows: Iterable[Row], least: int, columns: int) -> Table:
    """Number the features that at least so many rows have, and put the rows into a table.

    Targets are of that many columns.
    """
    numbers: dict[str, int] = {}
    indices, ends = array("i"), array("q", [0])
    owners: list[int] = []
    places: list[tuple[int, ...]] = []
    targets: list[Floats] = []
    for owner, place, features, target in rows:
        indices.extend(numbers.setdefault(name, len(numbers)) for name in set(features))
        ends.append(len(indices))
        owners.append(owner)
        places.append(place)
        targets.append(target)
    ones = np.ones(len(indices), np.float32)
    shape = (len(owners), len(numbers))
    whole = csr_matrix((ones, np.frombuffer(indices, np.int32), np.array(ends)), shape=shape)
    counts = np.bincount(whole.indices, minlength=len(numbers))
    kept = sorted(name for name, number in numbers.items() if counts[number] >= least)
    matrix = whole[:, [numbers[name] for name in kept]]
    matrix.sort_indices()
    wanted = np.array(targets, np.float32).reshape(len(targets), columns)
    return Table(kept, matrix, wanted, places, np.array(owners, np.int64))
