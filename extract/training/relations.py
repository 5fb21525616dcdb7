"""The recipe of the pair model: annotated sentences in, both passes fitted out.

The file is longer than the house allows: the recipe is read from top to bottom, as it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from extract.model import Vocabulary
from extract.pairs.decode import choose
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
from extract.pairs.forest import Forest
from extract.pairs.model import PairModel, write_model
from extract.pairs.option import Option
from extract.pairs.reading import DOCUMENT, EARLIER, Reader
from extract.pairs.second import find_options, to_rows
from extract.resources import Resources, read_resources
from extract.training.pair_examples import Example, FindMentions, read_examples, to_candidates
from extract.training.qualities import fit_qualities
from extract.training.softmax import Floats, Settings
from extract.training.tables import Table, to_table
from extract.training.trees import to_forest

FOLDS = 4
"""Parts of the documents: the first pass guesses each from the others, for the second to learn."""

THRESHOLD = 0.36
"""The probability from which on a relation is stated: about half the F1 that is to be had."""

THRESHOLDS = dict.fromkeys(RELATIONS, THRESHOLD)

SYMMETRIC = frozenset({"integrates_with"})
COLUMNS = {name: number for number, name in enumerate(RELATIONS)}
SETTINGS = Settings()
ROUNDS = 300
TREES = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 31,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "verbose": -1,
}


def train_relations(
    annotated: Sequence[Path],
    out: Path,
    vocabulary: Vocabulary,
    finders: Sequence[FindMentions] = (),
) -> None:
    """Fit the pair model to annotated files and write it to the folder `out`.

    It learns from the annotated mentions and, for each finder, from those that it finds in the same
    sentences. Same files on the same machine, same bytes. Raises DataError for a faulty file.
    """
    resources = read_resources(vocabulary)
    reader = Reader(resources.rules, resources.ranks)
    examples = [
        example
        for find in (to_candidates, *finders)
        for path in sorted(annotated, key=lambda path: path.stem)
        for example in read_examples(path, reader, find)
    ]
    write_model(fit_model(examples, resources), out)


def fit_model(examples: Sequence[Example], resources: Resources) -> PairModel:
    """Fit both passes and the qualifiers.

    The second pass learns from what the first guesses of documents that it has not seen.
    """
    tables = to_tables(examples)
    rows, targets = [], []
    for number, options, numbers in cross_guess(examples, tables, resources.ranks):
        rows.append(numbers)
        targets.append(to_targets(examples[number], options))
    return PairModel(
        fit_first(tables, range(len(examples))),
        fit_second(np.concatenate(rows), np.concatenate(targets)),
        THRESHOLDS,
        fit_qualities(examples, resources.rules.discourse),
        frozenset(rule.id for rule in resources.rules.relations),
    )


def cross_validate(
    examples: Sequence[Example], ranks: Mapping[str, int]
) -> dict[int, list[tuple[Option, float]]]:
    """Give what is stated of each example, by number, by a model fitted to other documents."""
    guessed = [*cross_guess(examples, to_tables(examples), ranks)]
    targets = [to_targets(examples[number], options) for number, options, _ in guessed]
    chosen = {}
    for part, _ in split(examples):
        inside = frozenset(part)
        kept = [k for k, (number, _, _) in enumerate(guessed) if number not in inside]
        rows = np.concatenate([guessed[k][2] for k in kept])
        forest = fit_second(rows, np.concatenate([targets[k] for k in kept]))
        for number, options, numbers in guessed:
            if number in inside:
                chances = forest.apply(numbers).tolist()
                chosen[number] = choose(options, chances, THRESHOLDS)
    return chosen


def cross_guess(
    examples: Sequence[Example], tables: Tables, ranks: Mapping[str, int]
) -> Iterator[tuple[int, list[Option], Floats]]:
    """Give the options of each example with their rows, guessed from other documents."""
    for part, rest in split(examples):
        first = fit_first(tables, rest)
        for number, said in guess_all(first, tables, part, examples):
            reading = examples[number].reading
            options = find_options(reading, said)
            if options:
                yield number, options, to_rows(reading, said, options, ranks)


def split(examples: Sequence[Example]) -> Iterator[tuple[list[int], list[int]]]:
    """Cut the documents into parts; give the numbers of each part's examples, and of the others."""
    documents = sorted({example.document for example in examples})
    parts = {document: number % FOLDS for number, document in enumerate(documents)}
    owned = [parts[example.document] for example in examples]
    for part in sorted(set(owned)):
        inside = [number for number, own in enumerate(owned) if own == part]
        yield inside, [number for number, own in enumerate(owned) if own != part]


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of the three models of the first pass."""

    pairs: Table
    roles: Table
    insides: Table


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

    size = len(RELATIONS)
    return Tables(
        gather(_pairs_of, 1 + 2 * size),
        gather(_roles_of, 2 + 3 * size),
        gather(_insides_of, 1 + size),
    )


def fit_first(tables: Tables, examples: Sequence[int]) -> FirstPass:
    """Fit the three linear models to examples by number."""
    size = len(RELATIONS)
    return FirstPass(
        tables.pairs.fit(examples, 1 + 2 * size, SETTINGS),
        tables.roles.fit(examples, 2 + size, SETTINGS),
        tables.insides.fit(examples, 1 + size, SETTINGS),
    )


def guess_all(
    first: FirstPass, tables: Tables, part: Sequence[int], examples: Sequence[Example]
) -> Iterator[tuple[int, Guess]]:
    """Give the guess of each example of a part that has mentions."""
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


def to_targets(example: Example, options: Sequence[Option]) -> NDArray[np.float32]:
    """Give 1 for each option that is stated, 0 for the others."""
    return np.array([is_stated(example, one) for one in options], np.float32)


def is_stated(example: Example, one: Option) -> bool:
    """Tell whether the annotation states a option."""
    relation = RELATIONS[one.relation]
    ways = [(one.head, one.tail), (one.tail, one.head)][: 2 if relation in SYMMETRIC else 1]
    return any(relation in example.labels.get(way, ()) for way in ways)


Rows = Iterator[tuple[tuple[int, ...], list[str], Floats]]


def _pairs_of(example: Example) -> Rows:
    size = len(RELATIONS)
    for left, right, features in to_pair_rows(example.reading):
        ahead = [1 + COLUMNS[name] for name in example.labels.get((left, right), ())]
        back = [1 + size + COLUMNS[name] for name in example.labels.get((right, left), ())]
        yield (left, right), features, _share(ahead + back, 1 + 2 * size)


def _insides_of(example: Example) -> Rows:
    for index, features in to_inside_rows(example.reading):
        stated = [1 + COLUMNS[name] for name in example.labels.get((index, index), ())]
        yield (index,), features, _share(stated, 1 + len(RELATIONS))


def _roles_of(example: Example) -> Rows:
    size = len(RELATIONS)
    for index, features in enumerate(to_role_rows(example.reading)):
        demanded = [1] * (RELATIONS[DEMAND] in example.labels.get((DOCUMENT, index), ()))
        earlier = [2 + COLUMNS[name] for name in example.labels.get((EARLIER, index), ())]
        target = np.zeros(2 + 3 * size, np.float32)
        target[: 2 + size] = _share(demanded + earlier, 2 + size)
        for (head, tail), names in example.labels.items():
            for name in names:
                target[2 + size + COLUMNS[name]] += tail == index
                target[2 + 2 * size + COLUMNS[name]] += head == index
        yield (index,), features, np.minimum(target, 1)


def _share(columns: Sequence[int], width: int) -> Floats:
    """Give equal parts of one to the columns, or all of it to the first where there are none."""
    target = np.zeros(width, np.float32)
    for column in columns or [0]:
        target[column] += 1 / max(1, len(columns))
    return target


def fit_second(rows: Floats, targets: Floats) -> Forest:
    """Fit the boosted trees of the second pass (Ke et al. 2017)."""
    booster = lightgbm.train(TREES, lightgbm.Dataset(rows, targets), ROUNDS)
    return to_forest(booster.dump_model())
