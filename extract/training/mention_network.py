"""The network of `extract.tagging.network` in torch, for training only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from extract.encoder import Encoder
from extract.tagging.network import NEAR, Floats, Weights
from extract.training.encoder_network import EncoderNetwork
from extract.training.mention_recipe import Shape
from extract.training.pair_scores import PairScores

Numbers = NDArray[np.int64]

NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of signs, of classes and of relations."""

    signs: int
    classes: int
    relations: int


@dataclass(frozen=True, slots=True)
class Given:
    """Inputs of texts; `starts` is where each character's signs do.

    `inside` tells characters of a text, (texts, characters), from what stands after its end.
    """

    rows: Tensor
    signs: Tensor
    starts: Tensor
    inside: Tensor


class MentionNetwork(nn.Module):  # type: ignore[misc]
    """Scores each character: outside, or first, inner, last, only of each class."""

    def __init__(self, encoder: Encoder, sizes: Sizes, shape: Shape) -> None:
        """Start with the weights of an encoder, and random ones above it."""
        super().__init__()
        self.sizes, self.shape = sizes, shape
        self.encoder = EncoderNetwork(encoder, shape.dropout)
        self.signs = nn.EmbeddingBag(
            sizes.signs + 1, shape.signs, mode="sum", padding_idx=sizes.signs
        )
        nn.init.normal_(self.signs.weight, std=0.1)
        with torch.no_grad():
            self.signs.weight[sizes.signs] = 0.0
        given = encoder.width + shape.signs
        self.near = nn.Conv1d(given, shape.hidden, NEAR, padding=1)
        self.out = nn.Linear(shape.hidden, 4 * sizes.classes + 1)
        self.pairs = PairScores(encoder.width, shape.pairs, sizes.classes + 1, sizes.relations + 1)

    def label(self, states: Tensor, given: Given) -> Tensor:
        """Give (texts, characters, labels) from the encoder's states.

        After a text's end nothing but outside can stand, at no cost.
        """
        dropped, on = self.shape.output_dropout, self.training
        signs = self.signs(given.signs, given.starts).unflatten(0, states.shape[:2])
        states = states.where(given.inside[:, :, None], 0.0)
        known = torch.cat([functional.dropout(states, dropped, on), signs], 2)
        near = self.near(known.transpose(1, 2)).transpose(1, 2).relu()
        scores: Tensor = self.out(functional.dropout(near, dropped, on)).float()
        over = torch.full_like(scores[0, 0], NEVER)
        over[0] = 0.0
        return scores.where(given.inside[:, :, None], over)


def to_loss(scores: Tensor, labels: Tensor, classes: int) -> Tensor:
    """Give the mean negative log-likelihood a character; labels are 0 after a text's end."""
    right = scores.gather(2, labels[:, :, None]).sum()
    total: Tensor = (_sum_paths(scores, classes).sum() - right) / labels.numel()
    return total


def to_soft_loss(scores: Tensor, opinion: Tensor, classes: int) -> Tensor:
    """Give what `to_loss` expects under a teacher's probabilities of labels.

    A path's score is the sum of its labels', so their expected sum is all that is needed of it.
    """
    count = opinion.shape[0] * opinion.shape[1]
    total: Tensor = (_sum_paths(scores, classes).sum() - (scores * opinion).sum()) / count
    return total


def _sum_paths(scores: Tensor, classes: int) -> Tensor:
    """Sum all ways to cut each sentence into segments, as `extract.tagging.segments` does."""
    outside = scores[:, :, 0]
    first, inner, last, only = torch.split(scores[:, :, 1:], classes, 2)
    before = scores.new_zeros(len(scores))
    open_ = scores.new_full((len(scores), classes), NEVER)
    for step in range(scores.shape[1]):
        here = before[:, None]
        ways = (here + outside[:, step, None], here + only[:, step], open_ + last[:, step])
        open_ = torch.logaddexp(here + first[:, step], open_ + inner[:, step])
        before = torch.logsumexp(torch.cat(ways, 1), 1)
    return before


def to_weights(network: MentionNetwork) -> Weights:
    """Give the weights above the encoder as numpy runs them, in half precision."""
    return Weights(
        signs=_halve(network.signs.weight),
        near=_halve(network.near.weight.permute(2, 1, 0).flatten(0, 1)),
        near_bias=_halve(network.near.bias),
        out=_halve(network.out.weight.T),
        out_bias=_halve(network.out.bias),
    )


def _halve(values: Tensor) -> Floats:
    """Round to what half precision can hold: the figures that the file will give back."""
    array: NDArray[np.float32] = values.detach().numpy()
    return array.astype(np.float16).astype(np.float32)


def to_given(rows: Sequence[Numbers], signs: Sequence[Numbers], counts: Sequence[Numbers]) -> Given:
    """Make a batch of texts, each with `counts` signs a character."""
    longest = max(map(len, rows))
    gaps = [longest - len(row) for row in rows]
    padded = [np.pad(row, (0, gap), "edge") for row, gap in zip(rows, gaps, strict=True)]
    filled = [np.pad(count, (0, gap)) for count, gap in zip(counts, gaps, strict=True)]
    ends = np.cumsum(np.concatenate(filled))
    lengths = torch.tensor([len(count) for count in counts])
    return Given(
        torch.from_numpy(np.stack(padded)),
        torch.from_numpy(np.concatenate(signs)),
        torch.from_numpy(np.concatenate([[0], ends[:-1]])),
        torch.arange(longest - 2) < lengths[:, None],
    )
