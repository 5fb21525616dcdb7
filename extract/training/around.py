"""The recipe of the judge of modalities: what two readers say of relations in, its weights out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from extract.pairs.around import KINDS, Numbers, Wide, to_rows
from extract.probabilities import to_softmax
from extract.training.softmax import Floats

PENALTY = 1.0
"""How much the square of a weight costs, the bias left out."""

STEPS = 60


def fit_around(
    first: Wide, relations: Numbers, documents: Sequence[str], sentences: Numbers, targets: Wide
) -> Floats:
    """Fit the weights of `judge` to relations whose modality is known, (relations, KINDS) of 0, 1.

    `documents` has the name of the document of each: neighbours stand in the same.
    """
    names = np.array(documents)
    parts = [np.flatnonzero(names == name) for name in dict.fromkeys(documents)]
    rows = [to_rows(first[part], relations[part], sentences[part]) for part in parts]
    return fit_weights(np.concatenate(rows), targets[np.concatenate(parts)])


def fit_weights(rows: Wide, targets: Wide) -> Floats:
    """Fit a multinomial logistic regression; same input and machine, same weights."""
    shape = rows.shape[1], KINDS

    def to_loss(flat: Wide) -> tuple[float, Wide]:
        weights = flat.reshape(shape)
        said = to_softmax(rows @ weights)
        held = np.vstack([np.zeros((1, KINDS)), weights[1:]])
        loss = -(targets * np.log(np.maximum(said, 1e-12))).sum() + PENALTY / 2 * (held**2).sum()
        return float(loss), (rows.T @ (said - targets) + PENALTY * held).ravel()

    start = np.zeros(shape[0] * shape[1])
    found = minimize(to_loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x.reshape(shape), np.float32)
