"""An encoder as one file of plain arrays: whole numbers of one byte with a scale for each row."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Fault
from extract.encoder.layers import Encoder, Layer
from extract.encoder.steps import Floats
from extract.faults import DataError
from extract.packed import pack, unpack

NAME = "encoder.npz"
RESERVED = 3
WEIGHTS = tuple(field.name for field in fields(Layer))

Arrays = dict[str, npt.NDArray[np.generic]]


def write_encoder(encoder: Encoder, folder: Path) -> None:
    """Write the encoder into `folder`; same encoder, same bytes."""
    arrays: Arrays = {
        "characters": np.frombuffer("".join(encoder.characters).encode("utf-32-le"), "<u4")
    }
    pack(arrays, "table", encoder.table)
    pack(arrays, "places", encoder.places)
    arrays["norm"] = encoder.norm
    for number, layer in enumerate(encoder.layers):
        for name in WEIGHTS:
            _keep(arrays, f"{number}.{name}", getattr(layer, name))
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / NAME, **arrays)  # type: ignore[arg-type]


def _keep(arrays: Arrays, name: str, values: Floats) -> None:
    """Pack weights; the two rows of a norm stay as they are."""
    if name.endswith("norm"):
        arrays[name] = values
    else:
        pack(arrays, name, values)


@cache
def read_encoder(folder: Path) -> Encoder:
    """Read what `write_encoder` wrote, once. Raises DataError where it is missing or no encoder."""
    path = folder / NAME
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        count = sum(name.endswith(".attend") for name in arrays)
        layers = tuple(
            Layer(**{name: unpack(arrays, f"{number}.{name}") for name in WEIGHTS})
            for number in range(count)
        )
        characters = arrays["characters"].astype("<u4").tobytes().decode("utf-32-le")
        return Encoder(
            {character: row for row, character in enumerate(characters, RESERVED)},
            unpack(arrays, "table"),
            unpack(arrays, "places"),
            arrays["norm"],
            layers,
        )
    except FileNotFoundError as error:
        fault = Fault(str(path), "is missing", "expected an encoder", zh="没有编码器这个文件")
        raise DataError(fault) from error
    except (KeyError, ValueError, OSError) as error:
        fault = Fault(str(path), str(error), "expected an encoder", zh="不是编码器的文件")
        raise DataError(fault) from error


def quantise(values: Floats) -> Floats:
    """Give the numbers that the file will give back, to what precision it keeps."""
    arrays: Arrays = {}
    pack(arrays, "values", values)
    return unpack(arrays, "values")
