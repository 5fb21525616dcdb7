"""One class for one term in a document: what each place of a string says informs the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

WEIGHT = 0.6
"""Share of all places together in the class of each; the rest is its own."""

TINY = 1e-9


def agree(strings: Sequence[str], shares: Floats) -> Floats:
    """Give the probabilities of classes after the places of each string have heard each other.

    `shares` has a row for each place of a string in the document; its sum, that this is a mention
    at all, stays as it is. The class of a place becomes the geometric mean, weighted by WEIGHT, of
    its own probabilities and of those of all places.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, string in enumerate(strings):
        places[string].append(index)
    agreed = shares.copy()
    for rows in places.values():
        if len(rows) > 1:
            own = shares[rows]
            mentioned = own.sum(1, keepdims=True)
            common = own.sum(0) / max(float(own.sum()), TINY)
            mixed = (own / np.maximum(mentioned, TINY)) ** (1 - WEIGHT) * common**WEIGHT
            mixed /= np.maximum(mixed.sum(1, keepdims=True), TINY)
            agreed[rows] = mixed * mentioned
    return agreed
