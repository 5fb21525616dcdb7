"""The pair network as torch trains it, and its weights as `extract.pairs.network` reads them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.pairs.guess import RELATIONS
from extract.pairs.inputs import OUTSIDE, PAIR_WIDTH
from extract.pairs.network import Member
from extract.training.pair_batches import Batch

SIZE = len(RELATIONS)


@dataclass(frozen=True, slots=True)
class Settings:
    """How networks are trained: widths, shares dropped, steps."""

    items: int = 192
    cells: int = 128
    hidden: int = 192
    rounds: int = 6
    rate: float = 2e-3
    decay: float = 0.01
    batch: int = 32
    dropped: float = 0.35
    hidden_states: float = 0.2
    """The share of the encoder's numbers that is left out."""
    unnamed: float = 0.15
    """The share of groups that are read without their class, so that it is not all that counts."""
    unknown: float = 0.1
    unruled: float = 0.25
    """The share of sentences that are read without what rules say."""
    alone: float = 0.3
    """How much telling heads and tails from other groups counts beside telling pairs."""
    least: int = 4
    """Signs that stand less often are unknown, rules that speak in fewer sentences not judged."""
    seeds: tuple[int, ...] = (1,)


class PairReader(nn.Module):  # type: ignore[misc]
    """The network as torch trains it."""

    head: nn.Linear
    tail: nn.Linear
    between: nn.Linear
    sentence: nn.Linear
    of_head: nn.Linear
    of_tail: nn.Linear
    by_head: nn.Linear
    by_tail: nn.Linear
    product: nn.Linear
    inside: nn.Linear
    apart: nn.Linear
    numbers: nn.Linear
    again: nn.Linear
    row: nn.Linear
    column: nn.Linear
    turned: nn.Linear

    def __init__(self, dense: int, signs: int, settings: Settings) -> None:
        super().__init__()
        width, cells, hidden = settings.items, settings.cells, settings.hidden
        states = 2 * cells
        self.signs = nn.EmbeddingBag(signs + 1, width, mode="sum", padding_idx=signs)
        nn.init.normal_(self.signs.weight, std=0.3)
        self.dense = nn.Linear(dense, width)
        self.recurrent = nn.LSTM(width, cells, batch_first=True, bidirectional=True)
        self.missing = nn.Parameter(torch.zeros(states))
        self.outer = nn.Parameter(torch.randn(OUTSIDE, hidden) * 0.1)
        self.alone = nn.Parameter(torch.zeros(hidden))
        for name, size in (
            ("head", 4 * states + width),
            ("tail", 4 * states + width),
            ("between", states + width),
            ("sentence", states),
            ("of_head", hidden),
            ("of_tail", hidden),
            ("by_head", hidden),
            ("by_tail", hidden),
            ("product", hidden),
            ("inside", hidden),
            ("apart", states),
            ("numbers", PAIR_WIDTH),
            ("again", hidden),
        ):
            setattr(self, name, nn.Linear(size, hidden))
        for name in ("row", "column", "turned"):
            setattr(self, name, nn.Linear(hidden, hidden, bias=False))
        self.out = nn.Linear(hidden, 1 + SIZE)
        self.heads = nn.Linear(hidden, SIZE)
        self.tails = nn.Linear(hidden, SIZE)
        self.drop = nn.Dropout(settings.dropped)
        self.hide = nn.Dropout(settings.hidden_states)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Score pairs; groups and outer heads as heads; groups as tails."""
        items = self.drop(
            self.dense(self.hide(batch.dense)) + self.signs(batch.signs, batch.starts)
        )
        padded = items.new_zeros(*batch.inside.shape, items.shape[1])
        padded[batch.inside] = items
        packed = nn.utils.rnn.pack_padded_sequence(
            padded, batch.lengths, batch_first=True, enforce_sorted=False
        )
        read, _ = nn.utils.rnn.pad_packed_sequence(
            self.recurrent(packed)[0], batch_first=True, total_length=padded.shape[1]
        )
        read = self.drop(read)
        states = read[batch.inside]
        around = torch.where(
            (batch.places >= 0)[..., None], states[batch.places.clamp(min=0)], self.missing
        )
        groups = torch.cat([around.flatten(1), items[batch.places[:, 0]]], 1)
        tails = self.drop(functional.relu(self.tail(groups)))
        whole = self.sentence(read.masked_fill(~batch.inside[..., None], -1e4).amax(1))
        heads = tails.new_zeros(len(tails) + batch.outer.numel(), tails.shape[1])
        heads[batch.rows] = self.drop(functional.relu(self.head(groups)))
        heads[batch.outer] = functional.relu(self.outer + whole[:, None]).to(heads.dtype)
        # Sums over many items need more digits than half precision has.
        between = functional.relu(self.between(torch.cat([states, items], 1))).float()
        summed = torch.cat([between.new_zeros(1, between.shape[1]), between.cumsum(0)])
        stretch = summed[torch.maximum(batch.high, batch.low + 1)] - summed[batch.low + 1]
        hidden = (
            self.of_head(heads)[batch.heads]
            + self.of_tail(tails)[batch.tails]
            + self.product(self.by_head(heads)[batch.heads] * self.by_tail(tails)[batch.tails])
            + self.inside(torch.log1p(stretch.clamp(min=0)))
            + self.apart(states[batch.high] - states[batch.low])
            + self.numbers(batch.numbers)
        )
        hidden = self.drop(functional.relu(hidden))
        hidden = hidden + self.drop(functional.relu(self._look_around(batch, hidden, len(heads))))
        return self.out(hidden), self.heads(heads), self.tails(tails)

    def _look_around(self, batch: Batch, hidden: Tensor, heads: int) -> Tensor:
        """Give what a pair's second look adds: its head's pairs, its tail's, itself turned."""

        def take_best(ends: Tensor, count: int) -> Tensor:
            empty = hidden.new_zeros(count, hidden.shape[1])
            return empty.scatter_reduce(0, ends[:, None].expand_as(hidden), hidden, "amax")

        turned = torch.where(
            (batch.back >= 0)[:, None], hidden[batch.back.clamp(min=0)], self.alone
        )
        return (
            self.again(hidden)
            + self.row(take_best(batch.heads, heads))[batch.heads]
            + self.column(take_best(batch.tails, len(batch.places)))[batch.tails]
            + self.turned(turned)
        )


