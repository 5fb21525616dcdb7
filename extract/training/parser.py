"""Trains the parser's network: Adam, a rate that falls to nothing, an average of the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as f
from torch.nn.utils import clip_grad_norm_

from extract.training.parser_batches import NONE, Batch, Example, to_batches
from extract.training.parser_network import Inventory, ParserNetwork
from extract.training.parser_settings import Schedule, Shape

TAG_WEIGHT = 0.5
"""Of the losses of tags and of parts beside those of arcs and labels."""


def train_parser(
    examples: Sequence[Example],
    inventory: Inventory,
    vectors: NDArray[np.float32],
    shape: Shape,
    schedule: Schedule,
    seed: int,
    tell: Callable[[int, float], None] = lambda *_: None,
) -> ParserNetwork:
    """Train a network on the examples; `tell` hears each epoch's number and loss."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    random = Random(seed)
    treebanks = 1 + max(example.treebank for example in examples)
    network = ParserNetwork(shape, inventory, treebanks, vectors)
    averaged = {name: value.clone() for name, value in network.state_dict().items()}
    learnt = [value for value in network.parameters() if value.requires_grad]
    optimizer = torch.optim.Adam(learnt, lr=schedule.rate, betas=(0.9, 0.95))
    total = schedule.epochs * sum(1 for _ in to_batches(examples, schedule.words, Random(seed)))
    step = 0
    for epoch in range(schedule.epochs):
        network.train()
        lost = 0.0
        for batch in to_batches(examples, schedule.words, random):
            loss = to_loss(network, batch)
            optimizer.zero_grad()
            loss.backward()
            clip_grad_norm_(learnt, schedule.clip)
            step += 1
            rate = min(1.0, step / schedule.warm_up) * max(0.02, 1 - step / total)
            optimizer.param_groups[0]["lr"] = schedule.rate * rate
            optimizer.step()
            _average(averaged, network, min(schedule.average, step / (step + 10)))
            lost += loss.item()
        tell(epoch, lost)
    network.load_state_dict(averaged)
    network.eval()
    return network


def to_loss(network: ParserNetwork, batch: Batch) -> Tensor:
    """Give the mean loss of a batch: arcs, labels, and in part tags and parts of speech."""
    logits = network(batch.rows, batch.treebank, batch.present)
    labels = network.score_labels(logits, batch.heads.clamp(min=0))
    return (
        _cross_entropy(logits.arcs, batch.heads)
        + _cross_entropy(labels, batch.labels)
        + TAG_WEIGHT * _cross_entropy(logits.tags, batch.tags)
        + TAG_WEIGHT * _cross_entropy(logits.parts, batch.parts)
    )


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    if not (targets != NONE).any():
        return scores.sum() * 0.0
    return f.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=NONE)


def _average(averaged: dict[str, Tensor], network: ParserNetwork, kept: float) -> None:
    with torch.no_grad():
        for name, value in network.state_dict().items():
            averaged[name].mul_(kept).add_(value, alpha=1 - kept)
