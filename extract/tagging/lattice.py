"""Marginal probabilities of spans under a linear-chain CRF of segments.

Labels are O, and B, I, E, S for the first, inner, last and only character of a segment. The forward
and backward sums are those of Lafferty, McCallum and Pereira (2001), "Conditional random fields",
taken for all sentences of a document at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extract.tagging.weights import Array, Weights

Floats = npt.NDArray[np.float64]

LABELS = ("O", "B", "I", "E", "S")
OUT, FIRST, INNER, LAST, ONLY = range(5)
FOLLOWS = ("OO", "OB", "OS", "BI", "BE", "II", "IE", "EO", "EB", "ES", "SO", "SB", "SS")
NEVER = -1e9
LONGEST = 24
"""Characters of the longest span; titles of documents are found by their marks."""

Span = tuple[int, int, float]


def to_transitions(weights: Weights) -> Floats:
    """Give the score of each label after each, from the features `>label`."""
    table = np.full((5, 5), NEVER)
    for pair in FOLLOWS:
        left, right = map(LABELS.index, pair)
        row = weights.rows.get(f">{pair[0]}")
        table[left, right] = 0.0 if row is None else weights.table[row, right]
    return table


def find_spans(emissions: Sequence[Array], transitions: Floats, least: float) -> list[list[Span]]:
    """Give for each sentence the spans whose marginal probability is at least `least`, in order.

    `emissions` has for each sentence a row for each character and a column for each of LABELS.
    """
    order = sorted(range(len(emissions)), key=lambda index: len(emissions[index]))
    found: list[list[Span]] = [[] for _ in emissions]
    for at in range(0, len(order), 32):
        # Sentences of like length stand together, so that little is padded.
        batch = [index for index in order[at : at + 32] if len(emissions[index])]
        if batch:
            sums = _sum_paths([emissions[index] for index in batch], transitions)
            for index, forward, backward, total in zip(batch, *sums, strict=True):
                scores = emissions[index].astype(np.float64)
                found[index] = _to_spans(scores, transitions, forward, backward, total, least)
    return found


def _sum_paths(
    batch: Sequence[Array], transitions: Floats
) -> tuple[list[Floats], list[Floats], list[float]]:
    """Give forward and backward sums and the total of each sentence."""
    lengths = np.array([len(rows) for rows in batch])
    size = int(lengths.max())
    padded = np.zeros((len(batch), size, 5))
    for row, scores in enumerate(batch):
        padded[row, : len(scores)] = scores
    start, end = np.zeros(5), np.zeros(5)
    start[[INNER, LAST]], end[[FIRST, INNER]] = NEVER, NEVER
    forward, backward = np.zeros_like(padded), np.zeros_like(padded)
    forward[:, 0] = padded[:, 0] + start
    for step in range(1, size):
        forward[:, step] = padded[:, step] + _add_logs(
            forward[:, step - 1, :, None] + transitions, 1
        )
    backward[:, -1] = end
    for step in range(size - 2, -1, -1):
        after = padded[:, step + 1] + backward[:, step + 1]
        inside = _add_logs(transitions + after[:, None, :], 2)
        backward[:, step] = np.where((step < lengths - 1)[:, None], inside, end)
    totals = [
        float(_add_logs(forward[row, length - 1] + end, 0)) for row, length in enumerate(lengths)
    ]
    return (
        [forward[row, :length] for row, length in enumerate(lengths)],
        [backward[row, :length] for row, length in enumerate(lengths)],
        totals,
    )


def _add_logs(values: Floats, axis: int) -> Floats:
    peak = values.max(axis, keepdims=True)
    return np.asarray((peak + np.log(np.exp(values - peak).sum(axis, keepdims=True))).squeeze(axis))


def _to_spans(
    scores: Floats,
    transitions: Floats,
    forward: Floats,
    backward: Floats,
    total: float,
    least: float,
) -> list[Span]:
    inner = np.concatenate([[0.0], np.cumsum(scores[:, INNER])])
    spans: list[Span] = []
    for length in range(1, min(LONGEST, len(scores)) + 1):
        if length == 1:
            logs = forward[:, ONLY] + backward[:, ONLY] - total
        else:
            start = np.arange(len(scores) - length + 1)
            last = start + length - 1
            steps = transitions[FIRST, LAST]
            if length > 2:
                repeated = transitions[INNER, INNER] * (length - 3)
                steps = transitions[FIRST, INNER] + repeated + transitions[INNER, LAST]
            within = inner[last] - inner[start + 1] + scores[last, LAST] + steps
            logs = forward[start, FIRST] + within + backward[last, LAST] - total
        for start_ in np.nonzero(logs >= np.log(least))[0]:
            probability = float(np.exp(min(0.0, logs[start_])))
            spans.append((int(start_), int(start_) + length, probability))
    return sorted(spans)
