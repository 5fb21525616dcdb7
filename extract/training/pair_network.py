"""The recipe of the pair network: sentences with what their groups state in, weights out.

Only here torch is needed. The network computes what `extract.pairs.network` computes with numpy.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.pairs.first import RELATIONS
from extract.pairs.inputs import PAIR_WIDTH, RULED
from extract.pairs.network import Member, Network
from extract.training.pair_batches import Batch, Lesson, to_batch

SIZE = len(RELATIONS)


@dataclass(frozen=True, slots=True)
class Settings:
    """How networks are trained: widths, shares dropped, steps."""

    items: int = 160
    cells: int = 128
    hidden: int = 160
    rounds: int = 10
    rate: float = 2e-3
    decay: float = 0.01
    batch: int = 32
    dropped: float = 0.35
    unnamed: float = 0.15
    """The share of groups that are read without their class, so that it is not all that counts."""
    unknown: float = 0.1
    unruled: float = 0.25
    """The share of sentences that are read without what rules say."""
    alone: float = 0.3
    """How much telling heads and tails from other groups counts beside telling pairs."""
    least: int = 4
    seeds: tuple[int, ...] = (1,)


def fit_network(lessons: Sequence[Sequence[Lesson]], settings: Settings) -> Network:
    """Fit a network for each seed.

    A sentence is a sequence of lessons, one for each way its mentions are given; each round reads
    one of them. Same lessons on the same machine, same weights.
    """
    counts = Counter(sign for ways in lessons for signs in ways[0].inputs.signs for sign in signs)
    kept = sorted(sign for sign, count in counts.items() if count >= settings.least)
    signs = {sign: row for row, sign in enumerate(kept)}
    members = tuple(_fit_member(lessons, signs, settings, seed) for seed in settings.seeds)
    return Network(signs, members)


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

    def __init__(self, dense: int, signs: int, settings: Settings) -> None:
        super().__init__()
        width, cells, hidden = settings.items, settings.cells, settings.hidden
        states = 2 * cells
        self.signs = nn.EmbeddingBag(signs + 1, width, mode="sum", padding_idx=signs)
        nn.init.normal_(self.signs.weight, std=0.3)
        self.dense = nn.Linear(dense, width)
        self.recurrent = nn.LSTM(width, cells, batch_first=True, bidirectional=True)
        self.missing = nn.Parameter(torch.zeros(states))
        self.outer = nn.Parameter(torch.randn(2, hidden) * 0.1)
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
        ):
            setattr(self, name, nn.Linear(size, hidden))
        self.out = nn.Linear(hidden, 1 + SIZE)
        self.heads = nn.Linear(hidden, SIZE)
        self.tails = nn.Linear(hidden, SIZE)
        self.drop = nn.Dropout(settings.dropped)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Score pairs; groups and outer heads as heads; groups as tails."""
        given = self.drop(self.dense(batch.dense) + self.signs(batch.signs, batch.starts))
        rows = given.new_zeros(len(batch.lengths) * batch.longest, given.shape[1])
        rows = rows.index_copy(0, batch.items, given)
        packed = nn.utils.rnn.pack_padded_sequence(
            rows.view(len(batch.lengths), batch.longest, -1),
            batch.lengths,
            batch_first=True,
            enforce_sorted=False,
        )
        padded, _ = nn.utils.rnn.pad_packed_sequence(
            self.recurrent(packed)[0], batch_first=True, total_length=batch.longest
        )
        padded = self.drop(padded)
        states = padded.reshape(len(rows), -1)
        around = torch.where(
            (batch.places >= 0)[..., None], states[batch.places.clamp(min=0)], self.missing
        )
        groups = torch.cat([around.flatten(1), rows[batch.places[:, 0]]], 1)
        heads = self.drop(functional.relu(self.head(groups)))
        tails = self.drop(functional.relu(self.tail(groups)))
        after = torch.arange(batch.longest)[None] >= batch.lengths[:, None]
        whole = self.sentence(padded.masked_fill(after[..., None], -1e4).amax(1))
        outer = functional.relu(self.outer[None] + whole[:, None]).flatten(0, 1)
        heads = torch.cat([heads, outer])
        between = functional.relu(self.between(torch.cat([states, rows], 1)))
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
        said = self.out(self.drop(functional.relu(hidden)))
        return said, self.heads(heads), self.tails(tails)


def to_loss(network: PairReader, batch: Batch, alone: float) -> Tensor:
    """Give the loss of a batch by group: of pairs, and of heads and tails by themselves."""
    pairs, heads, tails = network(batch)
    none = (batch.targets.sum(1, keepdim=True) == 0).float()
    wanted = torch.cat([none, batch.targets], 1)
    wanted = wanted / wanted.sum(1, keepdim=True)
    loss = -(wanted * functional.log_softmax(pairs, 1)).sum()
    for said, ends in ((heads, batch.heads), (tails, batch.tails)):
        stated = torch.zeros_like(said).index_add_(0, ends, batch.targets).clamp(max=1)
        loss = loss + alone * functional.binary_cross_entropy_with_logits(
            said, stated, reduction="sum"
        )
    return loss / len(tails)


def _fit_member(
    lessons: Sequence[Sequence[Lesson]], signs: Mapping[str, int], settings: Settings, seed: int
) -> Member:
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    order = random.Random(seed)
    finder = Network(signs, ())
    network = PairReader(lessons[0][0].inputs.dense.shape[1], len(signs), settings)
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=settings.rate, weight_decay=settings.decay
    )
    steps = -(-len(lessons) // settings.batch) * settings.rounds
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, settings.rate, total_steps=steps, pct_start=0.1
    )
    for _ in range(settings.rounds):
        for part in _to_parts(lessons, settings.batch, order):
            rows = [_hide(finder.find_signs(one.inputs), one, settings, order) for one in part]
            batch = to_batch(part, rows)
            unruled = [order.random() < settings.unruled for _ in part]
            sizes = torch.tensor([len(one.targets) for one in part])
            batch.numbers[torch.repeat_interleave(torch.tensor(unruled), sizes), RULED:] = 0
            optimizer.zero_grad()
            to_loss(network, batch, settings.alone).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
    return to_member(network)


def _to_parts(
    lessons: Sequence[Sequence[Lesson]], size: int, order: random.Random
) -> Iterator[list[Lesson]]:
    """Cut one way of each sentence into batches of like length, in an order of chance."""
    chosen = [ways[order.randrange(len(ways))] for ways in lessons]
    chosen.sort(key=lambda one: len(one.inputs.dense) + 6 * order.random())
    parts = [chosen[at : at + size] for at in range(0, len(chosen), size)]
    order.shuffle(parts)
    yield from parts


def _hide(
    rows: list[list[int]], lesson: Lesson, settings: Settings, order: random.Random
) -> list[list[int]]:
    """Leave out the class of some groups and the word of some items."""
    groups = {int(place) for place in lesson.inputs.places[:, 0]}
    hidden = []
    for place, row in enumerate(rows):
        share = settings.unnamed if place in groups else settings.unknown
        # A group's first sign is its class, another item's is its word.
        hidden.append(row[1:] if len(row) > 1 and order.random() < share else row)
    return hidden


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
            member[f"{name}_bias"] = kept[f"{name}.bias"]
    return {name: np.ascontiguousarray(value, np.float32) for name, value in member.items()}
