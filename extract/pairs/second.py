"""The second pass: options seen among all others of their sentence, as rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.pairs import numbers
from extract.pairs.guess import DEMAND, Guess
from extract.pairs.option import Option, to_head
from extract.pairs.reading import Reading
from extract.pairs.standing import to_cells, to_standing
from extract.pairs.sums import find_said, to_sums

LEAST = 0.015
"""The probability from which on a relation is an option to learn from; those of rules are."""

LIKELY = 0.04
"""The probability below which no option is ever stated, so that none is looked at."""


def find_options(reading: Reading, guess: Guess) -> list[Option]:
    """Find what may be stated: what the guess or any rule gives a chance."""
    count = len(reading.contexts)
    wanted = guess.scores > LEAST
    for head, tail, relation, _ in find_said(reading):
        wanted[head, tail, relation] = True
    wanted[count, :, :DEMAND] = wanted[count, :, DEMAND + 1 :] = False
    return _to_options(wanted)


def find_likely(guess: Guess) -> list[Option]:
    """Find what may be stated so that it is worth a second look."""
    return _to_options(guess.scores > LIKELY)


def _to_options(wanted: NDArray[np.bool_]) -> list[Option]:
    count = wanted.shape[1]
    return [
        Option(to_head(head, count), relation, tail)
        for head, tail, relation in np.argwhere(wanted).tolist()
    ]


def to_rows(
    reading: Reading, guess: Guess, options: Sequence[Option], ranks: Mapping[str, int]
) -> NDArray[np.float32]:
    """Give a row of numbers for each option."""
    sums, cells = to_sums(reading, guess), to_cells(options, len(reading.contexts))
    columns = [
        *numbers.to_rule_numbers(cells, sums),
        *numbers.to_tail_numbers(cells, reading, sums, ranks),
        *numbers.to_head_numbers(cells, reading, sums, ranks),
        *numbers.to_cue_numbers(cells, reading),
    ]
    return np.hstack([to_standing(guess, cells), np.stack(columns, axis=1).astype(np.float32)])
