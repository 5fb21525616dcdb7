"""Weights of a log-linear model: a row of labels for each feature, as text and plain arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Fault
from extract.faults import DataError

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """`table[rows[feature]]` holds one weight for each of `labels`; the last row is all zero."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    table: Array

    def score(self, features: Sequence[Sequence[str]]) -> Array:
        """Give the sum of weights of each list of features, a row of labels for each list."""
        get, unknown = self.rows.get, len(self.table) - 1
        if not features:
            return np.zeros((0, len(self.labels)), np.float32)
        numbers = list(map(get, chain.from_iterable(features), repeat(unknown)))
        starts = np.cumsum([0, *map(len, features[:-1])])
        return np.add.reduceat(self.table[numbers], starts, axis=0)


def to_weights(labels: Sequence[str], known: Mapping[tuple[str, str], float]) -> Weights:
    """Make weights of (feature, label) pairs; their order does not matter."""
    column = {label: index for index, label in enumerate(labels)}
    rows = {name: row for row, name in enumerate(sorted({feature for feature, _ in known}))}
    table = np.zeros((len(rows) + 1, len(labels)), np.float32)
    for (feature, label), weight in known.items():
        table[rows[feature], column[label]] = weight
    return Weights(tuple(labels), rows, table)


def write_weights(weights: Weights, folder: Path, name: str) -> None:
    """Write `name.features` (a line each) and `name.npy` (row, label, weight of what is not 0)."""
    lines = ["\t".join(weights.labels), *weights.rows]
    (folder / f"{name}.features").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows, columns = np.nonzero(weights.table)
    kinds = [("row", "<i4"), ("label", "u1"), ("weight", "<f2")]
    cells = np.zeros(len(rows), kinds)
    cells["row"], cells["label"] = rows, columns
    cells["weight"] = weights.table[rows, columns]
    np.save(folder / f"{name}.npy", cells, allow_pickle=False)


def read_weights(folder: Path, name: str) -> Weights:
    """Read what `write_weights` wrote. Raises DataError where the files do not fit together."""
    path = folder / f"{name}.features"
    labels, *features = path.read_text(encoding="utf-8").split("\n")[:-1]
    cells = np.load(folder / f"{name}.npy", allow_pickle=False)
    names = tuple(labels.split("\t"))
    if len(cells) and (cells["row"].max() >= len(features) or cells["label"].max() >= len(names)):
        raise DataError(Fault(str(path), "does not fit its weights", f"expected {name}.npy's rows"))
    table = np.zeros((len(features) + 1, len(names)), np.float32)
    table[cells["row"], cells["label"]] = cells["weight"]
    return Weights(names, {feature: row for row, feature in enumerate(features)}, table)
