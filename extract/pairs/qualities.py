"""Learnt qualifiers: is a relation demanded, possible or denied; what says when and where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.model import Qualifiers
from extract.packed import Kept
from extract.pairs import linear, pointing
from extract.pairs.around import judge, to_sentences
from extract.pairs.compared import is_place_compared_with, is_time_compared_with
from extract.pairs.guess import DEMAND, RELATIONS
from extract.pairs.linear import Linear
from extract.pairs.marks import ASKED_OF, MODALITIES, PLAIN_DENIALS, Spot
from extract.pairs.pointing import CHANNELS, NOWHERE, Floats, Pointed, Pointing, point
from extract.pairs.quality_features import (
    ADJUNCTS,
    to_adjunct_rows,
    to_manner_features,
    to_name,
)
from extract.pairs.reading import Reading
from extract.probabilities import to_logistic, to_softmax

CLEAR = 0.4
"""The probability from which on a demand, a possibility, a denial, a time or a place is taken."""

UNNAMED = frozenset({"他", "她", "他们", "她们", "它", "它们", "其"})
"""Words that name nobody."""

LIKELY = 0.5
"""How likely a speaker is, beside the probability that the sentence has none, to be taken."""

STATED = 0.5
"""The probability from which on a value has a measure."""

CERTAIN = 0.01
"""The least that is shared out where items are ruled out, which may have been all but certain."""

LONGEST = 7
"""How many items a wording goes on after its first."""

IN_WORDS = re.compile(r"[^|]*[^\W\d_][^|]*")
"""A measure: a letter or character at least, within one cell of a table."""


@dataclass(frozen=True, slots=True)
class Qualities:
    """Two linear models, of manner (the three modalities, then denial) and of adjuncts, a network
    that points at the items of any, and the weights of `judge`."""

    manner: Linear
    adjuncts: Linear
    pointing: Pointing
    around: Floats


def _is_denied(reading: Reading, spot: Spot) -> bool:
    """Tell whether a word of plain denial stands right before the trigger."""
    return spot.trigger > 0 and reading.view.items[spot.trigger - 1] in PLAIN_DENIALS


def qualify(
    model: Qualities,
    readings: Sequence[Reading],
    means: Sequence[Floats],
    spots: Sequence[Sequence[Spot]],
) -> list[list[Qualifiers]]:
    """Give the qualifiers of the relations of each sentence of a text, in its order.

    `means` is as `point` takes it. What the linear models and the network say counts alike;
    modality is judged beside what stands around; measure and action are the network's.
    """
    pointed = [
        point(model.pointing, *known) if known[2] else []
        for known in zip(readings, means, spots, strict=True)
    ]
    every = [spot for row in spots for spot in row]
    if not every:
        return [[] for _ in spots]
    learnt = read_manners(model.manner, readings, spots)
    pointed_manners = np.stack([one.manner for row in pointed for one in row]).astype(np.float64)
    sides = [manners[:, : len(MODALITIES)] for manners in (learnt, pointed_manners)]
    relations = np.array([spot.one.relation for spot in every])
    sentences = to_sentences([len(row) for row in spots])
    chances = judge(model.around, np.hstack(sides), relations, sentences)
    denied = (learnt[:, -1] + pointed_manners[:, -1]) / 2
    told = zip(chances.tolist(), denied.tolist(), strict=True)
    return [
        [
            _qualify(model, reading, spot, one, *next(told))
            for spot, one in zip(row, said, strict=True)
        ]
        for reading, row, said in zip(readings, spots, pointed, strict=True)
    ]


def read_manners(
    model: Linear, readings: Sequence[Reading], spots: Sequence[Sequence[Spot]]
) -> NDArray[np.float64]:
    """Give what the linear model says of each relation: each modality, then a denial."""
    scores = model.apply(
        to_manner_features(reading, spot)
        for reading, row in zip(readings, spots, strict=True)
        for spot in row
    )
    size = len(MODALITIES)
    return np.hstack([to_softmax(scores[:, :size]), to_logistic(scores[:, size:])])


def _qualify(
    model: Qualities,
    reading: Reading,
    spot: Spot,
    pointed: Pointed,
    chances: Sequence[float],
    denied: float,
) -> Qualifiers:
    adjuncts = _find_adjuncts(model, reading, spot, pointed)
    best = max(range(1, len(MODALITIES)), key=lambda k: chances[k])
    denial = denied >= CLEAR or _is_denied(reading, spot)
    return Qualifiers(
        modality=MODALITIES[best] if chances[best] >= CLEAR else MODALITIES[0],
        polarity="negative" if denial else "positive",
        action=_find_wording("action", reading, spot, pointed),
        measure=_find_wording("measure", reading, spot, pointed),
        time=adjuncts.get("time"),
        place=adjuncts.get("place"),
        source=adjuncts.get("source"),
    )


def _find_adjuncts(
    model: Qualities, reading: Reading, spot: Spot, pointed: Pointed
) -> dict[str, str]:
    """Give the likeliest wording of each adjunct that is clear, or likely beside none."""
    rows = [*to_adjunct_rows(reading, spot)]
    scores = to_logistic(model.adjuncts.apply(row[2] for row in rows))[:, 0].tolist()
    learnt = {row[:2]: chance for row, chance in zip(rows, scores, strict=True)}
    found = {}
    for name in ADJUNCTS:
        chance, wording = _point_at(name, reading, spot, pointed, learnt)
        none = float(pointed.items[-NOWHERE:, CHANNELS.index(name)].sum())
        if chance >= (LIKELY * none if name == "source" else CLEAR):
            found[name] = wording
    return found


def _point_at(
    name: str,
    reading: Reading,
    spot: Spot,
    pointed: Pointed,
    learnt: Mapping[tuple[str, int], float],
) -> tuple[float, str]:
    """Give the item that is likeliest the adjunct of that name, a mention or a word."""
    if name == "source" and spot.one.relation == DEMAND:
        return -1.0, ""
    view = reading.view
    chances = pointed.items[:-NOWHERE, CHANNELS.index(name)].tolist()
    if name == "place":
        tail = view.places[spot.one.tail]
        compared = [one for one in view.places if is_place_compared_with(view, one, tail)]
        chances = _rule_out(compared, chances)
    else:
        for group, item in enumerate(view.places):
            if (name, group) in learnt:
                chances[item] = (chances[item] + learnt[name, group]) / 2
            if name == "time" and is_time_compared_with(view, item):
                chances[item] = 0.0
        chances = [0.0 if view.items[at] in UNNAMED else one for at, one in enumerate(chances)]
    item = chances.index(max(chances))
    if item in view.places:
        return chances[item], to_name(reading, view.places.index(item))
    return chances[item], view.items[item]


def _rule_out(items: Sequence[int], chances: Sequence[float]) -> list[float]:
    """Give the probabilities of items, what was that of those ruled out shared by the others.

    >>> _rule_out([0], [0.5, 0.25, 0.0])
    [0.0, 0.5, 0.0]
    """
    left = max(1 - sum(chances[item] for item in items), CERTAIN)
    return [0.0 if item in items else one / left for item, one in enumerate(chances)]


def _find_wording(name: str, reading: Reading, spot: Spot, pointed: Pointed) -> str | None:
    """Give the action or measure: the likeliest stretch of items, where there should be one.

    An action holds no mention, a measure not the value, unless nothing else is left.
    """
    if RELATIONS[spot.one.relation] != ASKED_OF[name]:
        return None
    column = CHANNELS.index(name)
    first, last = pointed.items[:-NOWHERE, column], pointed.items[:-NOWHERE, column + 1]
    if name == "measure" and first.sum() < STATED:
        return None
    both = np.tril(np.triu(np.outer(first, last)), LONGEST)
    view = reading.view
    places = view.places if name == "action" else [view.places[spot.one.tail]]
    clear = both * _is_clear_of(places, len(last))
    if clear.any():
        both = clear
    start, end = divmod(int(both.argmax()), len(last))
    wording = view.text[view.starts[start] : view.ends[end]]
    if name == "measure" and not IN_WORDS.fullmatch(wording):
        return None
    return wording


def _is_clear_of(places: Sequence[int], count: int) -> NDArray[np.bool_]:
    """Tell of each stretch, by its first and last item, that none of `places` is in it."""
    passed = np.append(0, np.bincount(places, minlength=count).cumsum())
    return np.asarray(passed[1:] == passed[:-1, None])


def to_arrays(model: Qualities) -> dict[str, Kept]:
    """Give the models as arrays to keep."""
    return {
        **linear.to_arrays(model.manner, "manner"),
        **linear.to_arrays(model.adjuncts, "adjuncts"),
        **pointing.to_arrays(model.pointing),
        "around": model.around.astype(np.float32),
    }


def from_arrays(arrays: Mapping[str, Kept]) -> Qualities:
    """Give the models that `to_arrays` kept."""
    return Qualities(
        linear.from_arrays(arrays, "manner"),
        linear.from_arrays(arrays, "adjuncts"),
        pointing.from_arrays(arrays),
        arrays["around"].astype(np.float32),
    )
