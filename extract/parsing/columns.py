"""What the parser sees of a word: the word, its characters, its dictionary tag and its shape.

The first and the last character and the dictionary's tag tell of a word that was never seen in
training what it is; most Chinese words have two characters.
"""

from __future__ import annotations

from math import log10

from extract.segment.characters import kind_of
from extract.words import load_words

COLUMNS = 8
DISTRIBUTED = 7
"""The column of the word as learnt from plain text; the first has it as learnt from trees."""

UNKNOWN = "?"


def to_columns(word: str) -> tuple[str, ...]:
    """Give the COLUMNS values of a plain word.

    >>> to_columns("生产力")
    ('生产力', '生', '力', '产', '产', 'n', '3H4', '生产力')
    """
    long = len(word) > 2
    second, last_but_one = (word[1], word[-2]) if long else ("", "")
    return (word, word[0], word[-1], second, last_but_one, _to_tag(word), _to_shape(word), word)


def _to_tag(word: str) -> str:
    """Give the word's tag in jieba's dictionary, or with `~` that of its longest known ending."""
    _, tags, _ = load_words()
    if word in tags:
        return tags[word]
    for start in range(1, len(word)):
        if word[start:] in tags:
            return f"~{tags[word[start:]]}"
    return UNKNOWN


def _to_shape(word: str) -> str:
    """Give length, kinds of character and order of frequency, each capped."""
    frequencies, _, _ = load_words()
    kinds = "".join(sorted({kind_of(character) for character in word}))
    frequency = log10(frequencies.get(word, 0) + 1)
    return f"{min(len(word), 5)}{kinds[:3]}{min(7, int(frequency * 1.3))}"
