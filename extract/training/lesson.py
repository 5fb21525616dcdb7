"""A document made ready to learn mentions from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.tagging.passage import Passage
from extract.tagging.signs import to_signs
from extract.training.annotated import DOCUMENT, Annotated
from extract.training.located import Located, locate_mentions
from extract.training.mention_example import OTHERS, Example, Related


@dataclass(frozen=True, slots=True)
class Lesson:
    """The annotated sentences of a document, as the finder reads them."""

    passages: Sequence[Passage]
    sentences: Sequence[Annotated]
    others: bool = False
    """Whether other annotators marked it, by habits that are not to be learnt."""


def to_examples(lesson: Lesson, classes: Sequence[str]) -> Iterator[Example]:
    """Give what the network learns from each sentence.

    What others marked has a sign that nothing else has: what is theirs alone is learnt with it.
    """
    for passage, sentence in zip(lesson.passages, lesson.sentences, strict=True):
        located = locate_mentions(sentence)
        signs = to_signs(passage)
        yield Example(
            passage.text,
            [[*row, OTHERS] for row in signs] if lesson.others else signs,
            to_columns(located, len(passage.text), classes),
            [(start, end, classes.index(class_)) for start, end, class_ in located],
            [*_relate(sentence, located)],
        )


def _relate(sentence: Annotated, located: Sequence[Located]) -> Iterator[Related]:
    """Give the relations between the first places of mentions, or of the document to one."""
    places = {DOCUMENT: len(located)}
    for number, (start, end, _) in enumerate(located):
        places.setdefault(sentence.text[start:end], number)
    for one in sentence.relations:
        if one.head in places and one.tail in places and one.tail != DOCUMENT:
            yield Related(places[one.head], places[one.tail], one.relation)


def to_columns(located: Sequence[Located], length: int, classes: Sequence[str]) -> list[int]:
    """Label each character with the network's column: outside, or its place and class."""
    columns = [0] * length
    for start, end, class_ in located:
        first, inner, last, only = (
            1 + place * len(classes) + classes.index(class_) for place in range(4)
        )
        columns[start:end] = [inner] * (end - start)
        columns[start], columns[end - 1] = first, last
        if end - start == 1:
            columns[start] = only
    return columns
