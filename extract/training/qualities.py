"""The recipe of the learnt qualifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extract.discourse import Discourse
from extract.pairs.guess import RELATIONS
from extract.pairs.option import Option
from extract.pairs.qualities import MODALITIES, Qualities, to_adjunct_rows, to_manner_features
from extract.pairs.state import to_spot
from extract.training.pair_examples import Example, find_stated
from extract.training.softmax import Floats, Settings
from extract.training.tables import Row, to_table

SETTINGS = Settings(rounds=30, rate=0.3, least=2)


def fit_qualities(examples: Sequence[Example], discourse: Discourse) -> Qualities:
    """Fit both models to the annotated relations of the examples."""
    manner: list[Row] = []
    adjuncts: list[Row] = []
    for number, example in enumerate(examples):
        for kind, row in _to_rows(number, example, discourse):
            (manner if kind == "manner" else adjuncts).append(row)
    everything, size = range(len(examples)), len(MODALITIES)
    return Qualities(
        to_table(manner, SETTINGS.least, size + 1).fit(everything, size, SETTINGS),
        to_table(adjuncts, SETTINGS.least, 1).fit(everything, 0, SETTINGS),
    )


def _to_rows(number: int, example: Example, discourse: Discourse) -> Iterator[tuple[str, Row]]:
    seen = set()
    for ends, triple in find_stated(example.sentence, example.reading):
        if (ends, triple.relation) in seen:
            continue
        seen.add((ends, triple.relation))
        one = Option(ends[0], RELATIONS.index(triple.relation), ends[1])
        _, spot = to_spot(one, example.reading, discourse)
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
