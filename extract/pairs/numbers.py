"""What the second pass knows of options, as columns of numbers: their scores, those around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extract.pairs.context import Context
from extract.pairs.guess import RELATIONS
from extract.pairs.option import CUES
from extract.pairs.reading import Reading, number_subject
from extract.pairs.standing import Cells
from extract.pairs.sums import Sums

Column = NDArray[np.generic]
FOLLOWERS = {"的": 1, "，": 2, "。": 3, "等": 4, "；": 5, "、": 6, "和": 7}

NAMES = {name: 1 << place for place, name in enumerate(sorted({*sum(CUES.values(), ())}))}
"""A bit for each list of words that tells of a kind of relation."""
KINDS = np.array([sum(NAMES[name] for name in CUES[relation]) for relation in RELATIONS])
"""The bits of each relation."""


def to_rule_numbers(cells: Cells, sums: Sums) -> list[Column]:
    """Tell what rules say of the options, and of their heads and tails elsewhere."""
    heads, tails, relations = cells.heads, cells.tails, cells.relations
    best = sums.sure.max(axis=2)
    return [
        sums.sure[heads, tails, relations],
        sums.said[heads, tails, relations],
        best[heads, tails],
        best.max(axis=0)[tails],
        sums.sure.max(axis=0)[tails, relations],
        best.max(axis=1)[heads],
        (best > 0).sum(axis=0)[tails],
    ]


def to_tail_numbers(
    cells: Cells, reading: Reading, sums: Sums, ranks: Mapping[str, int]
) -> list[Column]:
    """Tell what the tails are, where they stand and what they are likely to be."""
    tails, relations, count = cells.tails, cells.relations, cells.count
    chances = sums.tails[tails]
    own = chances[np.arange(len(tails)), relations]
    known = [_describe(reading, tail, ranks) for tail in range(count)]
    class_, size, first, last, *others = np.array(known, np.float64)[tails].T
    clauses = np.array(reading.view.clauses)
    return [
        own,
        chances.sum(axis=1),
        chances.max(axis=1),
        (chances > own[:, None]).sum(axis=1),
        relations,
        class_,
        size,
        tails,
        np.full(len(tails), count),
        count - 1 - tails,
        clauses[np.array(reading.view.places)[tails]],
        np.full(len(tails), clauses[-1]),
        first,
        last,
        sums.heads[tails],
        sums.pairs[count, tails],
        *others,
    ]


def _describe(reading: Reading, group: int, ranks: Mapping[str, int]) -> tuple[float, ...]:
    """Tell of a group what is so whatever is said of it."""
    context, subject = reading.contexts[group], reading.subjects[group]
    return (
        ranks.get(context.class_, -1),
        context.size,
        context.first,
        context.last,
        subject + 1 if isinstance(subject, int) else -1 - number_subject(subject),
        FOLLOWERS.get(context.right[0], 0),
        bool(context.modal),
        context.verb_at >= 0,
        reading.view.places[group] - context.verb_at if context.verb_at >= 0 else -1,
        bool(context.relative),
        bool(context.noun),
    )


def to_head_numbers(
    cells: Cells, reading: Reading, sums: Sums, ranks: Mapping[str, int]
) -> list[Column]:
    """Tell what the heads are, how far they stand and what stands between.

    Longer than the house allows: the same numbers in the same order for a head in the sentence and
    for one that is not, side by side.
    """
    tails, relations, count = cells.tails, cells.relations, cells.count
    named = cells.heads < count
    heads, absent = np.minimum(cells.heads, count - 1), count - 1 - cells.heads
    places = np.array(reading.view.places)
    clauses = np.array(reading.view.clauses)[places]
    contexts = reading.contexts
    classes = np.array([ranks.get(one.class_, -1) for one in contexts])
    subjects = np.array([one if isinstance(one, int) else -1 for one in reading.subjects])
    sizes = np.array([one.size for one in contexts])
    edges = np.array([one.first + 2 * one.last for one in contexts])
    pairs = sums.pairs[:count]
    order = np.arange(count)
    low, high = np.minimum(heads, tails)[:, None], np.maximum(heads, tails)[:, None]
    between = (order > low) & (order < high)
    columns: list[tuple[Column, Column | int]] = [
        (tails - heads, absent - 90),
        (np.abs(tails - heads), 99),
        (clauses[tails] - clauses[heads], -1),
        (places[tails] - places[heads], places[tails]),
        (classes[heads], absent),
        (sums.of_heads[heads, relations], -1),
        (sums.of_heads.sum(axis=1)[heads], -1),
        (subjects[tails] == heads, -1),
        (sizes[heads], 0),
        (edges[heads], 0),
        (heads, 0),
        ((pairs.T[tails] * between).sum(axis=1), pairs.sum(axis=0)[tails]),
        ((pairs[heads] * between).sum(axis=1), 0),
        ((sums.scores[heads, :, relations] * between).sum(axis=1), 0),
        (pairs[tails, heads], 0),
        (sums.tails.sum(axis=1)[heads], 0),
        (sums.pairs[count, heads], 0),
    ]
    return [np.where(named, one, other) for one, other in columns]


def to_cue_numbers(cells: Cells, reading: Reading) -> list[Column]:
    """Tell where words of the relations' kinds stand: the verbs, the nouns, between the two."""
    view, tails, named = reading.view, cells.tails, cells.heads < cells.count
    heads, kinds = np.minimum(cells.heads, cells.count - 1), KINDS[cells.relations][:, None]
    places = np.array(view.places)
    ends = places[np.stack([heads, tails])]
    low, high = ends.min(axis=0)[:, None], ends.max(axis=0)[:, None]
    bits = np.array([_to_bits(context) for context in reading.contexts])
    items, order = np.array([to_bits(one) for one in view.cues]), np.arange(len(view.cues))
    cues = ((items & kinds) != 0) & (order > low) & (order < high)
    of_tail, of_head = ((bits[group] & kinds) != 0 for group in (tails, heads))
    told = [*of_head.T, cues.sum(axis=1), (high - low)[:, 0]]
    return [*of_tail.T, *(np.where(named, one, 0) for one in told)]


def _to_bits(context: Context) -> tuple[int, ...]:
    """Give the bits of the lists that the verbs and nouns around a group are in."""
    return (
        to_bits(tuple(context.verb_lists.split("+"))),
        to_bits(tuple(context.verb_cues.split())),
        to_bits(tuple(context.noun_cues.split())),
        to_bits(tuple(context.next_cues.split())),
        to_bits(tuple(context.next_lists.split("+"))),
    )


@lru_cache(maxsize=1024)
def to_bits(names: Sequence[str]) -> int:
    """Give the bits of lists of words; those that tell of no kind of relation have none."""
    return sum(NAMES.get(name, 0) for name in {*names})
