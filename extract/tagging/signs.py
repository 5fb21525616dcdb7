"""What words, terms, rules and repeats say of each character, as strings the network knows."""

from __future__ import annotations

from collections.abc import Sequence

from extract.tagging.edges import add_repeats, add_rules, to_frequency, to_head, to_places
from extract.tagging.passage import Passage, cover
from extract.tagging.repeats import END
from extract.tagging.words import Word

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
    heads = [to_head(passage, word) for word in (*passage.words, PAD)]
    for number, word in enumerate(passage.words):
        common = (
            f"wp={word.tag}",
            f"wq={to_frequency(word)}{word.tag[0]}",
            f"h0={heads[number]}",
            f"h1={heads[number + 1]}",
        )
        for place, index in to_places(word):
            signs[index] += [place + sign for sign in common]


def _add_terms(passage: Passage, signs: Sequence[list[str]]) -> None:
    spans = [(start, end, f"{entry.class_}{entry.nature}") for start, end, entry in passage.terms]
    for row, mark in zip(signs, cover(spans, len(signs)), strict=True):
        row.append(f"g={mark if mark == 'O' else mark[:-1]}")
        if mark != "O":
            row += (f"gs={mark}", f"gt={mark[0]}{mark[-1]}")
    for start, end, entry in passage.terms:
        signs[start].append(f"ga=b{entry.class_}")
        signs[end - 1].append(f"ga=e{entry.class_}")
