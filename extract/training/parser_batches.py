"""Trees as tensors: rows of the parser's tables, and the numbers of what is to be predicted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from extract.parsing.columns import COLUMNS, to_columns
from extract.segment import to_plain
from extract.training.parser_network import Inventory
from extract.training.treebank import Tree

SEEN = (2, 1, 1, 2, 2, 1, 3)
"""How often a column's value stands in the treebanks before it has a row."""

NONE = -100
"""Numbers of what the loss leaves out."""


@dataclass(frozen=True, slots=True)
class Example:
    """A tree as numbers, with the number of its treebank; lists start with the root."""

    rows: list[list[int]]
    treebank: int
    tags: list[int]
    parts: list[int]
    heads: list[int]
    labels: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples of about the same length, padded."""

    rows: Tensor
    treebank: Tensor
    present: Tensor
    tags: Tensor
    parts: Tensor
    heads: Tensor
    labels: Tensor


def to_inventory(trees: Iterable[Tree], vectors: Sequence[str]) -> Inventory:
    """Collect the values of the columns and the classes; `_` is no class."""
    counts: list[Counter[str]] = [Counter() for _ in SEEN]
    classes: list[set[str]] = [set(), set(), set()]
    for tree in trees:
        for word in tree.words:
            for count, value in zip(counts, to_columns(to_plain(word.text)), strict=False):
                count[value] += 1
            for kind, value in zip(classes, (word.tag, word.part, word.label), strict=True):
                kind.add(value)
    columns = [
        tuple(sorted(value for value, seen in count.items() if seen >= least))
        for count, least in zip(counts, SEEN, strict=True)
    ]
    tags, parts, labels = (tuple(sorted(kind - {"_"})) for kind in classes)
    return Inventory((*columns, tuple(vectors)), tags, parts, labels)


def to_examples(trees: Iterable[Tree], treebank: int, inventory: Inventory) -> list[Example]:
    """Number the trees of one treebank."""
    columns = [{value: k for k, value in enumerate(c, 1)} for c in inventory.columns]
    tags, parts, labels = (
        {value: k for k, value in enumerate(values)}
        for values in (inventory.tags, inventory.parts, inventory.labels)
    )
    examples = []
    for tree in trees:
        values = [to_columns(to_plain(word.text)) for word in tree.words]
        examples.append(
            Example(
                [[ids.get(v, 0) for ids, v in zip(columns, row, strict=True)] for row in values],
                treebank,
                [NONE, *(tags.get(word.tag, NONE) for word in tree.words)],
                [NONE, *(parts.get(word.part, NONE) for word in tree.words)],
                [NONE, *(word.head for word in tree.words)],
                [NONE, *(labels.get(word.label, NONE) for word in tree.words)],
            )
        )
    return examples


def to_batches(examples: Sequence[Example], words: int, random: Random) -> Iterator[Batch]:
    """Give batches of about so many words, of like length, in random order."""
    order = sorted(examples, key=lambda example: len(example.rows) + 3 * random.random())
    groups: list[list[Example]] = [[]]
    for example in order:
        groups[-1].append(example)
        if len(groups[-1]) * len(example.rows) >= words:
            groups.append([])
    groups = [group for group in groups if group]
    random.shuffle(groups)
    yield from map(to_batch, groups)


def to_batch(examples: Collection[Example]) -> Batch:
    """Pad examples to one length."""
    length = max(len(example.rows) for example in examples)
    rows = torch.zeros(len(examples), length, COLUMNS, dtype=torch.long)
    present = torch.zeros(len(examples), length + 1, dtype=torch.bool)
    targets = torch.full((4, len(examples), length + 1), NONE)
    for i, example in enumerate(examples):
        size = len(example.rows)
        rows[i, :size] = torch.tensor(example.rows)
        present[i, : size + 1] = True
        lists = [example.tags, example.parts, example.heads, example.labels]
        targets[:, i, : size + 1] = torch.tensor(lists)
    treebank = torch.tensor([example.treebank for example in examples])
    return Batch(rows, treebank, present, *targets.unbind())
