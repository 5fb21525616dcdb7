"""The recipe of the pair model: annotated sentences in, both passes fitted out.

States of a document that its encoder has learnt from are too good to be true, so a network taught
by them trusts them too far: each document is read by an encoder that has not seen it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from extract.model import Vocabulary
from extract.pairs.decode import choose
from extract.pairs.forest import Forest
from extract.pairs.guess import RELATIONS, Guess
from extract.pairs.model import PairModel, write_model
from extract.pairs.network import Network
from extract.pairs.option import Option
from extract.pairs.reading import Reader
from extract.pairs.second import find_options, to_rows
from extract.resources import Resources, read_resources
from extract.scoring import SYMMETRIC
from extract.training.pair_batches import Lesson
from extract.training.pair_examples import Example, FindMentions, read_examples, to_candidates
from extract.training.pair_lessons import to_lessons, to_ways, widen
from extract.training.pair_network import fit_network
from extract.training.pair_reader import Settings
from extract.training.qualities import fit_qualities
from extract.training.softmax import Floats
from extract.training.trees import to_forest

FOLDS = 5
"""Parts of the documents, as many as their encoders: the network guesses each from the others, for
the second pass to learn."""

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
    encoders: Path | None = None,
) -> None:
    """Fit the pair model to annotated files and write it to the folder `out`.

    It learns from the annotated mentions and, for each finder, from those that it finds in the same
    sentences. The folders 0 to 4 of `encoders` hold the encoders that have not seen that part;
    without them the shipped one reads all. Same files on the same machine, same bytes. Raises
    DataError for a faulty file.
    """
    resources = read_resources(vocabulary)
    examples = read_all_examples(annotated, resources, finders)
    parts = to_parts(annotated)
    lessons = to_lessons(examples, name_encoders(parts, encoders))
    write_model(fit_model(examples, lessons, parts, resources, settings), out)


def to_parts(annotated: Sequence[Path]) -> dict[str, int]:
    """Give the part of each document, by turns in the order of their files' full paths."""
    ordered = sorted(annotated, key=lambda path: str(path.resolve()))
    return {path.stem: number % FOLDS for number, path in enumerate(ordered)}


def name_encoders(parts: Mapping[str, int], encoders: Path | None) -> dict[str, Path]:
    """Give the folder of the encoder that has not seen a document, by its name; none for None."""
    return {} if encoders is None else {name: encoders / str(n) for name, n in parts.items()}


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
    examples: Sequence[Example],
    lessons: Mapping[int, Lesson],
    parts: Mapping[str, int],
    resources: Resources,
    settings: Settings = NETWORK,
) -> PairModel:
    """Fit both passes and the qualifiers.

    The second pass learns from what the first guesses of documents that it has not seen.
    """
    guessed = [*cross_guess(examples, lessons, parts, resources.ranks, settings)]
    rows = [numbers for _, _, numbers in guessed]
    targets = [to_targets(examples[number], options) for number, options, _ in guessed]
    return PairModel(
        fit_network(to_ways(lessons, examples, range(len(examples))), settings),
        fit_second(np.concatenate(rows), np.concatenate(targets)),
        THRESHOLDS,
        fit_qualities(examples, lessons, resources.rules.discourse),
        find_judged(examples, settings.least),
    )


def find_judged(examples: Sequence[Example], least: int) -> frozenset[str]:
    """Find the rules that speak in so many sentences that a model can have learnt to judge them."""
    sentences = defaultdict(set)
    for example in examples:
        for found in example.reading.said:
            sentences[found.rule].add((example.document, example.sentence.id))
    return frozenset(rule for rule, where in sentences.items() if len(where) >= least)


def cross_validate(
    examples: Sequence[Example],
    lessons: Mapping[int, Lesson],
    parts: Mapping[str, int],
    ranks: Mapping[str, int],
    settings: Settings = NETWORK,
) -> dict[int, list[tuple[Option, float]]]:
    """Give what is stated of each example, by number, by a model fitted to other documents."""
    guessed = [*cross_guess(examples, lessons, parts, ranks, settings)]
    targets = [to_targets(examples[number], options) for number, options, _ in guessed]
    chosen = {}
    for part, _ in split(examples, parts):
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
    examples: Sequence[Example],
    lessons: Mapping[int, Lesson],
    parts: Mapping[str, int],
    ranks: Mapping[str, int],
    settings: Settings,
) -> Iterator[Guessed]:
    """Give the options of each example with their rows, guessed from other documents."""
    for part, rest in split(examples, parts):
        network = fit_network(to_ways(lessons, examples, rest), settings)
        for number, said in tell_all(network, lessons, part).items():
            reading = examples[number].reading
            options = find_options(reading, said)
            if options:
                yield number, options, to_rows(reading, said, options, ranks)


def tell_all(
    network: Network, lessons: Mapping[int, Lesson], part: Sequence[int]
) -> dict[int, Guess]:
    """Give what a network says of the examples of a part."""
    able = [number for number in part if number in lessons]
    given = [widen(lessons[number].inputs) for number in able]
    return dict(zip(able, network.guess(given), strict=True))


def split(
    examples: Sequence[Example], parts: Mapping[str, int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Give the numbers of each part's examples, and of the others."""
    owned = [parts[example.document] for example in examples]
    for part in sorted(set(owned)):
        inside = [number for number, own in enumerate(owned) if own == part]
        yield inside, [number for number, own in enumerate(owned) if own != part]


def to_targets(example: Example, options: Sequence[Option]) -> NDArray[np.float32]:
    """Give 1 for each option that is stated, 0 for the others."""
    return np.array([is_stated(example, one) for one in options], np.float32)


def is_stated(example: Example, one: Option) -> bool:
    """Tell whether the annotation states an option."""
    relation = RELATIONS[one.relation]
    ways = [(one.head, one.tail), (one.tail, one.head)][: 2 if relation in SYMMETRIC else 1]
    return any(relation in example.labels.get(way, ()) for way in ways)


def fit_second(rows: Floats, targets: Floats) -> Forest:
    """Fit the boosted trees of the second pass (Ke et al. 2017)."""
    booster = lightgbm.train(TREES, lightgbm.Dataset(rows, targets), ROUNDS)
    return to_forest(booster.dump_model())
