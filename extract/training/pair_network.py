"""The recipe of the pair network: sentences with what their groups state in, weights out.

Only here torch is needed. The network computes what `extract.pairs.network` computes with numpy.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.pairs.inputs import RULED
from extract.pairs.network import Member, Network
from extract.training.pair_batches import Batch, Lesson, to_batch
from extract.training.pair_reader import PairReader, Settings, to_member


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


def to_loss(network: PairReader, batch: Batch, alone: float) -> Tensor:
    """Give the loss of a batch by group: of pairs, and of heads and tails by themselves."""
    pairs, heads, tails = (said.float() for said in network(batch))
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
            # Halves the time of a step.
            with torch.autocast("cpu", torch.bfloat16):
                loss = to_loss(network, batch, settings.alone)
            loss.backward()
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
