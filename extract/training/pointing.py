"""The recipe of the network that points at qualifiers: annotated relations in, its weights out."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from extract.encoder import STATES
from extract.pairs.pointing import (
    ASKED,
    BIASES,
    CHANNELS,
    ENDS,
    MATRICES,
    NOWHERE,
    Pointing,
    sizes,
)
from extract.training.pointing_batches import UNASKED, Batch, Told, to_batch

Weights = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a network is fitted: its cells, passes over the sentences, sentences of a step."""

    cells: int = 48
    rounds: int = 6
    batch: int = 24
    rate: float = 3e-3
    decay: float = 0.01
    dropped: float = 0.2
    least: int = 8
    """How often an item stands in what is learnt from, to be known."""
    seed: int = 1


def fit_pointing(told: Sequence[Told], settings: Settings) -> Pointing:
    """Fit the network; same input and machine, same weights."""
    counts = Counter(item for one in told for item in one.items)
    words = sorted(item for item, times in counts.items() if times >= settings.least)
    rows = {word: row for row, word in enumerate(words, 1)}
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    order = random.Random(settings.seed)
    weights = _to_weights(sizes(len(words), settings.cells, STATES))
    descent = torch.optim.AdamW(weights.values(), settings.rate, weight_decay=settings.decay)
    numbers = [*range(len(told))]
    steps = settings.rounds * -(-len(numbers) // settings.batch)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        descent, settings.rate, total_steps=steps + 1, pct_start=0.15
    )
    for _ in range(settings.rounds):
        order.shuffle(numbers)
        for at in range(0, len(numbers), settings.batch):
            batch = to_batch([told[k] for k in numbers[at : at + settings.batch]], rows)
            loss = _to_loss(batch, _read(weights, batch, settings.dropped))
            descent.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
            descent.step()
            pace.step()
    arrays = {name: values.detach().numpy() for name, values in weights.items()}
    return Pointing(words=rows, **arrays)


def _to_weights(shapes: Mapping[str, tuple[int, int]]) -> Weights:
    """Give random matrices, tables with small numbers, and biases of nothing."""
    weights = {}
    for name in MATRICES:
        inputs = shapes[name][0]
        table = name in ("word", "stands", "told")
        weights[name] = torch.randn(shapes[name]) * (0.1 if table else (3 * inputs) ** -0.5)
        if f"{name}_bias" in BIASES:
            weights[f"{name}_bias"] = torch.zeros(shapes[name][1])
    return {name: values.requires_grad_() for name, values in weights.items()}


def _read(weights: Weights, batch: Batch, dropped: float) -> tuple[Tensor, Tensor, Tensor]:
    """Give scores of manners, of pairs by channel, and of pointing nowhere, as `run` does."""
    states = functional.dropout(batch.states, dropped)
    seen = states @ weights["states"] + weights["states_bias"]
    around, ends = (part.reshape(len(states), ENDS, -1) for part in seen.chunk(2, dim=1))
    after = functional.pad(around[:-1, 1], (0, 0, 1, 0)) * batch.inner
    before = functional.pad(around[1:, 2] * batch.inner[1:], (0, 0, 0, 1))
    items = around[:, 0] + after + before + weights["word"][batch.rows]
    relation = weights["told"][batch.told].sum(1)
    relation = relation + (ends[batch.places, torch.arange(ENDS)] * batch.known).sum(1)
    cells = items[batch.item_of] + relation[batch.owner] + weights["stands"][batch.stands].sum(1)
    cells = functional.dropout(torch.relu(cells), dropped)
    asked = _to_shares(cells @ weights["ask"], batch.owner, len(relation))
    means = [
        torch.zeros_like(relation).index_add(0, batch.owner, cells * asked[:, k : k + 1])
        for k in range(ASKED)
    ]
    inner = torch.cat([*means, relation], 1) @ weights["inner"] + weights["inner_bias"]
    inner = functional.dropout(torch.relu(inner), dropped)
    return (
        inner @ weights["manner"] + weights["manner_bias"],
        cells @ weights["point"] + weights["point_bias"],
        (inner @ weights["nowhere"] + weights["nowhere_bias"]).reshape(-1, len(CHANNELS), NOWHERE),
    )


def _to_highest(scores: Tensor, owner: Tensor, count: int) -> Tensor:
    """Give the highest score of each owner's."""
    least = torch.full((count, scores.shape[1]), -1e9)
    index = owner[:, None].expand(-1, scores.shape[1])
    return least.scatter_reduce(0, index, scores, "amax").detach()


def _to_shares(scores: Tensor, owner: Tensor, count: int) -> Tensor:
    raised = torch.exp(scores - _to_highest(scores, owner, count)[owner])
    return raised / torch.zeros(count, scores.shape[1]).index_add(0, owner, raised)[owner]


def _to_loss(batch: Batch, said: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Give the cross entropy of manners and of where each channel points."""
    manner, pointed, nowhere = said
    count = len(manner)
    modality = functional.cross_entropy(manner[:, :-1], batch.manner[:, 0], reduction="sum")
    denial = functional.binary_cross_entropy_with_logits(
        manner[:, -1], batch.manner[:, 1].float(), reduction="sum"
    )
    highest = torch.maximum(_to_highest(pointed, batch.owner, count), nowhere.amax(2)).detach()
    whole = (
        torch.exp(nowhere - highest[..., None])
        .sum(2)
        .index_add(0, batch.owner, torch.exp(pointed - highest[batch.owner]))
    )
    lengths = batch.lengths[:, None]
    inside = batch.targets < lengths
    places = batch.starts[:, None] + batch.targets.clamp(min=0) * inside
    missing = (batch.targets - lengths).clamp(min=0)[..., None]
    told = torch.where(inside, pointed.gather(0, places), nowhere.gather(2, missing)[..., 0])
    asked = batch.targets != UNASKED
    where = ((torch.log(whole) + highest - told) * asked).sum()
    return (modality + denial + where) / count
