"""Words of a text with their tags, cut by the dictionary alone: the same for training and use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from extract.words import Segmenter, load_words

UNKNOWN, MARK = "un", "x"


@dataclass(frozen=True, slots=True)
class Word:
    """Characters [start, end) of a text that are one word, and its tag in jieba's dictionary."""

    start: int
    end: int
    text: str
    tag: str


@cache
def _load_segmenter() -> Segmenter:
    frequencies, _, total = load_words()
    return Segmenter(frequencies, total)


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Word, ...]:
    """Cut a text into words that cover it.

    Terms are not kept whole here: a word of the dictionary is cut in the same way whether or not
    a lexicon knows the term around it, so what was learnt holds for unknown terms.

    >>> [(word.text, word.tag) for word in cut("农民种植水稻")]
    [('农民', 'n'), ('种植', 'v'), ('水稻', 'n')]
    """
    tags = load_words()[1]
    words, start = [], 0
    for word in _load_segmenter().cut(text, HMM=False):
        end = start + len(word)
        tag = tags.get(word) or (UNKNOWN if word[0].isalnum() else MARK)
        words.append(Word(start, end, word, tag))
        start = end
    return tuple(words)
