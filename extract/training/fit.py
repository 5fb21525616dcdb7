"""Log-linear models fitted by CRFsuite (Okazaki 2007), given as plain weights."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from extract.tagging.weights import Weights, to_weights

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Settings:
    """Weights of the L1 and L2 penalties, and the most steps of L-BFGS."""

    l1: float
    l2: float
    steps: int
    least: int = 2
    """Features that stand less often are left out."""


def fit(
    sequences: Iterable[tuple[Rows, Sequence[str]]], labels: Sequence[str], settings: Settings
) -> Weights:
    """Fit a linear-chain CRF to sequences of feature lists and their labels.

    The score of label b after any other is the weight of the feature `>a`. Sequences of one make
    it a maximum-entropy classifier. Same input on the same machine, same weights.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, wanted in sequences:
        trainer.append(features, wanted)
    trainer.set_params(
        {
            "c1": settings.l1,
            "c2": settings.l2,
            "max_iterations": settings.steps,
            "feature.minfreq": settings.least,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "model"))
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        learnt = tagger.info()
        tagger.close()
    known = dict(learnt.state_features)
    known |= {(f">{left}", right): weight for (left, right), weight in learnt.transitions.items()}
    return to_weights(labels, known)
