"""Training of the network that reads characters: sentences with their labels in, weights out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray

from extract.tagging.network import Member, Network
from extract.training.mention_example import Example, Halves
from extract.training.mention_network import (
    Given,
    MentionNetwork,
    Sizes,
    to_given,
    to_loss,
    to_member,
)
from extract.training.mention_recipe import Recipe, Schedule, Shape

Numbers = NDArray[np.int64]


def fit_network(
    examples: Sequence[Example],
    classes: Sequence[str],
    recipe: Recipe,
) -> Network:
    """Train one network for each seed. Same examples, recipe and machine, same weights."""
    schedule, shape = recipe.schedule, recipe.shape
    characters = _to_rows((list(one.text) for one in examples), schedule.least, 1)
    signs = _to_rows((row for one in examples for row in one.signs), schedule.least, 0)
    numbered = [_number(one, characters, signs) for one in examples if one.text]
    sizes = Sizes(examples[0].dense.shape[1], len(characters) + 1, len(signs), len(classes))
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # The order of sums, and so the bytes, hang on it.
    members = tuple(_train(numbered, sizes, shape, schedule, seed) for seed in recipe.seeds)
    torch.set_num_threads(threads)
    return Network(tuple(classes), characters, signs, members)


def _to_rows(strings: Iterator[Sequence[str]], least: int, first: int) -> Mapping[str, int]:
    counts = Counter(string for row in strings for string in row)
    known = sorted(string for string, count in counts.items() if count >= least)
    return {string: row for row, string in enumerate(known, first)}


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An example in numbers; `counts` tells how many of `signs` each character has."""

    dense: Halves
    characters: Numbers
    signs: Numbers
    counts: Numbers
    labels: Numbers


def _number(example: Example, characters: Mapping[str, int], signs: Mapping[str, int]) -> _Numbered:
    return _Numbered(
        example.dense,
        np.array([characters.get(character, 0) for character in example.text]),
        np.array([signs.get(sign, len(signs)) for row in example.signs for sign in row]),
        np.array([len(row) for row in example.signs]),
        np.array(example.labels),
    )


def _train(
    examples: Sequence[_Numbered], sizes: Sizes, shape: Shape, schedule: Schedule, seed: int
) -> Member:
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    network = MentionNetwork(sizes, shape)
    network.train()
    optimizer = torch.optim.Adam(network.parameters(), lr=schedule.rate)
    done = 0
    for epoch in range(schedule.epochs):
        batches = _to_batches(examples, schedule, random)
        for number, batch in enumerate(batches):
            share = (epoch + number / len(batches)) / schedule.epochs
            rate = schedule.rate * min(1.0, (done + 1) / schedule.warm_up) * max(0.02, 1 - share)
            for group in optimizer.param_groups:
                group["lr"] = rate
            labels = torch.from_numpy(np.stack([examples[index].labels for index in batch]))
            given = _drop([examples[index] for index in batch], sizes, shape, schedule, random)
            optimizer.zero_grad()
            loss = to_loss(network(given), labels, sizes.classes)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), schedule.clip)
            optimizer.step()
            done += 1
    return to_member(network)


def _to_batches(
    examples: Sequence[_Numbered], schedule: Schedule, random: Generator
) -> list[list[int]]:
    """Put sentences of one length together, in an order of chance."""
    lengths: dict[int, list[int]] = {}
    for index in random.permutation(len(examples)).tolist():
        lengths.setdefault(len(examples[index].labels), []).append(index)
    batches = []
    for length, members in sorted(lengths.items()):
        size = max(1, schedule.characters // length)
        batches += [members[at : at + size] for at in range(0, len(members), size)]
    return [batches[index] for index in random.permutation(len(batches))]


def _drop(
    batch: Sequence[_Numbered],
    sizes: Sizes,
    shape: Shape,
    schedule: Schedule,
    random: Generator,
) -> Given:
    """Make a batch in which some signs and characters are unknown, as in other texts."""
    signs, characters = [], []
    for one in batch:
        share = 1.0 if random.random() < schedule.bare else shape.sign_dropout
        signs.append(_hide(one.signs, share, sizes.signs, random))
        characters.append(_hide(one.characters, shape.character_dropout, 0, random))
    dense = [one.dense.astype(np.float32) for one in batch]
    return to_given(dense, characters, signs, [one.counts for one in batch])


def _hide(numbers: Numbers, share: float, unknown: int, random: Generator) -> Numbers:
    return np.where(random.random(len(numbers)) < share, unknown, numbers)
