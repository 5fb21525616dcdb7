"""Sequences of like length put together, so that little is padded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

SIZE = 32
"""Small enough for the states of a batch to stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Numbers of the sequences, their lengths, and (step, sequence) 1 inside a sequence."""

    members: tuple[int, ...]
    lengths: tuple[int, ...]
    mask: Floats


def to_batches(lengths: Sequence[int]) -> Iterator[Batch]:
    """Cut sequences into batches, empty ones left out; each stands in one batch."""
    order = sorted((i for i, n in enumerate(lengths) if n), key=lambda i: (lengths[i], i))
    for at in range(0, len(order), SIZE):
        members = tuple(order[at : at + SIZE])
        sizes = tuple(lengths[index] for index in members)
        steps = np.arange(max(sizes))[:, None]
        yield Batch(members, sizes, (steps < np.array(sizes)).astype(np.float32))


def add_rows(table: Floats, rows: Sequence[Sequence[int]]) -> Floats:
    """Give for each list of rows of a table, whose last row is zero, the sum of them.

    >>> add_rows(np.array([[1], [2], [0]], np.float32), [[0, 1], [1]]).tolist()
    [[3.0], [2.0]]
    """
    filled = [*zip_longest(*rows, fillvalue=len(table) - 1)]
    if not filled:
        return np.zeros((len(rows), table.shape[1]), np.float32)
    # Much quicker than `np.add.reduceat`, which goes down each column by itself.
    columns = np.array(filled)
    total: Floats = table[columns[0]]
    for column in columns[1:]:
        total += table[column]
    return total


def to_parts(sizes: Sequence[int], most: int) -> Iterator[slice]:
    """Cut a sequence into parts whose sizes add up to `most` at most, or are of one each.

    >>> [*to_parts([3, 4, 9, 1], 7)]
    [slice(0, 2, None), slice(2, 3, None), slice(3, 4, None)]
    """
    first = total = 0
    for number, size in enumerate(sizes):
        if first < number and total + size > most:
            yield slice(first, number)
            first, total = number, 0
        total += size
    if sizes:
        yield slice(first, len(sizes))
