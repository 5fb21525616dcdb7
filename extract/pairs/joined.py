"""Sentences put one after another, as the pair network reads them: items, groups and pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pairs.inputs import OUTSIDE, Inputs

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Joined:
    """Where items, groups and pairs of several sentences stand, each kind in one row.

    Heads are numbered sentence by sentence: its groups, then the document, then an earlier mention.
    """

    lengths: Numbers
    """Items of each sentence."""
    firsts: Numbers
    """The first item of each sentence."""
    places: Numbers
    """(groups, 4): as in `Inputs`."""
    rows: Numbers
    """The head that each group is."""
    outer: Numbers
    """(sentences, OUTSIDE): the heads that are no groups."""
    heads: Numbers
    tails: Numbers
    low: Numbers
    """The item that each pair begins with; a head that is no group stands at the beginning."""
    high: Numbers
    back: Numbers
    """The pair that is each pair the other way round, -1 for none."""


def join(given: Sequence[Inputs]) -> Joined:
    """Put sentences together, each of which has groups."""
    lengths = np.array([len(one.dense) for one in given])
    groups = np.array([len(one.places) for one in given])
    pairs = np.array([len(one.pairs) for one in given])
    firsts, bases, starts = (_to_starts(sizes) for sizes in (lengths, groups + OUTSIDE, pairs))
    owners = np.repeat(np.arange(len(given)), groups)
    order = np.arange(len(owners))
    places = np.concatenate([one.places for one in given])
    ends = np.concatenate([one.pairs for one in given])
    of = np.repeat(np.arange(len(given)), pairs)
    heads = ends[:, 0] + bases[of]
    tails = ends[:, 1] + _to_starts(groups)[of]
    back = np.concatenate([one.back for one in given])
    moved = np.where(places >= 0, places + firsts[owners][:, None], -1)
    rows = order + OUTSIDE * owners
    at = np.repeat(firsts, groups + OUTSIDE)
    at[rows] = moved[:, 0]
    bounds = np.stack([at[heads], moved[tails, 0]])
    return Joined(
        lengths,
        firsts,
        moved,
        rows,
        (bases + groups)[:, None] + np.arange(OUTSIDE),
        heads,
        tails,
        bounds.min(axis=0),
        bounds.max(axis=0),
        np.where(back >= 0, back + starts[of], -1),
    )


def _to_starts(sizes: Numbers) -> Numbers:
    return np.asarray(np.cumsum(sizes) - sizes)
