"""Learnt qualifiers: is a relation demanded, possible or denied; what says when and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extract.model import Modality, Qualifiers
from extract.packed import Kept
from extract.pairs import linear, pointing
from extract.pairs.guess import DEMAND, RELATIONS
from extract.pairs.linear import Linear, to_logistic, to_softmax
from extract.pairs.marks import (
    ASKED_OF,
    MODALITIES,
    PLAIN_DENIALS,
    Spot,
    find_modal,
    to_modality,
)
from extract.pairs.pointing import CHANNELS, NOWHERE, Floats, Pointed, Pointing, point
from extract.pairs.quality_features import (
    ADJUNCTS,
    to_adjunct_rows,
    to_manner_features,
    to_name,
)
from extract.pairs.reading import Reading

CLOSE = 2
"""How many items before the trigger a modal verb stands that tells its modality."""

CLEAR = 0.4
"""The probability from which on a demand, a possibility, a denial or an adjunct is taken."""

AGREED = 0.3
"""The same for a demand or a possibility that rules see too."""

STATED = 0.5
"""The probability from which on a value has a measure."""

LONGEST = 7
"""How many items a wording goes on after its first."""


@dataclass(frozen=True, slots=True)
class Qualities:
    """Two linear models, of manner (the three modalities, then denial) and of adjuncts, and a
    network that points at the items of any."""

    manner: Linear
    adjuncts: Linear
    pointing: Pointing


def _is_denied(reading: Reading, spot: Spot) -> bool:
    """Tell whether a word of plain denial stands right before the trigger."""
    return spot.trigger > 0 and reading.view.items[spot.trigger - 1] in PLAIN_DENIALS


def _choose_modality(chances: list[float], ruled: Modality, told: Modality) -> Modality:
    """Take what a modal verb right before the trigger tells, which is right four times in five.

    Else the likelier of demand and possibility where it is clear, or rules agree with it.
    """
    if told != MODALITIES[0]:
        return told
    best = max(range(1, len(MODALITIES)), key=lambda k: chances[k])
    needed = AGREED if MODALITIES[best] == ruled else CLEAR
    return MODALITIES[best] if chances[best] >= needed else MODALITIES[0]


def qualify(
    model: Qualities, reading: Reading, means: Floats, spots: Sequence[Spot]
) -> list[Qualifiers]:
    """Give the qualifiers of relations of one sentence; `means` is as `point` takes it.

    What the linear models and the network say counts alike; place, measure and action are the
    network's.
    """
    if not spots:
        return []
    pointed = point(model.pointing, reading, means, spots)
    scores = model.manner.apply(to_manner_features(reading, spot) for spot in spots)
    manners = np.hstack(
        [to_softmax(scores[:, : len(MODALITIES)]), to_logistic(scores[:, len(MODALITIES) :])]
    )
    manners = (manners + np.stack([one.manner for one in pointed])) / 2
    return [
        _qualify(model, reading, *known)
        for known in zip(spots, pointed, manners.tolist(), strict=True)
    ]


def _qualify(
    model: Qualities, reading: Reading, spot: Spot, pointed: Pointed, manner: list[float]
) -> Qualifiers:
    adjuncts = _find_adjuncts(model, reading, spot, pointed)
    *chances, denied = manner
    modal, apart = find_modal(reading.view, spot.trigger)
    told = apart <= CLOSE and spot.one.relation != DEMAND
    denial = denied >= CLEAR or _is_denied(reading, spot)
    return Qualifiers(
        modality=_choose_modality(chances, spot.ruled.modality, to_modality(modal if told else "")),
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
    """Give the likeliest wording of each adjunct that is clear."""
    rows = [*to_adjunct_rows(reading, spot)]
    scores = to_logistic(model.adjuncts.apply(row[2] for row in rows))[:, 0].tolist()
    learnt = {row[:2]: chance for row, chance in zip(rows, scores, strict=True)}
    found = {}
    for name in ADJUNCTS:
        chance, wording = _point_at(name, reading, spot, pointed, learnt)
        if chance >= CLEAR:
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
        return 0.0, ""
    view = reading.view
    chances = pointed.items[:-NOWHERE, CHANNELS.index(name)].tolist()
    if name != "place":
        for group, item in enumerate(view.places):
            if (name, group) in learnt:
                chances[item] = (chances[item] + learnt[name, group]) / 2
    item = chances.index(max(chances))
    if item in view.places:
        return chances[item], to_name(reading, view.places.index(item))
    return chances[item], view.items[item]


def _find_wording(name: str, reading: Reading, spot: Spot, pointed: Pointed) -> str | None:
    """Give the action or measure: the likeliest stretch of items, where there should be one."""
    if RELATIONS[spot.one.relation] != ASKED_OF[name]:
        return None
    column = CHANNELS.index(name)
    first, last = pointed.items[:-NOWHERE, column], pointed.items[:-NOWHERE, column + 1]
    if name == "measure" and first.sum() < STATED:
        return None
    both = np.tril(np.triu(np.outer(first, last)), LONGEST)
    start, end = divmod(int(both.argmax()), len(last))
    return reading.view.text[reading.view.starts[start] : reading.view.ends[end]]


def to_arrays(model: Qualities) -> dict[str, Kept]:
    """Give the models as arrays to keep."""
    return {
        **linear.to_arrays(model.manner, "manner"),
        **linear.to_arrays(model.adjuncts, "adjuncts"),
        **pointing.to_arrays(model.pointing),
    }


def from_arrays(arrays: Mapping[str, Kept]) -> Qualities:
    """Give the models that `to_arrays` kept."""
    return Qualities(
        linear.from_arrays(arrays, "manner"),
        linear.from_arrays(arrays, "adjuncts"),
        pointing.from_arrays(arrays),
    )
