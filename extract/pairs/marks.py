"""What is asked of a sentence for the qualifiers of a relation: where it stands, what rules say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.model import Modality, Polarity, Qualifiers
from extract.pairs.guess import RELATIONS
from extract.pairs.option import Option
from extract.pairs.reading import SUBJECTS, Reading, number_subject
from extract.pairs.view import CLAUSE_MARKS, View, to_words

Numbers = NDArray[np.int64]

MODALITIES: tuple[Modality, ...] = ("asserted", "advocated", "possible")
POLARITIES: tuple[Polarity, ...] = ("positive", "negative")
MARKED = ("time", "place", "source", "action", "measure")
"""The qualifiers that are wordings, in the order of the network's weights."""

ASKED_OF = {"action": "calls_for", "measure": "has_value"}
"""The relations that alone have an action or a measure."""

OBJECTS = frozenset({"action", "measure"})
"""Those that stand near the tail; the others near the trigger."""

DEMANDS = to_words("要 应 应当 应该 必须 需要 需 须 务必 亟需 亟须")
POSSIBILITIES = to_words("可以 能够 能 可 可能 有望")
DENYING = frozenset("不没未非无")
"""Characters of which a word that denies has one."""

PLAIN_DENIALS = to_words("没有 未 尚未 从未 并未 并非 不能 不会 没能 未能")
NEAR = 4
"""How many items before the trigger a modal verb stands that tells its modality; no mention stands
between."""

FAR, CLAUSES, FIRST = 12, 3, 3
"""How many items and clauses apart, and how far from the start, places are told to be."""

DISTANCES = 2 * FAR + 1
STANDS = (
    *(DISTANCES, DISTANCES, DISTANCES + 1),
    *(2 * CLAUSES + 1, 2 * CLAUSES + 1),
    *(2 for _ in MARKED),
    6,
)
"""How many ways an item stands to a relation: items from trigger, tail and head (or no head),
clauses from trigger and tail, whether rules take it for each of the wordings; what it is."""

TOLD = (len(RELATIONS), 3, 2, 3 * (NEAR + 1), 3, len(SUBJECTS), 2, FIRST + 1, 2, FIRST + 1)
"""How many kinds of relation there are by each thing told of them: name, modality and polarity by
rules, the modal verb before the trigger, head, subject, plain denial, the trigger's item, question,
the trigger's clause."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A relation of a reading and the item that tells it, with the qualifiers rules would give."""

    one: Option
    trigger: int
    ruled: Qualifiers


@dataclass(frozen=True, slots=True)
class Marks:
    """The relations of a sentence, in numbers that are rows of two tables."""

    stands: Numbers
    """(relations, items, STANDS): how each item stands to each relation."""
    told: Numbers
    """(relations, TOLD)."""
    places: Numbers
    """(relations, 3): the items of trigger, tail and head, -1 for a head that is none."""


def to_marks(reading: Reading, spots: Sequence[Spot]) -> Marks:
    """Give the marks of relations of one sentence, of which there is at least one."""
    places = np.array([to_places(reading.view, spot) for spot in spots])
    told = np.array([_to_told(reading, spot) for spot in spots])
    stands = _to_stands(reading.view, spots, places)
    return Marks(stands + _to_firsts(STANDS), told + _to_firsts(TOLD), places)


def _to_firsts(sizes: Sequence[int]) -> Numbers:
    """Give the first row of each kind in a table that has them one after the other."""
    return np.cumsum((0, *sizes[:-1]))


def to_places(view: View, spot: Spot) -> tuple[int, int, int]:
    """Give the items of trigger, tail and head, -1 for a head that is none of the sentence's."""
    head = view.places[spot.one.head] if spot.one.head >= 0 else -1
    return spot.trigger, view.places[spot.one.tail], head


def _to_stands(view: View, spots: Sequence[Spot], places: Numbers) -> Numbers:
    items, clauses = np.arange(len(view.items))[:, None], np.array(view.clauses)
    stands = np.zeros((len(spots), len(items), len(STANDS)), np.int64)
    apart = items - places[:, None]
    stands[..., :3] = np.minimum(np.maximum(apart, -FAR), FAR) + FAR
    stands[places[:, 2] < 0, :, 2] = DISTANCES
    apart = clauses[:, None] - clauses[places[:, None, :2]]
    stands[..., 3:5] = np.minimum(np.maximum(apart, -CLAUSES), CLAUSES) + CLAUSES
    for number, spot in enumerate(spots):
        for column, name in enumerate(MARKED, 5):
            value = getattr(spot.ruled, name)
            near = places[number, 1 if name in OBJECTS else 0]
            found = value and find_items(view, value, near)
            if found:
                stands[number, found[0] : found[1] + 1, column] = 1
    stands[..., -1] = [_to_kind(item) for item in view.items]
    return stands


def _to_kind(item: str) -> int:
    """Number groups, demands, possibilities, denials, marks, and what is none of these."""
    if item[0] == "<":
        return 0
    if item in DEMANDS:
        return 1
    if item in POSSIBILITIES:
        return 2
    if not DENYING.isdisjoint(item):
        return 3
    return 4 if item in CLAUSE_MARKS else 5


def _to_told(reading: Reading, spot: Spot) -> tuple[int, ...]:
    view, one = reading.view, spot.one
    modal, gap = find_modal(view, spot.trigger)
    return (
        one.relation,
        MODALITIES.index(spot.ruled.modality),
        POLARITIES.index(spot.ruled.polarity),
        MODALITIES.index(to_modality(modal)) * (NEAR + 1) + gap,
        min(one.head, 0) + 2,
        number_subject(reading.subjects[one.tail]),
        int(spot.trigger > 0 and view.items[spot.trigger - 1] in PLAIN_DENIALS),
        min(spot.trigger, FIRST),
        int(view.items[-1] in ("？", "?")),
        min(view.clauses[spot.trigger], FIRST),
    )


def find_modal(view: View, at: int) -> tuple[str, int]:
    """Find the modal verb of a trigger and how far before it stands, "" and 0 for none."""
    clause = view.clauses[at]
    for gap in range(1, min(NEAR, at) + 1):
        item = view.items[at - gap]
        if view.clauses[at - gap] != clause or item[0] == "<":
            break
        if item in DEMANDS or item in POSSIBILITIES:
            return item, gap
    return "", 0


def to_modality(modal: str) -> Modality:
    """Give the modality that a modal verb tells."""
    return "advocated" if modal in DEMANDS else "possible" if modal else "asserted"


def find_items(view: View, value: str, near: int) -> tuple[int, int] | None:
    """Find the first and last item that a wording covers, where it stands nearest to an item."""
    spans = [_to_span(view, start, start + len(value)) for start in _find_all(view.text, value)]
    able = [span for span in spans if span[0] <= span[1]]
    return min(able, key=lambda span: (_to_gap(span, near), span), default=None)


def _find_all(text: str, value: str) -> Iterator[int]:
    start = text.find(value)
    while start >= 0:
        yield start
        start = text.find(value, start + 1)


def _to_span(view: View, start: int, end: int) -> tuple[int, int]:
    """Give the first and last item of a part of the text; where it has none the last is before."""
    return bisect_right(view.ends, start), bisect_left(view.starts, end) - 1


def _to_gap(span: tuple[int, int], near: int) -> int:
    return max(span[0] - near, near - span[1], 0)
