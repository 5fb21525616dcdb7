"""The recipe of the pair model: annotated sentences in, both passes fitted out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from extract.model import Vocabulary
from extract.pairs.decode import choose
from extract.pairs.first import RELATIONS, Guess
from extract.pairs.forest import Forest
from extract.pairs.model import PairModel, write_model
from extract.pairs.network import Network
from extract.pairs.option import Option
from extract.pairs.reading import Reader
from extract.pairs.second import Guesses, find_options, find_worth, to_rows
from extract.resources import Resources, read_resources
from extract.training.first_pass import (
    SYMMETRIC,
    Tables,
    fit_first,
    guess_all,
    prune_first,
    to_tables,
    to_ways,
)
from extract.training.pair_examples import Example, FindMentions, read_examples, to_candidates
from extract.training.pair_network import Settings, fit_network
from extract.training.qualities import fit_qualities
from extract.training.softmax import Floats
from extract.training.trees import to_forest

FOLDS = 4
"""Parts of the documents: the first pass guesses each from the others, for the second to learn."""

THRESHOLD = 0.32
"""The probability from which on a relation is stated: about half the F1 that is to be had."""

THRESHOLDS = dict.fromkeys(RELATIONS, THRESHOLD)
NETWORK = Settings()
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
Guessed = tuple[int, list[Option], Floats]
"""The number of an example, its options, and their rows."""


def train_relations(
    annotated: Sequence[Path],
    out: Path,
    vocabulary: Vocabulary,
    finders: Sequence[FindMentions] = (),
    settings: Settings = NETWORK,
) -> None:
    """Fit the pair model to annotated files and write it to the folder `out`.

    It learns from the annotated mentions and, for each finder, from those that it finds in the same
    sentences. Same files on the same machine, same bytes. Raises DataError for a faulty file.
    """
    resources = read_resources(vocabulary)
    examples = read_all_examples(annotated, resources, finders)
    write_model(fit_model(examples, resources, settings), out)


def read_all_examples(
    annotated: Sequence[Path], resources: Resources, finders: Sequence[FindMentions] = ()
) -> list[Example]:
    """Read the files in the order of their names: with annotated mentions, then with found ones."""
    reader = Reader(resources.rules, resources.ranks)
    return [
        example
        for find in (to_candidates, *finders)
        for path in sorted(annotated, key=lambda path: path.stem)
        for example in read_examples(path, reader, find)
    ]


def fit_model(
    examples: Sequence[Example], resources: Resources, settings: Settings = NETWORK
) -> PairModel:
    """Fit both passes and the qualifiers.

    The second pass learns from what the first guesses of documents that it has not seen.
    """
    tables = to_tables(examples)
    guessed = [*cross_guess(examples, tables, resources.ranks, settings)]
    rows = [numbers for _, _, numbers in guessed]
    targets = [to_targets(examples[number], options) for number, options, _ in guessed]
    everything = range(len(examples))
    return PairModel(
        prune_first(fit_first(tables, everything)),
        fit_network(to_ways(tables.lessons, examples, everything), settings),
        fit_second(np.concatenate(rows), np.concatenate(targets)),
        THRESHOLDS,
        fit_qualities(examples, resources.rules.discourse),
        frozenset(rule.id for rule in resources.rules.relations),
    )


def cross_validate(
    examples: Sequence[Example], ranks: Mapping[str, int], settings: Settings = NETWORK
) -> dict[int, list[tuple[Option, float]]]:
    """Give what is stated of each example, by number, by a model fitted to other documents."""
    guessed = [*cross_guess(examples, to_tables(examples), ranks, settings)]
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
    examples: Sequence[Example], tables: Tables, ranks: Mapping[str, int], settings: Settings
) -> Iterator[Guessed]:
    """Give the options of each example with their rows, guessed from other documents."""
    for part, rest in split(examples):
        linear = dict(guess_all(fit_first(tables, rest), tables, part, examples))
        network = fit_network(to_ways(tables.lessons, examples, rest), settings)
        yield from to_guessed(examples, linear, tell_all(network, tables, part), ranks)


def tell_all(network: Network, tables: Tables, part: Sequence[int]) -> dict[int, Guess]:
    """Give what a network says of the examples of a part."""
    able = [number for number in part if number in tables.lessons]
    given = [tables.lessons[number].inputs for number in able]
    wide = [
        replace(one, dense=one.dense.astype(np.float32), numbers=one.numbers.astype(np.float32))
        for one in given
    ]
    return dict(zip(able, network.guess(wide), strict=True))


def to_guessed(
    examples: Sequence[Example],
    linear: Mapping[int, Guess],
    told: Mapping[int, Guess],
    ranks: Mapping[str, int],
) -> Iterator[Guessed]:
    """Give the options of each example with their rows, from the guesses of the first pass."""
    for number, one in linear.items():
        reading = examples[number].reading
        guesses: Guesses = leave_out(one, told[number]), told[number]
        options = find_options(reading, guesses)
        if options:
            yield number, options, to_rows(reading, guesses, options, ranks)


def leave_out(one: Guess, said: Guess) -> Guess:
    """Take from what linear models say of all pairs what they will not be asked for."""
    count = len(said.tails)
    scores = one.scores.copy()
    worth = find_worth(said) | np.eye(count, dtype=bool)
    scores[:count][~worth] = 0
    return Guess(scores, one.tails, one.heads)


def split(examples: Sequence[Example]) -> Iterator[tuple[list[int], list[int]]]:
    """Cut the documents into parts; give the numbers of each part's examples, and of the others."""
    documents = sorted({example.document for example in examples})
    parts = {document: number % FOLDS for number, document in enumerate(documents)}
    owned = [parts[example.document] for example in examples]
    for part in sorted(set(owned)):
        inside = [number for number, own in enumerate(owned) if own == part]
        yield inside, [number for number, own in enumerate(owned) if own != part]


def to_targets(example: Example, options: Sequence[Option]) -> NDArray[np.float32]:
    """Give 1 for each option that is stated, 0 for the others."""
    return np.array([is_stated(example, one) for one in options], np.float32)


def is_stated(example: Example, one: Option) -> bool:
    """Tell whether the annotation states a option."""
    relation = RELATIONS[one.relation]
    ways = [(one.head, one.tail), (one.tail, one.head)][: 2 if relation in SYMMETRIC else 1]
    return any(relation in example.labels.get(way, ()) for way in ways)


def fit_second(rows: Floats, targets: Floats) -> Forest:
    """Fit the boosted trees of the second pass (Ke et al. 2017)."""
    booster = lightgbm.train(TREES, lightgbm.Dataset(rows, targets), ROUNDS)
    return to_forest(booster.dump_model())
