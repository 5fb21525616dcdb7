"""The network of `extract.tagging.network` in torch, for training only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from extract.tagging.network import Floats, Member
from extract.training.mention_recipe import Shape

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of columns of dense inputs, of characters, of signs, and of classes."""

    dense: int
    characters: int
    signs: int
    classes: int


@dataclass(frozen=True, slots=True)
class Given:
    """Inputs of a batch of sentences of one length; `starts` is where each character's signs do."""

    dense: Tensor
    characters: Tensor
    signs: Tensor
    starts: Tensor


class MentionNetwork(nn.Module):  # type: ignore[misc]
    """Scores each character: outside, or first, inner, last, only of each class."""

    def __init__(self, sizes: Sizes, shape: Shape) -> None:
        """Start with random weights."""
        super().__init__()
        self.sizes, self.shape = sizes, shape
        self.dense = nn.Linear(sizes.dense, shape.width)
        self.characters = nn.Embedding(sizes.characters, shape.width)
        self.signs = nn.EmbeddingBag(
            sizes.signs + 1, shape.width, mode="sum", padding_idx=sizes.signs
        )
        nn.init.normal_(self.characters.weight, std=0.1)
        nn.init.normal_(self.signs.weight, std=0.05)
        with torch.no_grad():
            self.signs.weight[sizes.signs] = 0.0
        self.cells = nn.LSTM(shape.width, shape.cells, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * shape.cells, 4 * sizes.classes + 1)

    def forward(self, given: Given) -> Tensor:
        """Give (sentences, characters, labels)."""
        shape, on = self.shape, self.training
        dense = functional.dropout(given.dense, shape.dense_dropout, on)
        signs = self.signs(given.signs, given.starts).view(*given.characters.shape, -1)
        inputs = self.dense(dense) + self.characters(given.characters) + signs
        states, _ = self.cells(functional.dropout(inputs, shape.input_dropout, on))
        scores: Tensor = self.out(functional.dropout(states, shape.output_dropout, on))
        return scores


def to_loss(scores: Tensor, labels: Tensor, classes: int) -> Tensor:
    """Give the mean negative log-likelihood a character of sentences of one length."""
    right = scores.gather(2, labels[:, :, None]).sum()
    total: Tensor = (_sum_paths(scores, classes).sum() - right) / labels.numel()
    return total


def _sum_paths(scores: Tensor, classes: int) -> Tensor:
    """Sum all ways to cut each sentence into segments, as `extract.tagging.lattice` does."""
    outside = scores[:, :, 0]
    first, inner, last, only = torch.split(scores[:, :, 1:], classes, 2)
    before = scores.new_zeros(len(scores))
    open_ = scores.new_full((len(scores), classes), -1e4)
    for step in range(scores.shape[1]):
        here = before[:, None]
        ways = (here + outside[:, step, None], here + only[:, step], open_ + last[:, step])
        open_ = torch.logaddexp(here + first[:, step], open_ + inner[:, step])
        before = torch.logsumexp(torch.cat(ways, 1), 1)
    return before


def to_member(network: MentionNetwork) -> Member:
    """Give the weights as numpy runs them, in half precision."""
    cells = network.cells
    parts = [
        [getattr(cells, f"{name}_l0{way}") for way in ("", "_reverse")]
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    ]
    given, state, *biases = ([_reorder(one) for one in part] for part in parts)
    summed = [one + other for one, other in zip(*biases, strict=True)]
    return Member(
        dense=_halve(network.dense.weight.T),
        bias=_halve(network.dense.bias),
        characters=_halve(network.characters.weight),
        signs=_halve(network.signs.weight),
        inputs=_halve(torch.cat([one.T for one in given], 1)),
        inputs_bias=_halve(torch.cat(summed)),
        cells=_halve(torch.stack([one.T for one in state])),
        out=_halve(network.out.weight.T),
        out_bias=_halve(network.out.bias),
    )


def _reorder(gates: Tensor) -> Tensor:
    """Put torch's gates (input, forget, cell, output) into the order of `run_lstm`."""
    given, forget, cell, output = gates.chunk(4)
    return torch.cat([given, forget, output, cell])


def _halve(values: Tensor) -> Floats:
    """Round to what half precision can hold: the figures that the file will give back."""
    array: NDArray[np.float32] = values.detach().numpy()
    return array.astype(np.float16).astype(np.float32)


def to_given(
    dense: Sequence[Floats],
    characters: Sequence[Numbers],
    signs: Sequence[Numbers],
    counts: Sequence[Numbers],
) -> Given:
    """Make a batch of sentences of one length, each with `counts` signs a character."""
    ends = np.cumsum(np.concatenate(counts))
    return Given(
        torch.from_numpy(np.stack(dense)),
        torch.from_numpy(np.stack(characters)),
        torch.from_numpy(np.concatenate(signs)),
        torch.from_numpy(np.concatenate([[0], ends[:-1]])),
    )
