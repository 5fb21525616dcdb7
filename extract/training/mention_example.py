"""What the network that reads characters learns from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: dense inputs in half precision, text, signs of each character, and labels."""

    dense: Halves
    text: str
    signs: Sequence[Sequence[str]]
    labels: Sequence[int]
