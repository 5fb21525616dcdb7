"""The second pass: options seen among all others of their sentence, as rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.pairs import numbers
from extract.pairs.first import DEMAND, Guess
from extract.pairs.option import Option, to_head
from extract.pairs.reading import Reading
from extract.pairs.sums import find_said, to_sums

LEAST = 0.015
"""The first pass's probability from which on a relation is an option; those of rules always are."""


def find_options(reading: Reading, guess: Guess) -> list[Option]:
    """Find what may be stated: what the first pass or any rule gives a chance."""
    count = len(reading.contexts)
    wanted = guess.scores > LEAST
    for head, tail, relation, _ in find_said(reading):
        wanted[head, tail, relation] = True
    wanted[count, :, :DEMAND] = wanted[count, :, DEMAND + 1 :] = False
    return [
        Option(to_head(head, count), relation, tail)
        for head, tail, relation in np.argwhere(wanted).tolist()
    ]


def to_rows(
    reading: Reading, guess: Guess, options: Sequence[Option], ranks: Mapping[str, int]
) -> NDArray[np.float32]:
    """Give a row of numbers for each option."""
    sums = to_sums(reading, guess)
    tails, heads = guess.tails.tolist(), guess.heads.tolist()
    rows = [
        [
            *numbers.to_score_numbers(one, sums, len(tails)),
            *numbers.to_rule_numbers(one, sums, len(tails)),
            *numbers.to_tail_numbers(one, reading, sums, tails, ranks),
            *numbers.to_head_numbers(one, reading, sums, heads, tails, ranks),
            *numbers.to_cue_numbers(one, reading),
        ]
        for one in options
    ]
    return np.array(rows, np.float32)
