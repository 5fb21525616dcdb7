"""How options stand among all others of their sentence, for all options of a sentence at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pairs.guess import DEMAND, Guess
from extract.pairs.option import Option, to_row

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
NOTHING = 1e-6
"""Keeps a share of nothing from being no number."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where options stand in the scores of a sentence of `count` groups."""

    heads: Numbers
    tails: Numbers
    relations: Numbers
    count: int


def to_cells(options: Sequence[Option], count: int) -> Cells:
    """Give the cells of options."""
    rows = [(to_row(one.head, count), one.tail, one.relation) for one in options]
    heads, tails, relations = np.array(rows, np.int64).T
    return Cells(heads, tails, relations, count)


def to_standing(guess: Guess, cells: Cells) -> Floats:
    """Give for each option how its score stands among those of its head, tail, pair and neighbours.

    One list, longer than the house allows: a column a line, in the order they were learnt in.
    """
    scores = guess.scores
    heads, tails, relations, count = cells.heads, cells.tails, cells.relations, cells.count
    own = scores[heads, tails, relations]
    pairs, by_tail = scores.sum(axis=2), scores.sum(axis=0)
    best = scores.max(axis=0)[tails, relations]
    of_tail, of_head = pairs.sum(axis=0), pairs.sum(axis=1)
    column, row = scores[:, tails, relations], scores[heads, :, relations]
    here = pairs[heads, tails]
    edge = np.full((len(scores), 1), -1.0)
    beside = np.hstack([pairs, edge])
    beside_row = np.hstack([row, np.full((len(row), 1), -1.0)])
    beside_tail = np.append(of_tail, -1.0)
    lines = np.arange(len(heads))
    named = heads < count
    inner = np.minimum(heads, count - 1)
    return np.stack(
        [
            own,
            here,
            own / (here + NOTHING),
            best,
            own / (best + NOTHING),
            (column > own).sum(axis=0),
            own / (by_tail[tails, relations] + NOTHING),
            row.max(axis=1),
            (row > own[:, None]).sum(axis=1),
            row.sum(axis=1),
            by_tail[tails, relations] - own,
            of_tail[tails] - here,
            of_tail[tails],
            of_head[heads],
            scores[count, tails, DEMAND],
            pairs[count + 1, tails],
            beside_row[lines, tails - 1],
            beside_row[lines, tails + 1],
            beside[heads, tails - 1],
            beside[heads, tails + 1],
            beside_tail[tails - 1],
            beside_tail[tails + 1],
            np.where(named, pairs[tails, inner], 0),
            (scores[heads, tails] > own[:, None]).sum(axis=1),
            of_head[tails],
            guess.tails[tails, relations],
            np.where(named, guess.heads[inner, relations], -1),
        ],
        axis=1,
    ).astype(np.float32)
