"""What words, terms, rules and repeats say of each character, as strings the network knows."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from extract.tagging.edges import add_repeats, add_rules, to_certainty, to_places
from extract.tagging.passage import Passage, cover
from extract.tagging.repeats import END
from extract.tagging.words import Word
from extract.words import load_words

PAD = Word(0, 0, END, END)


def to_signs(passage: Passage) -> list[list[str]]:
    """Give the signs of each character, one or more."""
    signs: list[list[str]] = [[] for _ in passage.text]
    _add_words(passage, signs)
    _add_terms(passage, signs)
    add_rules(passage, signs)
    add_repeats(passage, signs)
    return signs


def _add_words(passage: Passage, signs: Sequence[list[str]]) -> None:
    frequencies, tags, _ = load_words()
    heads = [_to_head(passage, word) for word in (*passage.words, PAD)]
    for number, word in enumerate(passage.words):
        frequency = frequencies[word.text] if word.text in tags else 0
        band = int(log2(frequency) / 2) if frequency else -1
        common = (
            f"wp={word.tag}",
            f"wq={band}{word.tag[0]}",
            f"h0={heads[number]}",
            f"h1={heads[number + 1]}",
        )
        for place, index in to_places(word):
            signs[index] += [place + sign for sign in common]


def _to_head(passage: Passage, word: Word) -> str:
    heads = passage.gazetteer.heads
    entry = heads.get(word.text) or heads.get(word.text[-1])
    return f"{entry.class_}{to_certainty(entry)}" if entry else "-"


def _add_terms(passage: Passage, signs: Sequence[list[str]]) -> None:
    spans = [(start, end, f"{entry.class_}{entry.nature}") for start, end, entry in passage.terms]
    for row, mark in zip(signs, cover(spans, len(signs)), strict=True):
        row.append(f"g={mark if mark == 'O' else mark[:-1]}")
        if mark != "O":
            row += (f"gs={mark}", f"gt={mark[0]}{mark[-1]}")
    for start, end, entry in passage.terms:
        signs[start].append(f"ga=b{entry.class_}")
        signs[end - 1].append(f"ga=e{entry.class_}")
