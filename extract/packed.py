"""Weights as whole numbers of one byte, with a scale for each row, and the names of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Kept = npt.NDArray[np.generic]

STEPS = 127
SCALE = ".scale"


def pack(arrays: MutableMapping[str, Kept], name: str, values: npt.NDArray[np.floating]) -> None:
    """Keep a matrix in whole numbers up to STEPS, times a scale for each row; a vector as is."""
    if values.ndim < 2:
        arrays[name] = values
        return
    values = values.astype(np.float32)
    scale = np.abs(values).max(-1, keepdims=True) / np.float32(STEPS)
    scale = np.maximum(scale, np.finfo(np.float32).tiny)
    arrays[name] = np.rint(values / scale).astype(np.int8)
    arrays[name + SCALE] = scale


def pack_names(names: Iterable[str]) -> Kept:
    """Give names as an array to keep."""
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def unpack_names(kept: Kept) -> list[str]:
    """Give the names that `pack_names` kept."""
    text = kept.tobytes().decode()
    return text.split("\n") if text else []


def unpack(arrays: Mapping[str, Kept], name: str) -> Floats:
    """Give what `pack` kept under that name, to what precision it keeps."""
    values = arrays[name].astype(np.float32)
    scale = arrays.get(name + SCALE)
    return values if scale is None else values * scale.astype(np.float32)