def to_member(network: PairReader) -> Member:
    """Give the weights as `extract.pairs.network` reads them."""
    kept = {name: value.detach().numpy() for name, value in network.named_parameters()}
    cells = kept["recurrent.weight_hh_l0"].shape[1]
    order = np.concatenate(
        [np.arange(2 * cells), np.arange(3 * cells, 4 * cells), np.arange(2 * cells, 3 * cells)]
    )
    ways = ("", "_reverse")
    signs = kept["signs.weight"].copy()
    signs[-1] = 0  # torch leaves the row that stands for no sign out of its sums.
    member = {
        "signs": signs,
        "missing": kept["missing"],
        "outer": kept["outer"],
        "alone": kept["alone"],
        "inputs": np.hstack([kept[f"recurrent.weight_ih_l0{way}"][order].T for way in ways]),
        "inputs_bias": np.hstack(
            [
                (kept[f"recurrent.bias_ih_l0{way}"] + kept[f"recurrent.bias_hh_l0{way}"])[order]
                for way in ways
            ]
        ),
        "cells": np.stack([kept[f"recurrent.weight_hh_l0{way}"][order].T for way in ways]),
    }
    for name, layer in network.named_children():
        if isinstance(layer, nn.Linear):
            member[name] = kept[f"{name}.weight"].T
            if layer.bias is not None:
                member[f"{name}_bias"] = kept[f"{name}.bias"]
    return {name: np.ascontiguousarray(value, np.float32) for name, value in member.items()}
