"""Training of the network that reads characters: sentences with their labels in, weights out.

Neighbours are read together, in texts of all lengths, which what was learnt from them needs not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor

from extract.encoder import Encoder
from extract.encoder.layers import FIRST, LAST
from extract.tagging.network import Network
from extract.training.mention_example import OTHERS, Example, join
from extract.training.mention_network import (
    Given,
    MentionNetwork,
    Sizes,
    to_given,
    to_loss,
    to_soft_loss,
    to_weights,
)
from extract.training.mention_recipe import Recipe, Schedule
from extract.training.pair_scores import to_pairs

Numbers = NDArray[np.int64]
PAIR_DROPOUT = 0.2


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers of what a network knows: signs, and from 1 on relations."""

    signs: Mapping[str, int]
    relations: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An example in numbers; `counts` tells how many of `signs` each character has."""

    example: Example
    rows: Numbers
    signs: Numbers
    counts: Numbers


@dataclass(slots=True)
class _Course:
    """A network on its way: the step it has come to, and its chances."""

    network: MentionNetwork
    known: Known
    schedule: Schedule
    random: Generator
    optimizer: torch.optim.Optimizer = field(init=False)
    rates: list[float] = field(init=False)
    done: int = 0

    def __post_init__(self) -> None:
        self.optimizer = _to_optimizer(self.network, self.schedule)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]


def fit_network(
    examples: Sequence[Example], classes: Sequence[str], start: Encoder, recipe: Recipe
) -> Network:
    """Train a network from an encoder on. Same examples, recipe and machine, same weights.

    Examples stand in the order of their documents. Those without an opinion teach by their labels
    in each epoch; others are read `Schedule.heard` times in all. Empty texts, and those that the
    encoder would read in windows, are left out.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # The order of sums, and so the bytes, hang on it.
    torch.manual_seed(recipe.seed)
    known = _to_known(examples, recipe.schedule.least)
    sizes = Sizes(len(known.signs), len(classes), len(known.relations))
    network = MentionNetwork(start, sizes, recipe.shape)
    random = np.random.default_rng(recipe.seed)
    fitting = range(1, len(start.places) - 1)
    kept = [one for one in examples if len(one.text) in fitting]
    _train(_Course(network, known, recipe.schedule, random), kept, start)
    torch.set_num_threads(threads)
    encoder = network.encoder.to_encoder(start.characters)
    return Network(tuple(classes), known.signs, encoder, to_weights(network))


def _to_known(examples: Sequence[Example], least: int) -> Known:
    taught = [one for one in examples if one.opinion is None]
    counts = Counter(sign for one in taught for row in one.signs for sign in row)
    signs = sorted(sign for sign, count in counts.items() if count >= least)
    relations = sorted({each.relation for one in taught for each in one.related})
    return Known(
        {sign: row for row, sign in enumerate(signs)},
        {relation: number for number, relation in enumerate(relations, 1)},
    )


def _number(example: Example, encoder: Encoder, signs: Mapping[str, int]) -> _Numbered:
    return _Numbered(
        example,
        np.concatenate([[FIRST], encoder.find(example.text), [LAST]]),
        np.array([signs.get(sign, len(signs)) for row in example.signs for sign in row]),
        np.array([len(row) for row in example.signs]),
    )


def _to_optimizer(network: MentionNetwork, schedule: Schedule) -> torch.optim.Optimizer:
    """Let matrices of the encoder's layers decay, and what stands above learn faster."""
    layers = {id(one) for one in network.encoder.layers.parameters() if one.ndim > 1}
    encoder = [*network.encoder.parameters()]
    inside = {id(one) for one in encoder}
    return torch.optim.AdamW(
        [
            {
                "params": [one for one in encoder if id(one) in layers],
                "lr": schedule.rate,
                "weight_decay": schedule.decay,
            },
            {"params": [one for one in encoder if id(one) not in layers], "lr": schedule.rate},
            {
                "params": [one for one in network.parameters() if id(one) not in inside],
                "lr": schedule.top_rate,
            },
        ],
        weight_decay=0.0,
    )


