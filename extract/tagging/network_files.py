"""The network as one file of plain arrays, in half precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Fault
from extract.faults import DataError
from extract.tagging.network import Member, Network

NAME = "network.npz"
WEIGHTS = tuple(field.name for field in fields(Member))


def write_network(network: Network, folder: Path) -> None:
    """Write the network into `folder`; same network, same bytes."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "classes": _to_bytes(network.classes),
        "characters": _to_bytes(network.characters),
        "signs": _to_bytes(network.signs),
    }
    for number, member in enumerate(network.members):
        for name in WEIGHTS:
            arrays[f"{number}.{name}"] = getattr(member, name).astype(np.float16)
    np.savez_compressed(folder / NAME, **arrays)  # type: ignore[arg-type]


def read_network(folder: Path) -> Network:
    """Read what `write_network` wrote. Raises DataError where it does not fit together."""
    with np.load(folder / NAME, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    try:
        classes, characters, signs = map(
            _to_strings, (arrays["classes"], arrays["characters"], arrays["signs"])
        )
        count = sum(name.endswith(".bias") for name in arrays)
        members = tuple(
            Member(**{name: arrays[f"{number}.{name}"].astype(np.float32) for name in WEIGHTS})
            for number in range(count)
        )
    except KeyError as error:
        raise DataError(
            Fault(str(folder / NAME), f"has no {error}", "expected a network")
        ) from error
    network = Network(
        classes,
        {character: row for row, character in enumerate(characters, 1)},
        {sign: row for row, sign in enumerate(signs)},
        members,
    )
    if not all(map(network.fits, members)):
        raise DataError(Fault(str(folder / NAME), "has rows that do not fit", "expected a network"))
    return network


def _to_bytes(strings: Sequence[str] | Mapping[str, int]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def _to_strings(array: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    text = array.tobytes().decode()
    return tuple(text.split("\n")) if text else ()
