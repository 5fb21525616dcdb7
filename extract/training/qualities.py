"""The recipe of the learnt qualifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extract.discourse import Discourse
from extract.encoder import STATES
from extract.pairs.around import Wide
from extract.pairs.guess import RELATIONS
from extract.pairs.linear import Linear
from extract.pairs.marks import MODALITIES, Spot
from extract.pairs.option import Option
from extract.pairs.pointing import Pointing, normalise, run
from extract.pairs.qualities import Qualities, read_manners
from extract.pairs.quality_features import to_adjunct_rows, to_manner_features
from extract.pairs.state import to_spot
from extract.training.annotated import Triple
from extract.training.around import fit_around
from extract.training.pair_batches import Lesson
from extract.training.pair_examples import Example, find_stated
from extract.training.pointing import Settings as PointingSettings
from extract.training.pointing import fit_pointing
from extract.training.pointing_batches import Told, to_told
from extract.training.softmax import Floats, Settings
from extract.training.tables import Row, to_table

SETTINGS = Settings(rounds=30, rate=0.3, least=2)
POINTING = PointingSettings()

PARTS = 5
"""Parts of the documents: the manners of each are guessed from the others, for `judge` to learn."""

ToldSpot = tuple[Spot, Triple]


@dataclass(frozen=True, slots=True)
class Taught:
    """What an example teaches: its annotated relations, and what the network learns of them."""

    number: int
    example: Example
    stated: Sequence[ToldSpot]
    told: Told | None


def fit_qualities(
    examples: Sequence[Example],
    lessons: Mapping[int, Lesson],
    discourse: Discourse,
    settings: PointingSettings = POINTING,
) -> Qualities:
    """Fit the models to the annotated relations of the examples.

    `lessons` has what the network reads of them, by number: the states of their items.
    """
    taught = [*_teach(examples, lessons, discourse)]
    adjuncts = [row for one in taught for row in _to_adjuncts(one)]
    manner, pointing = _fit_manners(taught, settings)
    return Qualities(
        manner,
        to_table(adjuncts, SETTINGS.least, 1).fit(range(len(examples)), 0, SETTINGS),
        pointing,
        _fit_around(taught, settings),
    )


def _teach(
    examples: Sequence[Example], lessons: Mapping[int, Lesson], discourse: Discourse
) -> Iterator[Taught]:
    for number, example in enumerate(examples):
        stated = [*find_spots(example, discourse)]
        if stated:
            lesson = lessons.get(number)
            told = to_lesson(example, stated, lesson) if lesson else None
            yield Taught(number, example, stated, told)


def _fit_manners(taught: Sequence[Taught], settings: PointingSettings) -> tuple[Linear, Pointing]:
    """Fit both readers of manners, the linear model and the network."""
    size = len(MODALITIES)
    rows: list[Row] = [
        (one.number, (), to_manner_features(one.example.reading, spot), _to_manner(triple))
        for one in taught
        for spot, triple in one.stated
    ]
    owners = [one.number for one in taught]
    linear = to_table(rows, SETTINGS.least, size + 1).fit(owners, size, SETTINGS)
    return linear, fit_pointing([one.told for one in taught if one.told], settings)


def _fit_around(taught: Sequence[Taught], settings: PointingSettings) -> Floats:
    """Fit the judge of modalities to what both readers say of documents they have not seen.

    Of a single document, what they say of what they have seen.
    """
    names = sorted({one.example.document for one in taught})
    first, kept = [], []
    for part in range(min(PARTS, len(names))):
        inside = frozenset(names[part::PARTS])
        rest = [one for one in taught if one.example.document not in inside]
        readers = _fit_manners(rest or taught, settings)
        for one in taught:
            if one.example.document in inside and one.told:
                first.append(_guess(*readers, one, one.told))
                kept.append(one)
    each = [(one, spot, triple) for one in kept for spot, triple in one.stated]
    return fit_around(
        np.concatenate(first),
        np.array([spot.one.relation for _, spot, _ in each]),
        [one.example.document for one, _, _ in each],
        np.array([one.number for one, _, _ in each]),
        np.stack([_to_manner(triple)[:-1] for _, _, triple in each]).astype(np.float64),
    )


def _guess(linear: Linear, pointing: Pointing, one: Taught, told: Told) -> Wide:
    """Give the modalities of an example's relations by one reader and the other, side by side."""
    spots = [spot for spot, _ in one.stated]
    learnt = read_manners(linear, [one.example.reading], [spots])
    rows = np.array([pointing.words.get(item, 0) for item in told.items])
    pointed = run(pointing, rows, normalise(told.means.astype(np.float32)), told.marks)
    return np.hstack([learnt[:, :-1], np.stack([each.manner[:-1] for each in pointed])])


def find_spots(example: Example, discourse: Discourse) -> Iterator[ToldSpot]:
    """Give each annotated relation once, with the first of its annotated statements."""
    seen = set()
    for ends, triple in find_stated(example.sentence, example.reading):
        if (ends, triple.relation) not in seen:
            seen.add((ends, triple.relation))
            one = Option(ends[0], RELATIONS.index(triple.relation), ends[1])
            yield to_spot(one, example.reading, discourse)[1], triple


def to_lesson(example: Example, stated: Sequence[ToldSpot], lesson: Lesson) -> Told:
    """Give what the network learns of the relations of an example."""
    means = lesson.inputs.dense[:, :STATES].astype(np.float16)
    return to_told(
        example.reading,
        [spot for spot, _ in stated],
        [triple.qualifiers for _, triple in stated],
        [triple.relation for _, triple in stated],
        means,
    )


def _to_adjuncts(one: Taught) -> Iterator[Row]:
    """Give each mention that may be a qualifier of a relation, and whether it is."""
    text = one.example.sentence.text
    for spot, triple in one.stated:
        for name, group, features in to_adjunct_rows(one.example.reading, spot):
            members = one.example.reading.view.groups[group].members
            terms = {text[member.start : member.end] for member in members}
            target = np.array([triple.qualifiers.get(name) in terms], np.float32)
            yield one.number, (group,), features, target


def _to_manner(triple: Triple) -> Floats:
    said = triple.qualifiers
    target = np.zeros(len(MODALITIES) + 1, np.float32)
    target[[str(name) for name in MODALITIES].index(said.get("modality") or "asserted")] = 1
    target[-1] = said.get("polarity") == "negative"
    return target
