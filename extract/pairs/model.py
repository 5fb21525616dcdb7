"""The trained pair model: read from its file, asked for what a sentence states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.pairs import forest, network, qualities
from extract.pairs.decode import choose
from extract.pairs.guess import RELATIONS
from extract.pairs.inputs import Inputs
from extract.pairs.network import Network
from extract.pairs.option import Option
from extract.pairs.qualities import Qualities
from extract.pairs.reading import Reading
from extract.pairs.second import find_likely, to_rows

FILE = "pairs.npz"
Chosen = list[tuple[Option, float]]


@dataclass(frozen=True, slots=True)
class PairModel:
    """Both passes, and the probability from which on each relation is stated."""

    network: Network
    second: forest.Forest
    thresholds: Mapping[str, float]
    qualities: Qualities
    rules: frozenset[str]
    """The rules that it has met often enough to judge them."""

    def find_all(
        self, readings: Sequence[Reading], inputs: Sequence[Inputs], ranks: Mapping[str, int]
    ) -> list[Chosen]:
        """Find what sentences state of their groups, with its probability, the likeliest first.

        Each sentence has groups, and `inputs` is what the network reads of it.
        """
        told = self.network.guess(inputs)
        options = [find_likely(said) for said in told]
        rows = [
            to_rows(reading, said, likely, ranks)
            for reading, said, likely in zip(readings, told, options, strict=True)
            if likely
        ]
        if not rows:
            return [[] for _ in readings]
        chances = iter(self.second.apply(np.concatenate(rows)).tolist())
        return [
            choose(likely, [*islice(chances, len(likely))], self.thresholds) for likely in options
        ]


def write_model(model: PairModel, folder: Path) -> None:
    """Write a model to its file in a folder, without pickles, the same bytes for the same model."""
    arrays: dict[str, NDArray[np.generic]] = {
        **qualities.to_arrays(model.qualities),
        **network.to_arrays(model.network),
        **forest.to_arrays(model.second),
        "thresholds": np.array([model.thresholds[name] for name in RELATIONS], np.float32),
    }
    arrays["rules"] = np.frombuffer("\n".join(sorted(model.rules)).encode(), np.uint8)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / FILE, **arrays)  # type: ignore[arg-type]


def read_model(folder: Path) -> PairModel:
    """Read the model that `write_model` wrote."""
    with np.load(folder / FILE, allow_pickle=False) as arrays:
        named = {name: arrays[name] for name in arrays.files}
    thresholds = dict(zip(RELATIONS, named["thresholds"].tolist(), strict=True))
    rules = frozenset(named["rules"].tobytes().decode().split("\n"))
    net = network.from_arrays(named)
    return PairModel(
        net, forest.from_arrays(named), thresholds, qualities.from_arrays(named), rules
    )
