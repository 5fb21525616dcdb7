"""Matrices of weights as whole numbers of one byte, with a scale for each row."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

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


def unpack(arrays: Mapping[str, Kept], name: str) -> Floats:
    """Give what `pack` kept under that name, to what precision it keeps."""
    values = arrays[name].astype(np.float32)
    scale = arrays.get(name + SCALE)
    return values if scale is None else values * scale.astype(np.float32)
