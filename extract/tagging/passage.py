"""One sentence with all that its features are made of: words, terms, forms, repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.candidate import Candidate
from extract.read_rules import Rules
from extract.tagging.gazetteer import Entry, Gazetteer
from extract.tagging.repeats import Repeat
from extract.tagging.words import Word, cut

LONGEST_REPEAT = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, the heading it stands under, and what is known of its characters."""

    text: str
    heading: str
    words: tuple[Word, ...]
    terms: tuple[tuple[int, int, Entry], ...]
    forms: tuple[Candidate, ...]
    compounds: tuple[Candidate, ...]
    repeats: Mapping[str, Repeat]
    gazetteer: Gazetteer


def to_passage(
    text: str,
    heading: str,
    gazetteer: Gazetteer,
    rules: Rules,
    tags: Mapping[str, str],
    repeats: Mapping[str, Repeat],
) -> Passage:
    """Read a sentence with the knowledge given."""
    words = cut(text)
    edges = {0, *(word.end for word in words)}
    pairs = [(word.start, word.text) for word in words]
    return Passage(
        text,
        heading,
        words,
        tuple(gazetteer.find(text, edges)),
        tuple(found for form in rules.forms for found in form.find(text)),
        tuple(rules.compounds.find(pairs, tags)),
        repeats,
        gazetteer,
    )


Placed = tuple[int, int, str]


def cover(spans: Sequence[Placed], length: int) -> list[str]:
    """Give for each character how it lies in the longest span over it: `B`, `I`, `E`, `S` + value.

    Of spans that overlap the longer is kept, then the earlier; `O` where there is none.

    >>> cover([(1, 3, "x"), (2, 3, "y")], 4)
    ['O', 'Bx', 'Ex', 'O']
    """
    covered = ["O"] * length
    for start, end, value in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(mark == "O" for mark in covered[start:end]):
            covered[start:end] = [f"I{value}"] * (end - start)
            covered[start] = f"B{value}"
            covered[end - 1] = f"{'S' if end - start == 1 else 'E'}{value}"
    return covered