def _train(course: _Course, examples: Sequence[Example], encoder: Encoder) -> None:
    schedule, random = course.schedule, course.random
    taught = [one for one in examples if one.opinion is None]
    heard = [*_put_together([one for one in examples if one.opinion is not None], schedule, random)]
    passes = [random.permutation(len(heard)) for _ in range(schedule.heard)]
    shares = np.array_split(np.concatenate(passes), schedule.epochs)
    course.network.train()
    for epoch, share in enumerate(shares):
        batches = [
            batch
            for texts in ([*_put_together(taught, schedule, random)], [heard[i] for i in share])
            for batch in _to_batches(texts, schedule, random)
        ]
        for number, index in enumerate(random.permutation(len(batches)).tolist()):
            left = 1 - (epoch + number / len(batches)) / schedule.epochs
            numbered = [_number(one, encoder, course.known.signs) for one in batches[index]]
            _step(course, numbered, left)


def _put_together(
    examples: Sequence[Example], schedule: Schedule, random: Generator
) -> Iterator[Example]:
    """Join neighbours to texts of lengths of chance, some of which are of one sentence."""
    most = length = 0
    waiting: list[Example] = []
    for one in examples:
        if waiting and length + len(one.text) > most:
            yield join(waiting)
            waiting, length = [], 0
        if not waiting:
            alone = random.random() < schedule.alone
            most = 0 if alone else int(random.integers(*schedule.together))
        waiting.append(one)
        length += len(one.text)
    if waiting:
        yield join(waiting)


def _step(course: _Course, batch: Sequence[_Numbered], left: float) -> None:
    schedule, optimizer = course.schedule, course.optimizer
    pace = min(1.0, (course.done + 1) / schedule.warm_up) * max(0.02, left)
    for group, rate in zip(optimizer.param_groups, course.rates, strict=True):
        group["lr"] = rate * pace
    optimizer.zero_grad()
    loss = _to_loss(course, batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(course.network.parameters(), schedule.clip)
    optimizer.step()
    course.done += 1


def _to_loss(course: _Course, batch: Sequence[_Numbered]) -> Tensor:
    """Give the loss of a batch, whose texts are all annotated or all heard from a teacher."""
    network, sizes = course.network, course.network.sizes
    examples = [one.example for one in batch]
    given = _hide(course, batch)
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encoder(given.rows, given.inside)
        scores = network.label(states, given)
        pairs = to_pairs(examples, course.known.relations)
        related = network.pairs(states, pairs, PAIR_DROPOUT) if pairs else states.new_zeros(())
    if examples[0].opinion is not None:
        opinion = scores.new_zeros(scores.shape)
        for row, one in zip(opinion, examples, strict=True):
            row[: len(one.text)] = torch.from_numpy(np.asarray(one.opinion, np.float32))
        return to_soft_loss(scores, opinion, sizes.classes)
    labels = torch.zeros(scores.shape[:2], dtype=torch.long)
    for row, one in zip(labels, examples, strict=True):
        row[: len(one.text)] = torch.tensor(one.labels)
    loss: Tensor = to_loss(scores, labels, sizes.classes)
    return loss + course.schedule.related * related / labels.numel()


def _hide(course: _Course, batch: Sequence[_Numbered]) -> Given:
    """Make a batch in which some signs are unknown, as in other texts; whose hand it is is not."""
    random, unknown = course.random, course.network.sizes.signs
    others = course.known.signs.get(OTHERS, unknown)
    signs = []
    for one in batch:
        bare = random.random() < course.schedule.bare
        share = 1.0 if bare else course.network.shape.sign_dropout
        hidden = (random.random(len(one.signs)) < share) & (one.signs != others)
        signs.append(np.where(hidden, unknown, one.signs))
    return to_given([one.rows for one in batch], signs, [one.counts for one in batch])


def _to_batches(
    examples: Sequence[Example], schedule: Schedule, random: Generator
) -> list[list[Example]]:
    """Put texts of like length together, in an order of chance."""
    order = random.permutation(len(examples)).tolist()
    batches: list[list[Example]] = []
    for index in sorted(order, key=lambda index: len(examples[index].text)):
        one = examples[index]
        if not batches or len(one.text) * (len(batches[-1]) + 1) > schedule.characters:
            batches.append([])
        batches[-1].append(one)
    return batches
