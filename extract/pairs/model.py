"""The trained pair model: read from its file, asked for what a sentence states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.pairs import forest, network, qualities
from extract.pairs.decode import choose
from extract.pairs.guess import RELATIONS, Guess
from extract.pairs.inputs import read_inputs
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
    """The rules that were there when it learnt."""

    def find(self, reading: Reading, ranks: Mapping[str, int]) -> Chosen:
        """Find what a sentence states of its groups, with its probability, the likeliest first."""
        return self.find_all([reading], ranks)[0]

    def find_all(self, readings: Sequence[Reading], ranks: Mapping[str, int]) -> list[Chosen]:
        """Find the same for several sentences, which is quicker than one by one."""
        able = [number for number, reading in enumerate(readings) if reading.contexts]
        told = self.network.guess(read_inputs([readings[number] for number in able]))
        found: list[Chosen] = [[] for _ in readings]
        for number, said in zip(able, told, strict=True):
            found[number] = self._choose(readings[number], said, ranks)
        return found

    def _choose(self, reading: Reading, said: Guess, ranks: Mapping[str, int]) -> Chosen:
        options = find_likely(said)
        if not options:
            return []
        chances = self.second.apply(to_rows(reading, said, options, ranks))
        return choose(options, chances.tolist(), self.thresholds)


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
