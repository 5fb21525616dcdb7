"""A second task for the encoder while it learns: which mentions stand in which relation.

Its weights are thrown away; what stays is that states tell more than where mentions stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.training.mention_example import Example

STEPS = 12
"""Distances in each direction that are told apart, and none for the document."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Mentions of a batch (sentence, first and last character, class), and pairs of them.

    A pair is the number of its head, that of its tail, its relation or 0, and how far apart the two
    stand; the number of the document as a head is that of the mentions.
    """

    mentions: Tensor
    pairs: Tensor


def to_pairs(examples: Sequence[Example], relations: Mapping[str, int]) -> Pairs | None:
    """Give the mentions and all pairs of a batch; None where there are no two."""
    mentions: list[tuple[int, int, int, int]] = []
    pairs: list[tuple[int, int, int, int]] = []
    total = sum(len(one.places) for one in examples)
    for sentence, one in enumerate(examples):
        first, count = len(mentions), len(one.places)
        told = {(each.head, each.tail): relations[each.relation] for each in one.related}
        mentions += [(sentence, start, end - 1, class_) for start, end, class_ in one.places]
        for tail in range(count):
            for head in range(count + 1):
                if head != tail:
                    inside = head < count
                    apart = one.places[tail][0] - one.places[head][0] if inside else 0
                    number = first + head if inside else total
                    label = told.get((head, tail), 0)
                    pairs.append((number, first + tail, label, to_step(apart)))
    return Pairs(torch.tensor(mentions), torch.tensor(pairs)) if pairs else None


def to_step(apart: int) -> int:
    """Sort a distance in characters by its logarithm: 0 for none, then forth, then back."""
    if not apart:
        return 0
    step = min(STEPS - 1, int(log2(abs(apart) + 1) * 1.8))
    return 1 + step + (STEPS if apart < 0 else 0)


class PairScores(nn.Module):  # type: ignore[misc]
    """Compares the ends of each pair, projected by their role, in one product a relation."""

    def __init__(self, width: int, columns: int, classes: int, relations: int) -> None:
        """Start with random weights; `classes` counts one for the document."""
        super().__init__()
        self.classes = nn.Embedding(classes, 2 * width)
        self.document = nn.Parameter(torch.randn(2 * width) * 0.1)
        self.heads, self.tails = nn.Linear(2 * width, columns), nn.Linear(2 * width, columns)
        self.both = nn.Linear(columns, relations, bias=False)
        self.head, self.tail = nn.Linear(columns, relations), nn.Linear(columns, relations)
        self.apart = nn.Embedding(2 * STEPS + 1, relations)
        nn.init.normal_(self.classes.weight, std=0.1)

    def forward(self, states: Tensor, given: Pairs, dropout: float) -> Tensor:
        """Give the sum of the negative log-likelihoods of all pairs."""
        sentence, first, last, class_ = given.mentions.T
        ends = torch.cat([states[sentence, first], states[sentence, last]], 1)
        document = self.document + self.classes.weight[-1]
        mentions = torch.cat([ends + self.classes(class_), document[None]])
        mentions = functional.dropout(mentions, dropout, self.training)
        heads, tails = self.heads(mentions).relu(), self.tails(mentions).relu()
        head, tail, relation, apart = given.pairs.T
        scores = self.both(heads[head] * tails[tail]) + self.apart(apart)
        scores = scores + self.head(heads)[head] + self.tail(tails)[tail]
        return functional.cross_entropy(scores.float(), relation, reduction="sum")
