"""Features of each character of a passage, for finding where mentions start and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from extract.tagging.gazetteer import Entry
from extract.tagging.passage import LONGEST_REPEAT, Passage, Placed, cover
from extract.tagging.repeats import END, MARKS, START
from extract.tagging.words import Word
from extract.words import load_words

FAR = 6
"""Distance to a mark beyond which all distances are alike."""

PAD = Word(0, 0, START, START), Word(0, 0, END, END)


def to_edge_features(passage: Passage) -> list[list[str]]:
    """Give the features of each character."""
    features: list[list[str]] = [[] for _ in passage.text]
    _add_characters(passage.text, features)
    _add_words(passage, features)
    _add_terms(passage, features)
    add_rules(passage, features)
    add_repeats(passage, features)
    _add_marks(passage.text, features)
    return features


def to_shape(character: str) -> str:
    """Give the kind of a character: number, Latin letter, list mark, other mark, Chinese."""
    if "\u4e00" <= character <= "\u9fff":
        return "N" if character in "一二三四五六七八九十百千万亿两零" else "H"
    if character.isdigit():
        return "9"
    if character.isalpha():
        return "A"
    return "D" if character == "、" else character if character in MARKS else "P"


def _add_characters(text: str, features: Sequence[list[str]]) -> None:
    padded = START * 3 + text + END * 3
    shapes = [START, *map(to_shape, text), END]
    for index, row in enumerate(features):
        a, b, c, d, e, f, g = list(padded[index : index + 7])
        row += (
            "bias",
            f"a0={d}",
            f"a-1={c}",
            f"a1={e}",
            f"a-2={b}",
            f"a2={f}",
            f"a-3={a}",
            f"a3={g}",
            f"d-1={c}{d}",
            f"d0={d}{e}",
            f"d-2={b}{c}",
            f"d1={e}{f}",
            f"d3={c}{e}",
            f"t-1={c}{d}{e}",
            f"t0={d}{e}{f}",
            f"t-2={b}{c}{d}",
            f"y={shapes[index]}{shapes[index + 1]}{shapes[index + 2]}",
        )


def _add_words(passage: Passage, features: Sequence[list[str]]) -> None:
    words = [PAD[0], PAD[0], *passage.words, PAD[1], PAD[1]]
    for b, a, word, c, d in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False):
        common = (
            f"w={word.text}",
            f"wp={word.tag}",
            f"w-1={a.text}",
            f"w1={c.text}",
            f"p-1={a.tag}|{word.tag}",
            f"p1={word.tag}|{c.tag}",
            f"p3={a.tag}|{word.tag}|{c.tag}",
            f"p4={word.tag}|{c.tag}|{d.tag}",
            f"p5={b.tag}|{a.tag}|{word.tag}",
            f"w-2={b.text}",
            f"w2={d.text}",
            f"ww-1={a.text}|{word.text}",
            f"ww1={word.text}|{c.text}",
            f"wq={to_frequency(word)}{word.tag[0]}",
            *_edges_of(word),
            *_heads_of(passage, (word, c, d)),
        )
        for place, index in to_places(word):
            features[index] += [place + feature for feature in common]


def _edges_of(word: Word) -> Iterator[str]:
    if len(word.text) > 1:
        yield f"ws={word.text[-1]}"
        yield f"wf={word.text[0]}"


def _heads_of(passage: Passage, words: Sequence[Word]) -> Iterator[str]:
    for offset, word in enumerate(words):
        if word.end:
            yield f"h{offset}={to_head(passage, word)}"


def to_frequency(word: Word) -> int:
    """Give how common a word of the dictionary is, in steps of four times; -1 for no such word."""
    frequencies, tags, _ = load_words()
    frequency = frequencies[word.text] if word.text in tags else 0
    return int(log2(frequency) / 2) if frequency else -1


def to_head(passage: Passage, word: Word) -> str:
    """Give the class that terms ending in a word have, and how surely; "-" for none."""
    heads = passage.gazetteer.heads
    entry = heads.get(word.text) or heads.get(word.text[-1])
    return f"{entry.class_}{to_certainty(entry)}" if entry else "-"


def to_certainty(entry: Entry) -> str:
    """Tell how sure the class of a head is: seen less than three times, mostly one, or mixed."""
    return "1" if entry.size < 3 else "s" if entry.share >= 0.7 else "m"


def to_places(word: Word) -> Iterator[tuple[str, int]]:
    """Give each character of a word, as B, M, E or S, with its place in the text."""
    last = word.end - 1
    if word.start == last:
        yield "S", last
        return
    for index in range(word.start, word.end):
        yield ("B" if index == word.start else "E" if index == last else "M"), index


def _add_terms(passage: Passage, features: Sequence[list[str]]) -> None:
    spans = [(start, end, f"{entry.class_}{entry.nature}") for start, end, entry in passage.terms]
    covered = [mark if mark == "O" else mark[:-1] for mark in cover(spans, len(features))]
    sure = cover(spans, len(features))
    around = ["O", *covered, "O"]
    for index, row in enumerate(features):
        row += (f"g={covered[index]}", f"g-1={around[index]}", f"g1={around[index + 2]}")
        if sure[index] != "O":
            row += (f"gs={sure[index]}", f"gt={sure[index][0]}{sure[index][-1]}")
    for start, end, entry in passage.terms:
        features[start].append(f"ga=b{entry.class_}")
        features[end - 1].append(f"ga=e{entry.class_}")


def add_rules(passage: Passage, features: Sequence[list[str]]) -> None:
    """Add to each character what forms and compounds propose there."""
    length = len(features)
    for name, values in (
        ("f", cover([(one.start, one.end, one.class_) for one in passage.forms], length)),
        ("fr", cover([(one.start, one.end, one.rule) for one in passage.forms], length)),
        ("k", cover([(one.start, one.end, one.class_) for one in passage.compounds], length)),
    ):
        for row, value in zip(features, values, strict=True):
            if value != "O":
                row.append(f"{name}={value}")


def add_repeats(passage: Passage, features: Sequence[list[str]]) -> None:
    """Add to each character how it lies in a string that comes back."""
    spans = list(_find_repeats(passage))
    tags = [word.tag for word in passage.words for _ in word.text]
    for row, value, tag in zip(features, cover(spans, len(features)), tags, strict=True):
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


def _add_marks(text: str, features: Sequence[list[str]]) -> None:
    before = list(_distances(text))
    after = list(_distances(text[::-1], END))[::-1]
    for row, (left, near), (right, far) in zip(features, before, after, strict=True):
        row += (f"q-={left}{near}", f"q+={right}{far}", f"qq={left}{right}")


def _distances(text: str, edge: str = START) -> Iterator[tuple[str, int]]:
    mark, distance = edge, 0
    for character in text:
        yield mark, min(distance, FAR)
        if character in MARKS:
            mark, distance = character, 0
        else:
            distance += 1
