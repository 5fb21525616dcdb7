"""Words with their frequencies: which of them stand in a text, and its likeliest cut into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from extract.words import load_words

LONGEST = 5
"""Words of this many characters and more count alike."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Frequency by word or beginning of a word (0), tag by word, the logarithm of their total."""

    frequencies: Mapping[str, int]
    tags: Mapping[str, str]
    log_total: float


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a dictionary says of each character of a text.

    `cover` has three digits: the length of the longest word that starts here, that the character
    stands inside of, that ends here; 0 for none. `tags` are those of the longest that starts and
    that ends here. `cut` is the place in the likeliest cut (B, M, E, S) with the length of the word
    there, `cut_tags` the tag of that word.
    """

    cover: list[str]
    tags: list[str]
    cut: list[str]
    cut_tags: list[str]


@cache
def load_dictionary() -> Dictionary:
    """Load jieba's dictionary."""
    frequencies, tags, total = load_words()
    return Dictionary(frequencies, tags, log(total))


def to_dictionary(counts: Mapping[str, int]) -> Dictionary:
    """Make a dictionary of counted words; it has no tags."""
    frequencies = dict(counts)
    for word in counts:
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    return Dictionary(frequencies, {}, log(max(1, sum(counts.values()))))


def look_up(text: str, dictionary: Dictionary) -> Lookup:
    """Look up every stretch of a text, and cut it where the product of frequencies is greatest."""
    length = len(text)
    starting, inside, ending = [0] * length, [0] * length, [0] * length
    starts, ends = [""] * length, [""] * length
    best, step = [0.0] * (length + 1), [0] * length
    frequencies, tags, log_total = dictionary.frequencies, dictionary.tags, dictionary.log_total
    for start in range(length - 1, -1, -1):
        word = text[start]
        frequency = frequencies.get(word)
        end = step[start] = start + 1
        score = log(frequency or 1) - log_total + best[end]
        while frequency is not None and end < length:
            end += 1
            word = text[start:end]
            frequency = frequencies.get(word)
            if frequency:
                size = min(end - start, LONGEST)
                starting[start], starts[start] = size, tags.get(word, "")
                if size > ending[end - 1]:
                    ending[end - 1], ends[end - 1] = size, starts[start]
                for position in range(start + 1, end - 1):
                    if size > inside[position]:
                        inside[position] = size
                value = log(frequency) - log_total + best[end]
                if value >= score:
                    score, step[start] = value, end
        best[start] = score
    cover = [f"{a}{b}{c}" for a, b, c in zip(starting, inside, ending, strict=True)]
    cut, cut_tags = _to_cut(text, step, tags)
    return Lookup(cover, [f"{a}_{b}" for a, b in zip(starts, ends, strict=True)], cut, cut_tags)


def _to_cut(text: str, step: list[int], tags: Mapping[str, str]) -> tuple[list[str], list[str]]:
    cut: list[str] = []
    cut_tags: list[str] = []
    start = 0
    while start < len(text):
        end = step[start]
        size = end - start
        cut += [f"{place}{min(size, LONGEST)}" for place in places(size)]
        cut_tags += [tags.get(text[start:end], "-")] * size
        start = end
    return cut, cut_tags


def places(length: int) -> Iterable[str]:
    """Give the place of each character in a word of this length: B, M, E, or S for the only one."""
    return "S" if length == 1 else ("B", *"M" * (length - 2), "E")
