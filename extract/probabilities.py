"""Scores as probabilities, in the precision they come in."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Real = TypeVar("Real", np.float32, np.float64)

STEEP = 50
"""The size of a score from which on the logistic function is as good as 0 or 1."""


def to_softmax(scores: NDArray[Real]) -> NDArray[Real]:
    """Give probabilities that sum to one over the second axis.

    >>> to_softmax(np.log(np.array([[1.0, 3.0]]))).round(3).tolist()
    [[0.25, 0.75]]
    """
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def to_logistic(scores: NDArray[Real]) -> NDArray[Real]:
    """Give a probability for each score by itself.

    >>> to_logistic(np.log(np.array([1.0, 3.0]))).round(3).tolist()
    [0.5, 0.75]
    """
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -STEEP, STEEP))))
