"""Marginal probabilities of spans with their class under a conditional random field of segments.

A text is cut into segments: single characters outside, and mentions of one class each. The score
of a segment is the sum of its characters' scores: outside, or of a class first, inner, last or
only. The forward and backward sums are those of Sarawagi and Cohen (2004), "Semi-Markov conditional
random fields", taken for many sentences at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.batches import Batch, to_batches

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

NEVER = -1e4
LONGEST = 24
"""Characters of the longest span; titles of documents are found by their marks."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters [start, end) that may be a mention, with the probability of each class."""

    start: int
    end: int
    probability: float
    """That this is a mention, of whatever class: the sum of `shares`."""
    shares: tuple[float, ...]


def find_segments(scores: Sequence[Floats], least: float) -> list[list[Segment]]:
    """Give for each sentence the spans whose marginal probability is at least `least`, in order.

    `scores` has for each sentence a row for each character, and the columns: outside, then for each
    of n classes first, for each inner, for each last, for each only.
    """
    found: list[list[Segment]] = [[] for _ in scores]
    for batch in to_batches([len(rows) for rows in scores]):
        padded = np.zeros((*batch.mask.shape, scores[batch.members[0]].shape[1]))
        for column, index in enumerate(batch.members):
            padded[: batch.lengths[column], column] = scores[index]
        for column, one in _find(padded, batch, least):
            found[batch.members[column]].append(one)
    return [sorted(ones, key=lambda one: (one.start, one.end)) for ones in found]


def _find(scores: Doubles, batch: Batch, least: float) -> Iterator[tuple[int, Segment]]:
    # After its end a sentence goes on outside at no cost, so that all end together.
    past = batch.mask == 0
    scores[past] = NEVER
    scores[past, 0] = 0.0
    before, after = _sum_before(scores), _sum_after(scores)
    total = before[-1]
    _, first, inner, last, only = _split(scores)
    sums = np.concatenate([np.zeros((1, *inner.shape[1:])), np.cumsum(inner, 0)])
    for length in range(1, min(LONGEST, len(scores)) + 1):
        starts = len(scores) - length + 1
        inside = only
        if length > 1:
            between = sums[length - 1 : -1] - sums[1 : starts + 1]
            inside = first[:starts] + between + last[length - 1 :]
        ends = before[:starts] + after[length:] - total
        # The sum is at most as many times the largest as there are classes.
        likely = np.nonzero(inside.max(-1) + ends >= np.log(least / inside.shape[-1]))
        shares = np.exp(np.minimum(inside[likely] + ends[likely][:, None], 0.0))
        for start, column, row in zip(*likely, shares.tolist(), strict=True):
            probability = sum(row)
            if probability >= least:
                one = Segment(int(start), int(start) + length, probability, tuple(row))
                yield int(column), one


def _split(scores: Doubles) -> tuple[Doubles, Doubles, Doubles, Doubles, Doubles]:
    """Cut the columns: outside; first, inner, last, only of each class."""
    first, inner, last, only = np.split(scores[..., 1:], 4, -1)
    return scores[..., 0], first, inner, last, only


def _sum_before(scores: Doubles) -> Doubles:
    """Give for each edge between characters the sum of all ways to cut what stands before it."""
    outside, first, inner, last, only = _split(scores)
    before = np.zeros((len(scores) + 1, scores.shape[1]))
    open_ = np.full(first.shape[1:], NEVER)
    for step in range(len(scores)):
        here = before[step][:, None]
        ways = (here + outside[step][:, None], here + only[step], open_ + last[step])
        before[step + 1] = _add_logs(np.concatenate(ways, 1))
        open_ = np.logaddexp(here + first[step], open_ + inner[step])
    return before


def _sum_after(scores: Doubles) -> Doubles:
    """Give for each edge between characters the sum of all ways to cut what stands after it."""
    outside, first, inner, last, only = _split(scores)
    after = np.zeros((len(scores) + 1, scores.shape[1]))
    closing = np.full(first.shape[1:], NEVER)
    for step in reversed(range(len(scores))):
        there = after[step + 1][:, None]
        ways = (there + outside[step][:, None], there + only[step], first[step] + closing)
        after[step] = _add_logs(np.concatenate(ways, 1))
        closing = np.logaddexp(there + last[step], inner[step] + closing)
    return after


def _add_logs(values: Doubles) -> Doubles:
    peak = values.max(1, keepdims=True)
    return np.asarray(peak[:, 0] + np.log(np.exp(values - peak).sum(1)))
