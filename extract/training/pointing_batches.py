"""What the network that points at qualifiers learns from: relations told, put into batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from extract.pairs.marks import ASKED_OF, MODALITIES, OBJECTS, Marks, Spot, find_items, to_marks
from extract.pairs.pointing import CHANNELS, normalise
from extract.pairs.reading import Reading
from extract.pairs.view import View

UNASKED = -1
"""The target of a channel that a relation has nothing to do with."""


@dataclass(frozen=True, slots=True)
class Told:
    """The relations of one sentence: what the network reads, and what it should say of each."""

    items: Sequence[str]
    means: NDArray[np.float16]
    marks: Marks
    manner: NDArray[np.int64]
    """(relations, 2): the number of the modality, and 1 for a denial."""
    items_told: NDArray[np.int64]
    """(relations, CHANNELS): an item, or their count and more for NOWHERE, or UNASKED."""


def to_told(
    reading: Reading,
    spots: Sequence[Spot],
    said: Sequence[Mapping[str, str]],
    relations: Sequence[str],
    means: NDArray[np.float16],
) -> Told:
    """Give what is learnt of the relations of one sentence from their annotated qualifiers."""
    manner = [
        (MODALITIES.index(one.get("modality", MODALITIES[0])), one.get("polarity") == "negative")
        for one in said
    ]
    told = [
        [*_to_items(reading.view, spot, one, relation)]
        for spot, one, relation in zip(spots, said, relations, strict=True)
    ]
    return Told(
        reading.view.items,
        means,
        to_marks(reading, spots),
        np.array(manner, np.int64),
        np.array(told, np.int64),
    )


def _to_items(view: View, spot: Spot, said: Mapping[str, str], relation: str) -> Iterator[int]:
    """Give the target of each channel; of a wording over several items a mention is its item."""
    tail = view.places[spot.one.tail]
    for channel in CHANNELS:
        name, _, last = channel.partition(" ")
        value = said.get(name)
        if ASKED_OF.get(name, relation) != relation or (
            name == "source" and relation == "calls_for" and not value
        ):
            yield UNASKED
        elif not value:
            yield len(view.items)
        else:
            found = find_items(view, value, tail if name in OBJECTS else spot.trigger)
            yield len(view.items) + 1 if found is None else _to_item(view, found, name, last)


def _to_item(view: View, found: tuple[int, int], name: str, last: str) -> int:
    if name in OBJECTS:
        return found[1] if last else found[0]
    mentions = [item for item in range(found[0], found[1] + 1) if item in view.places]
    return mentions[-1] if mentions else found[1]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences one after the other: items, relations, and each relation with each item."""

    states: Tensor
    rows: Tensor
    inner: Tensor
    """(items, 1): 0 for the first item of a sentence, 1 for the others."""
    told: Tensor
    places: Tensor
    known: Tensor
    item_of: Tensor
    owner: Tensor
    """The relation that each pair of relation and item belongs to."""
    stands: Tensor
    starts: Tensor
    """The first pair of each relation."""
    lengths: Tensor
    manner: Tensor
    targets: Tensor


def to_batch(told: Sequence[Told], rows: Mapping[str, int]) -> Batch:
    """Put sentences one after the other; `rows` has the row of each item that is known."""
    lengths = [len(one.items) for one in told]
    firsts = np.cumsum([0, *lengths[:-1]])
    counts = [len(one.manner) for one in told]
    spread = np.repeat(lengths, counts)
    starts = np.cumsum([0, *spread[:-1]])
    pairs = np.arange(spread.sum())
    owner = np.repeat(np.arange(len(spread)), spread)
    places = np.concatenate([one.marks.places for one in told])
    inner = np.ones((sum(lengths), 1), np.float32)
    inner[firsts] = 0
    begun = np.repeat(firsts, counts)
    return Batch(
        torch.from_numpy(normalise(_join(one.means for one in told).astype(np.float32))),
        torch.tensor([rows.get(item, 0) for one in told for item in one.items]),
        torch.from_numpy(inner),
        torch.from_numpy(_join(one.marks.told for one in told)),
        torch.from_numpy(np.maximum(places, 0) + begun[:, None]),
        torch.from_numpy((places >= 0)[..., None].astype(np.float32)),
        torch.from_numpy(pairs - starts[owner] + begun[owner]),
        torch.from_numpy(owner),
        torch.from_numpy(
            _join(one.marks.stands.reshape(-1, one.marks.stands.shape[-1]) for one in told)
        ),
        torch.from_numpy(starts),
        torch.from_numpy(spread),
        torch.from_numpy(_join(one.manner for one in told)),
        torch.from_numpy(_join(one.items_told for one in told)),
    )


def _join(arrays: Iterable[NDArray[np.generic]]) -> NDArray[np.generic]:
    return np.concatenate([*arrays])
