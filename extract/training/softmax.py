"""Linear models fitted by stochastic gradient steps, each weight with its own rate (AdaGrad)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from extract.probabilities import to_logistic, to_softmax

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is fitted: times over the rows, first rate, L2 penalty, rows a step."""

    rounds: int = 5
    rate: float = 0.15
    penalty: float = 1e-6
    batch: int = 256
    least: int = 3
    """Features that fewer rows have are left out."""


def descend(
    matrix: csr_matrix, targets: Floats, softmax: int, settings: Settings
) -> tuple[Floats, Floats]:
    """Fit weights and bias to a binary matrix of features and its targets, (rows, columns).

    The first `softmax` columns exclude one another (Duchi et al. 2011 for the steps); each column
    after them is a yes or no of its own. Same input on the same machine, same weights.
    """
    columns = targets.shape[1]
    weights = np.zeros((matrix.shape[1], columns), np.float32)
    seen = np.full_like(weights, 1e-2)
    bias, bias_seen = np.zeros(columns, np.float32), np.full(columns, 1e-2, np.float32)
    random = np.random.default_rng(1)
    for _ in range(settings.rounds):
        order = random.permutation(matrix.shape[0])
        for first in range(0, len(order), settings.batch):
            lines = order[first : first + settings.batch]
            part = matrix[lines]
            used, inverse = np.unique(part.indices, return_inverse=True)
            small = csr_matrix((part.data, inverse, part.indptr), shape=(len(lines), len(used)))
            current = weights[used]
            errors = _predict(small @ current + bias, softmax) - targets[lines]
            slope = small.T @ errors / len(lines) + settings.penalty * current
            seen[used] += slope * slope
            weights[used] -= settings.rate * slope / np.sqrt(seen[used])
            slope = errors.mean(axis=0)
            bias_seen += slope * slope
            bias -= settings.rate * slope / np.sqrt(bias_seen)
    return weights, bias


def _predict(scores: Floats, softmax: int) -> Floats:
    wide = scores.astype(np.float64)
    exclusive = to_softmax(wide[:, :softmax]) if softmax else wide[:, :0]
    free = to_logistic(wide[:, softmax:])
    return np.concatenate([exclusive, free], axis=1).astype(np.float32)
