"""Sentences put together for the pair network in torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from extract.pairs.inputs import Inputs
from extract.pairs.joined import join


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence with the relations of each of its pairs, (pairs, relations)."""

    inputs: Inputs
    targets: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences put together: items, groups and pairs of all of them, as in `Joined`."""

    dense: Tensor
    signs: Tensor
    starts: Tensor
    lengths: Tensor
    inside: Tensor
    """(sentences, steps): true for items, false for what is after a sentence's end."""
    places: Tensor
    rows: Tensor
    outer: Tensor
    heads: Tensor
    tails: Tensor
    low: Tensor
    high: Tensor
    back: Tensor
    numbers: Tensor
    targets: Tensor


def to_batch(lessons: Sequence[Lesson], signs: Sequence[Sequence[Sequence[int]]]) -> Batch:
    """Put lessons together with the rows of their items' signs."""
    given = [lesson.inputs for lesson in lessons]
    one = join(given)
    flat = [row for sentence in signs for row in sentence]

    def stack(parts: Sequence[NDArray[np.generic]]) -> Tensor:
        return torch.from_numpy(np.concatenate(parts)).float()

    return Batch(
        stack([each.dense for each in given]),
        torch.tensor([sign for row in flat for sign in row]),
        torch.tensor(np.cumsum([0, *map(len, flat[:-1])])),
        torch.from_numpy(one.lengths),
        torch.from_numpy(np.arange(one.lengths.max()) < one.lengths[:, None]),
        torch.from_numpy(one.places),
        torch.from_numpy(one.rows),
        torch.from_numpy(one.outer),
        torch.from_numpy(one.heads),
        torch.from_numpy(one.tails),
        torch.from_numpy(one.low),
        torch.from_numpy(one.high),
        torch.from_numpy(one.back),
        stack([each.numbers for each in given]),
        stack([lesson.targets for lesson in lessons]),
    )
