"""What stands above the encoder as one file of plain arrays, in half precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Fault
from extract.encoder import read_encoder, write_encoder
from extract.faults import DataError
from extract.tagging.network import Network, Weights

NAME = "network.npz"
PREFIX = "weight."
WEIGHTS = tuple(field.name for field in fields(Weights))


def write_network(network: Network, folder: Path) -> None:
    """Write the network and its encoder into `folder`; same network, same bytes."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "classes": _to_bytes(network.classes),
        "signs": _to_bytes(network.signs),
    }
    for name in WEIGHTS:
        arrays[PREFIX + name] = getattr(network.weights, name).astype(np.float16)
    np.savez_compressed(folder / NAME, **arrays)  # type: ignore[arg-type]
    write_encoder(network.encoder, folder)


def read_network(folder: Path) -> Network:
    """Read what `write_network` wrote. Raises DataError where it does not fit together."""
    with np.load(folder / NAME, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    try:
        classes, signs = map(_to_strings, (arrays["classes"], arrays["signs"]))
        weights = Weights(**{name: arrays[PREFIX + name].astype(np.float32) for name in WEIGHTS})
    except KeyError as error:
        raise DataError(
            Fault(str(folder / NAME), f"has no {error}", "expected a network", zh=f"缺少 {error}")
        ) from error
    rows = {sign: row for row, sign in enumerate(signs)}
    network = Network(classes, rows, read_encoder(folder), weights)
    if not network.fits():
        what, zh = "has rows that do not fit", "各行大小不合，应为网络的文件"
        raise DataError(Fault(str(folder / NAME), what, "expected a network", zh=zh))
    return network


def _to_bytes(strings: Sequence[str] | Mapping[str, int]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def _to_strings(array: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    text = array.tobytes().decode()
    return tuple(text.split("\n")) if text else ()
