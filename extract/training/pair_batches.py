"""Sentences put together for the pair network in torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from extract.pairs.inputs import Inputs
from extract.pairs.network import to_stretches


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence with the relations of each of its pairs, (pairs, relations)."""

    inputs: Inputs
    targets: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences put together: rows of items, groups and pairs of all of them, one after another."""

    dense: Tensor
    signs: Tensor
    starts: Tensor
    items: Tensor
    """Where each item stands among the padded ones."""
    lengths: Tensor
    longest: int
    places: Tensor
    heads: Tensor
    tails: Tensor
    low: Tensor
    high: Tensor
    numbers: Tensor
    targets: Tensor


def to_batch(lessons: Sequence[Lesson], signs: Sequence[Sequence[Sequence[int]]]) -> Batch:
    """Put lessons together with the rows of their items' signs."""
    given = [lesson.inputs for lesson in lessons]
    lengths = [len(one.dense) for one in given]
    longest = max(lengths)
    counts = np.cumsum([0, *(len(one.places) for one in given)])
    heads, tails, low, high, places = [], [], [], [], []
    for number, one in enumerate(given):
        count, base = len(one.places), number * longest
        rows, columns = one.pairs[:, 0], one.pairs[:, 1]
        outside = counts[-1] + 2 * number - count
        heads.append(rows + np.where(rows < count, counts[number], outside))
        tails.append(columns + counts[number])
        bounds = to_stretches(one)
        low.append(bounds[0] + base)
        high.append(bounds[1] + base)
        places.append(np.where(one.places >= 0, one.places + base, -1))
    flat = [row for sentence in signs for row in sentence]

    def join(parts: Sequence[NDArray[np.generic]]) -> Tensor:
        return torch.from_numpy(np.concatenate(parts))

    return Batch(
        join([one.dense for one in given]).float(),
        torch.tensor([sign for row in flat for sign in row]),
        torch.tensor(np.cumsum([0, *map(len, flat[:-1])])),
        join([number * longest + np.arange(length) for number, length in enumerate(lengths)]),
        torch.tensor(lengths),
        longest,
        join(places),
        join(heads),
        join(tails),
        join(low),
        join(high),
        join([one.numbers for one in given]).float(),
        join([lesson.targets for lesson in lessons]).float(),
    )
