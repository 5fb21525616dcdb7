"""The first pass from examples: what linear models and the network learn, and what they guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extract.pairs.first import (
    DEMAND,
    RELATIONS,
    FirstPass,
    Guess,
    assemble,
    to_inside_rows,
    to_pair_rows,
    to_role_rows,
)
from extract.pairs.inputs import Inputs, read_inputs
from extract.pairs.linear import prune
from extract.pairs.option import to_row
from extract.pairs.reading import DOCUMENT, EARLIER
from extract.training.pair_batches import Lesson
from extract.training.pair_examples import Example
from extract.training.softmax import Floats, Settings
from extract.training.tables import Table, to_table

SYMMETRIC = frozenset({"integrates_with"})
COLUMNS = {name: number for number, name in enumerate(RELATIONS)}
SETTINGS = Settings()
SIZE = len(RELATIONS)
SMALL = 0.008
"""Features whose weights all are smaller are left out in the end."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of the three linear models, and by example the lesson of the network."""

    pairs: Table
    roles: Table
    insides: Table
    lessons: dict[int, Lesson]


def to_tables(examples: Sequence[Example]) -> Tables:
    """Put all rows of the examples into tables."""

    def gather(rows_of: Callable[[Example], Rows], columns: int) -> Table:
        rows = (
            (number, place, features, target)
            for number, example in enumerate(examples)
            if example.reading.contexts
            for place, features, target in rows_of(example)
        )
        return to_table(rows, SETTINGS.least, columns)

    return Tables(
        gather(_pairs_of, 1 + 2 * SIZE),
        gather(_roles_of, 2 + 3 * SIZE),
        gather(_insides_of, 1 + SIZE),
        to_lessons(examples),
    )


def to_lessons(examples: Sequence[Example]) -> dict[int, Lesson]:
    """Give the lesson of each example that has groups, by number, in half precision."""
    lessons = {}
    for name in dict.fromkeys(example.document for example in examples):
        able = [
            number
            for number, example in enumerate(examples)
            if example.document == name and example.reading.contexts
        ]
        read = read_inputs([examples[number].reading for number in able])
        for number, inputs in zip(able, read, strict=True):
            halved = replace(
                inputs,
                dense=inputs.dense.astype(np.float16),
                numbers=inputs.numbers.astype(np.float16),
            )
            lessons[number] = Lesson(halved, to_pair_targets(examples[number], inputs))
    return lessons


def to_pair_targets(example: Example, inputs: Inputs) -> NDArray[np.float32]:
    """Give 1 for each pair and relation that the annotation states."""
    count = len(inputs.places)
    stated = np.zeros((count + 2, count, SIZE), np.float32)
    for (head, tail), names in example.labels.items():
        for name in names:
            if head == DOCUMENT and name != RELATIONS[DEMAND]:
                continue
            stated[to_row(head, count), tail, COLUMNS[name]] = 1
            if name in SYMMETRIC and head >= 0:
                stated[tail, head, COLUMNS[name]] = 1
    return np.asarray(stated[inputs.pairs[:, 0], inputs.pairs[:, 1]])


def to_ways(
    lessons: dict[int, Lesson], examples: Sequence[Example], numbers: Sequence[int]
) -> list[list[Lesson]]:
    """Put together the lessons of one sentence, whose mentions were given in several ways."""
    ways: dict[tuple[str, str], list[Lesson]] = {}
    for number in numbers:
        if number in lessons:
            example = examples[number]
            ways.setdefault((example.document, example.sentence.id), []).append(lessons[number])
    return [*ways.values()]


def fit_first(tables: Tables, examples: Sequence[int]) -> FirstPass:
    """Fit the three linear models to examples by number."""
    return FirstPass(
        tables.pairs.fit(examples, 1 + 2 * SIZE, SETTINGS),
        tables.roles.fit(examples, 2 + SIZE, SETTINGS),
        tables.insides.fit(examples, 1 + SIZE, SETTINGS),
    )


def prune_first(first: FirstPass) -> FirstPass:
    """Leave out what hardly counts, for a smaller file."""
    return FirstPass(
        prune(first.pairs, SMALL), prune(first.roles, SMALL), prune(first.insides, SMALL)
    )


def guess_all(
    first: FirstPass, tables: Tables, part: Sequence[int], examples: Sequence[Example]
) -> Iterator[tuple[int, Guess]]:
    """Give what the linear models guess of each example of a part that has mentions."""
    said = []
    for model, table in (
        (first.pairs, tables.pairs),
        (first.roles, tables.roles),
        (first.insides, tables.insides),
    ):
        rows = table.rows_of(part)
        scores = np.asarray(table.matrix[rows] @ model.weights + model.bias, np.float64)
        by_owner: dict[int, list[int]] = {}
        for line, row in enumerate(rows.tolist()):
            by_owner.setdefault(int(table.owners[row]), []).append(line)
        places = [table.places[row] for row in rows.tolist()]
        said.append((scores, places, by_owner))
    (pairs, ends, pairs_of), (roles, _, roles_of), (insides, spots, insides_of) = said
    for number in part:
        if number in roles_of:
            some, inner = pairs_of.get(number, []), insides_of.get(number, [])
            yield (
                number,
                assemble(
                    len(examples[number].reading.contexts),
                    (pairs[some], [(ends[line][0], ends[line][1]) for line in some]),
                    roles[roles_of[number]],
                    (insides[inner], [spots[line][0] for line in inner]),
                ),
            )


Rows = Iterator[tuple[tuple[int, ...], list[str], Floats]]


def _pairs_of(example: Example) -> Rows:
    for left, right, features in to_pair_rows(example.reading):
        ahead = [1 + COLUMNS[name] for name in example.labels.get((left, right), ())]
        back = [1 + SIZE + COLUMNS[name] for name in example.labels.get((right, left), ())]
        yield (left, right), features, _share(ahead + back, 1 + 2 * SIZE)


def _insides_of(example: Example) -> Rows:
    for index, features in to_inside_rows(example.reading):
        stated = [1 + COLUMNS[name] for name in example.labels.get((index, index), ())]
        yield (index,), features, _share(stated, 1 + SIZE)


def _roles_of(example: Example) -> Rows:
    for index, features in enumerate(to_role_rows(example.reading)):
        demanded = [1] * (RELATIONS[DEMAND] in example.labels.get((DOCUMENT, index), ()))
        earlier = [2 + COLUMNS[name] for name in example.labels.get((EARLIER, index), ())]
        target = np.zeros(2 + 3 * SIZE, np.float32)
        target[: 2 + SIZE] = _share(demanded + earlier, 2 + SIZE)
        for (head, tail), names in example.labels.items():
            for name in names:
                target[2 + SIZE + COLUMNS[name]] += tail == index
                target[2 + 2 * SIZE + COLUMNS[name]] += head == index
        yield (index,), features, np.minimum(target, 1)


def _share(columns: Sequence[int], width: int) -> Floats:
    """Give equal parts of one to the columns, or all of it to the first where there are none."""
    target = np.zeros(width, np.float32)
    for column in columns or [0]:
        target[column] += 1 / max(1, len(columns))
    return target
