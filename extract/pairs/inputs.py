"""What the pair network reads of a sentence: rows of numbers for its items and its pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.encoder import STATES, recall_states
from extract.pairs.guess import RELATIONS
from extract.pairs.option import to_row
from extract.pairs.reading import SUBJECTS, Reading, number_subject
from extract.pairs.sums import UNMEASURED
from extract.pairs.view import View
from extract.tagging.words import cut

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

FAR, CLAUSES, STEPS = 5, 3, 7
"""How many groups apart, clauses apart and pairs of items apart two groups are told to be."""

SPANS = (2 * FAR + 1, 2 * CLAUSES + 1, STEPS)
PAIR_FLAGS, OUTER_FLAGS, TAIL_FLAGS = 6, 4, 2
RULED = sum(SPANS) + PAIR_FLAGS + OUTER_FLAGS + TAIL_FLAGS + len(SUBJECTS)
"""The first column of what rules say of a pair."""
OUTSIDE = 2
"""Heads of a sentence that are none of its groups: the document, and an earlier mention."""

PAIR_WIDTH = RULED + len(RELATIONS)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the network reads of a sentence of n groups."""

    dense: Floats
    """A row an item: the mean of its characters' states, and the last one's."""
    signs: tuple[tuple[str, ...], ...]
    """What is named of each item: a group's class and size, a word and the lists it is in."""
    places: Numbers
    """(n, 4): the items of the group, of the verbs before and after it and of its 的-noun; -1."""
    pairs: Numbers
    """(pairs, 2): row of the head as in `Guess.scores`, and tail."""
    back: Numbers
    """The pair that is each pair the other way round, -1 where its head is no group."""
    numbers: Floats
    """(pairs, PAIR_WIDTH): how the two stand to each other, and what rules say."""

    @property
    def means(self) -> Floats:
        """A row an item: the mean of its characters' states."""
        return self.dense[:, :STATES]


def read_inputs(readings: Sequence[Reading]) -> list[Inputs]:
    """Give what the network reads of sentences, each of which has groups."""
    states = recall_states([reading.view.text for reading in readings])
    return [to_inputs(reading, rows) for reading, rows in zip(readings, states, strict=True)]


def to_inputs(reading: Reading, states: Floats) -> Inputs:
    """Give what the network reads of a sentence with the states of its characters."""
    view, count = reading.view, len(reading.contexts)
    contexts = enumerate(reading.contexts)
    numbers = to_numbers(reading)
    wanted = np.ones(numbers.shape[:2], bool)
    alone = [index for index, one in contexts if one.size == 1]
    wanted[alone, alone] = False
    places = [
        (place, one.verb_at, one.next_at, one.noun_at)
        for place, one in zip(view.places, reading.contexts, strict=True)
    ]
    return Inputs(
        _to_dense(view, states),
        tuple(_to_signs(view, [*_to_words(view)])),
        np.array(places, np.int64).reshape(count, 4),
        np.argwhere(wanted),
        _to_back(wanted),
        numbers[wanted],
    )


def _to_back(wanted: NDArray[np.bool_]) -> Numbers:
    """Give for each pair wanted the number of the same pair the other way round."""
    count = wanted.shape[1]
    numbers = np.full(wanted.shape, -1)
    numbers[wanted] = np.arange(wanted.sum())
    turned = np.full_like(numbers, -1)
    turned[:count] = numbers[:count].T
    return np.asarray(turned[wanted])


def _to_words(view: View) -> Iterator[str]:
    """Give the word of each item: of a group that which ends its last mention."""
    ends = {place: group.members[-1] for place, group in zip(view.places, view.groups, strict=True)}
    for place, item in enumerate(view.items):
        last = ends.get(place)
        yield item if last is None else cut(view.text[last.start : last.end])[-1].text


def _to_dense(view: View, states: Floats) -> Floats:
    starts, stops = np.array(view.starts), np.array(view.ends)
    order = np.arange(len(states))
    inside = (order >= starts[:, None]) & (order < stops[:, None])
    sums = inside.astype(np.float32) @ states
    return np.hstack([sums / (stops - starts)[:, None].astype(np.float32), states[stops - 1]])


def _to_signs(view: View, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    groups = dict(zip(view.places, view.groups, strict=True))
    for place, word in enumerate(words):
        group = groups.get(place)
        if group is not None:
            yield f"c={group.class_}", f"n={min(len(group.members), 3)}", f"w={word}"
        else:
            lists = view.verbs[place].split("+") if view.verbs[place] else ()
            cues = (f"k={cue}" for cue in view.cues[place])
            yield f"w={word}", *(f"v={name}" for name in lists), *cues


def to_numbers(reading: Reading) -> Floats:
    """Give (n + 2, n, PAIR_WIDTH): what tells how head and tail stand to each other."""
    view, contexts, count = reading.view, reading.contexts, len(reading.contexts)
    numbers = np.zeros((count + 2, count, PAIR_WIDTH), np.float32)
    inner, outer = numbers[:count], numbers[count:]
    places = np.array(view.places)
    clauses = np.array(view.clauses)[places]
    order = np.arange(count)
    subjects = np.array([one if isinstance(one, int) else -1 for one in reading.subjects])
    kinds = [number_subject(one) for one in reading.subjects]
    verbs = np.array([one.verb_at for one in contexts])
    nexts = np.array([one.next_at for one in contexts])
    firsts = np.array([one.first for one in contexts])
    at = 0
    for width, apart in zip(
        SPANS,
        (
            np.clip(order - order[:, None], -FAR, FAR) + FAR,
            np.clip(clauses - clauses[:, None], -CLAUSES, CLAUSES) + CLAUSES,
            np.minimum(np.abs(places - places[:, None]) // 2, STEPS - 1),
        ),
        strict=True,
    ):
        inner[..., at : at + width] = apart[..., None] == np.arange(width)
        at += width
    for flags in (
        subjects == order[:, None],
        subjects[:, None] == order,
        (nexts[:, None] == verbs) & (nexts[:, None] >= 0),
        (verbs[:, None] == verbs) & (verbs[:, None] >= 0),
        np.broadcast_to(firsts[:, None], (count, count)),
        order == order[:, None],
    ):
        inner[..., at] = flags
        at += 1
    outer[0, :, at] = outer[1, :, at + 1] = 1
    outer[..., at + 2] = np.minimum(order, 3) / 3
    outer[..., at + 3] = np.minimum(clauses, 3) / 3
    at += OUTER_FLAGS
    numbers[..., at] = firsts
    numbers[..., at + 1] = [one.last for one in contexts]
    numbers[:, order, at + TAIL_FLAGS + np.array(kinds)] = 1
    for (head, tail), founds in reading.proposals.items():
        for found in founds:
            if found.relation in RELATIONS:
                cell = numbers[to_row(head, count), tail]
                column = RULED + RELATIONS.index(found.relation)
                sure = UNMEASURED if found.confidence is None else found.confidence
                cell[column] = max(cell[column], sure)
    return numbers
