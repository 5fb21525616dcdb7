"""The second pass: options seen among all others of their sentence, as rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.pairs import numbers
from extract.pairs.first import DEMAND, Guess
from extract.pairs.option import Option, to_head
from extract.pairs.reading import Reading
from extract.pairs.standing import to_cells, to_standing
from extract.pairs.sums import find_said, to_sums

LEAST = 0.015
"""A guess's probability from which on a relation is an option to learn from; those of rules are."""

LIKELY = 0.05
"""The mean of both guesses below which no option is ever stated, so that none is looked at."""

WORTH = 0.02
"""The network's probability from which on the linear models look at a pair: what tells pairs apart
costs most of the time, and half of them the network can leave out without a loss."""

Guesses = tuple[Guess, Guess]
"""What the linear models say of a sentence, and what the network says."""


def find_worth(said: Guess) -> NDArray[np.bool_]:
    """Tell of each pair of groups whether the network gives it a chance either way round."""
    count = len(said.tails)
    pairs = said.scores[:count].sum(axis=2)
    return np.asarray(np.maximum(pairs, pairs.T) > WORTH)


def find_options(reading: Reading, guesses: Guesses) -> list[Option]:
    """Find what may be stated: what a guess or any rule gives a chance."""
    count = len(reading.contexts)
    wanted = np.maximum(guesses[0].scores, guesses[1].scores) > LEAST
    for head, tail, relation, _ in find_said(reading):
        wanted[head, tail, relation] = True
    wanted[count, :, :DEMAND] = wanted[count, :, DEMAND + 1 :] = False
    return [
        Option(to_head(head, count), relation, tail)
        for head, tail, relation in np.argwhere(wanted).tolist()
    ]


def find_likely(guesses: Guesses) -> list[Option]:
    """Find what may be stated so that it is worth a second look."""
    scores = (guesses[0].scores + guesses[1].scores) / 2
    count = scores.shape[1]
    return [
        Option(to_head(head, count), relation, tail)
        for head, tail, relation in np.argwhere(scores > LIKELY).tolist()
    ]


def to_rows(
    reading: Reading, guesses: Guesses, options: Sequence[Option], ranks: Mapping[str, int]
) -> NDArray[np.float32]:
    """Give a row of numbers for each option."""
    both = to_mean(guesses)
    sums, cells = to_sums(reading, both), to_cells(options, len(reading.contexts))
    tails, heads = both.tails.tolist(), both.heads.tolist()
    rows = [
        [
            *numbers.to_rule_numbers(one, sums),
            *numbers.to_tail_numbers(one, reading, sums, tails, ranks),
            *numbers.to_head_numbers(one, reading, sums, heads, tails, ranks),
            *numbers.to_cue_numbers(one, reading),
        ]
        for one in options
    ]
    standings = [to_standing(guess, cells) for guess in (*guesses, both)]
    return np.hstack([*standings, np.array(rows, np.float32)])


def to_mean(guesses: Guesses) -> Guess:
    """Give the mean of both guesses."""
    one, two = guesses
    return Guess(
        (one.scores + two.scores) / 2, (one.tails + two.tails) / 2, (one.heads + two.heads) / 2
    )
