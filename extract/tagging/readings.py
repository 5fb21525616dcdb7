"""What features of spans read off words, entries and probabilities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.tagging.gazetteer import Entry
from extract.tagging.words import Word

BANDS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 0.98)
STOPS = frozenset("，。；：")


def to_band(probability: float) -> int:
    """Give the number of the band that a probability lies in."""
    return bisect_right(BANDS, probability)


def find_verb(words: Sequence[Word]) -> str:
    """Give the first verb among words, before any mark that ends a clause."""
    for word in words:
        if word.tag.startswith("v"):
            return word.text
        if word.text in STOPS:
            break
    return ""


def to_features(name: str, entry: Entry | None) -> Iterator[str]:
    """Give a feature for each class that an entry often has, or one that there is none."""
    if entry is None:
        yield f"{name}=-"
        return
    few = "n" if entry.size < 4 else ""
    yield from (f"{name}={share}{few}" for share in entry.common)
