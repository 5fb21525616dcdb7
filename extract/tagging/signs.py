"""What words, terms, rules and repeats say of each character, as strings the network knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log2

from extract.tagging.gazetteer import Entry
from extract.tagging.heads import find_ending
from extract.tagging.passage import LONGEST_REPEAT, Passage, Placed, cover
from extract.tagging.repeats import END
from extract.tagging.words import Word
from extract.words import load_words

PAD = Word(0, 0, END, END)


def to_signs(passage: Passage) -> list[list[str]]:
    """Give the signs of each character, one or more."""
    signs: list[list[str]] = [[] for _ in passage.text]
    _add_words(passage, signs)
    _add_terms(passage, signs)
    _add_rules(passage, signs)
    _add_repeats(passage, signs)
    return signs


def _add_words(passage: Passage, signs: Sequence[list[str]]) -> None:
    heads = [to_head(passage, word) for word in (*passage.words, PAD)]
    for number, word in enumerate(passage.words):
        told = _tell(word.text, word.tag, heads[number], heads[number + 1])
        for index, place in enumerate(to_places(word), word.start):
            signs[index] += told[place]


def _add_terms(passage: Passage, signs: Sequence[list[str]]) -> None:
    spans = [(start, end, f"{entry.class_}{entry.nature}") for start, end, entry in passage.terms]
    for row, mark in zip(signs, cover(spans, len(signs)), strict=True):
        row.append(f"g={mark if mark == 'O' else mark[:-1]}")
        if mark != "O":
            row += (f"gs={mark}", f"gt={mark[0]}{mark[-1]}")
    for start, end, entry in passage.terms:
        signs[start].append(f"ga=b{entry.class_}")
        signs[end - 1].append(f"ga=e{entry.class_}")


@lru_cache(maxsize=16384)
def _tell(text: str, tag: str, head: str, next_head: str) -> dict[str, tuple[str, ...]]:
    """Give the signs of a word's characters by their place in it.

    A word comes back many times in a document, mostly with the same heads.
    """
    common = (
        f"wp={tag}",
        f"wq={to_frequency(text)}{tag[0]}",
        f"h0={head}",
        f"h1={next_head}",
        *_to_ending(text),
    )
    return {place: tuple(place + sign for sign in common) for place in "BMES"}


def _to_ending(text: str) -> Iterator[str]:
    """Tell which classes terms that end like the word mostly have, from general knowledge."""
    ending = find_ending(text)
    if ending:
        yield from (f"e={class_}" for class_ in ending[1])


def to_frequency(text: str) -> int:
    """Give how common a word of the dictionary is, in steps of four times; -1 for no such word."""
    frequencies, tags, _ = load_words()
    frequency = frequencies[text] if text in tags else 0
    return int(log2(frequency) / 2) if frequency else -1


def to_head(passage: Passage, word: Word) -> str:
    """Give the class that terms ending in a word have, and how surely; "-" for none."""
    heads = passage.gazetteer.heads
    entry = heads.get(word.text) or heads.get(word.text[-1])
    return f"{entry.class_}{to_certainty(entry)}" if entry else "-"


def to_certainty(entry: Entry) -> str:
    """Tell how sure the class of a head is: seen less than three times, mostly one, or mixed."""
    return "1" if entry.size < 3 else "s" if entry.share >= 0.7 else "m"


def to_places(word: Word) -> str:
    """Give where each character of a word stands in it: B, M, E, or S for the only one."""
    inner = word.end - word.start - 2
    return "S" if inner < 0 else f"B{'M' * inner}E"


def _add_rules(passage: Passage, signs: Sequence[list[str]]) -> None:
    """Add to each character what forms and compounds propose there."""
    length = len(signs)
    for name, values in (
        ("f", cover([(one.start, one.end, one.class_) for one in passage.forms], length)),
        ("fr", cover([(one.start, one.end, one.rule) for one in passage.forms], length)),
        ("k", cover([(one.start, one.end, one.class_) for one in passage.compounds], length)),
    ):
        for row, value in zip(signs, values, strict=True):
            if value != "O":
                row.append(f"{name}={value}")


def _add_repeats(passage: Passage, signs: Sequence[list[str]]) -> None:
    """Add to each character how it lies in a string that comes back."""
    spans = list(_find_repeats(passage))
    tags = [word.tag for word in passage.words for _ in word.text]
    for row, value, tag in zip(signs, cover(spans, len(signs)), tags, strict=True):
        if value != "O":
            row += (f"r={value}", f"rw={value[0]}{tag}")


def _find_repeats(passage: Passage) -> Iterator[Placed]:
    """Find at each word the longest string of whole words that comes back."""
    ends = [word.end for word in passage.words]
    for number, word in enumerate(passage.words):
        for end in reversed(ends[number : number + LONGEST_REPEAT]):
            repeat = passage.repeats.get(passage.text[word.start : end])
            if repeat is not None:
                band = "2" if repeat.count == 2 else "3" if repeat.count < 5 else "5"
                yield word.start, end, band + ("w" if repeat.neighbours > 2 else "")
                break
