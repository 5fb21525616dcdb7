"""The recipe of the learnt qualifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from extract.discourse import Discourse
from extract.encoder import STATES
from extract.pairs.guess import RELATIONS
from extract.pairs.marks import MODALITIES, Spot
from extract.pairs.option import Option
from extract.pairs.qualities import Qualities
from extract.pairs.quality_features import to_adjunct_rows, to_manner_features
from extract.pairs.state import to_spot
from extract.training.annotated import Triple
from extract.training.pair_batches import Lesson
from extract.training.pair_examples import Example, find_stated
from extract.training.pointing import Settings as PointingSettings
from extract.training.pointing import fit_pointing
from extract.training.pointing_batches import Told, to_told
from extract.training.softmax import Floats, Settings
from extract.training.tables import Row, to_table

SETTINGS = Settings(rounds=30, rate=0.3, least=2)
POINTING = PointingSettings()

Stated = tuple[Spot, Triple]


def fit_qualities(
    examples: Sequence[Example],
    lessons: Mapping[int, Lesson],
    discourse: Discourse,
    settings: PointingSettings = POINTING,
) -> Qualities:
    """Fit the models to the annotated relations of the examples.

    `lessons` has what the network reads of them, by number: the states of their items.
    """
    manner: list[Row] = []
    adjuncts: list[Row] = []
    told: list[Told] = []
    for number, example in enumerate(examples):
        stated = [*find_spots(example, discourse)]
        for one in stated:
            for kind, row in _to_rows(number, example, one):
                (manner if kind == "manner" else adjuncts).append(row)
        if stated and number in lessons:
            told.append(to_lesson(example, stated, lessons[number]))
    everything, size = range(len(examples)), len(MODALITIES)
    return Qualities(
        to_table(manner, SETTINGS.least, size + 1).fit(everything, size, SETTINGS),
        to_table(adjuncts, SETTINGS.least, 1).fit(everything, 0, SETTINGS),
        fit_pointing(told, settings),
    )


def find_spots(example: Example, discourse: Discourse) -> Iterator[Stated]:
    """Give each annotated relation once, with the first of its annotated statements."""
    seen = set()
    for ends, triple in find_stated(example.sentence, example.reading):
        if (ends, triple.relation) not in seen:
            seen.add((ends, triple.relation))
            one = Option(ends[0], RELATIONS.index(triple.relation), ends[1])
            yield to_spot(one, example.reading, discourse)[1], triple


def to_lesson(example: Example, stated: Sequence[Stated], lesson: Lesson) -> Told:
    """Give what the network learns of the relations of an example."""
    means = lesson.inputs.dense[:, :STATES].astype(np.float16)
    return to_told(
        example.reading,
        [spot for spot, _ in stated],
        [triple.qualifiers for _, triple in stated],
        [triple.relation for _, triple in stated],
        means,
    )


def _to_rows(number: int, example: Example, one: Stated) -> Iterator[tuple[str, Row]]:
    spot, triple = one
    said = triple.qualifiers
    features = to_manner_features(example.reading, spot)
    yield (
        "manner",
        (number, (), features, _to_manner(said.get("modality"), said.get("polarity"))),
    )
    for name, group, features in to_adjunct_rows(example.reading, spot):
        members = example.reading.view.groups[group].members
        terms = {example.sentence.text[one.start : one.end] for one in members}
        target = np.array([said.get(name) in terms], np.float32)
        yield "adjunct", (number, (group,), features, target)


def _to_manner(modality: str | None, polarity: str | None) -> Floats:
    target = np.zeros(len(MODALITIES) + 1, np.float32)
    target[[str(name) for name in MODALITIES].index(modality or "asserted")] = 1
    target[-1] = polarity == "negative"
    return target
