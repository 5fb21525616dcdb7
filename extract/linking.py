"""What its sentences say as the relations of a document: heads that stand before, wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from corpus import to_simplified
from extract.annotations import RelationRow
from extract.candidate import Candidate
from extract.match import Found
from extract.model import Qualifiers
from extract.parts import Part

DOCUMENT = -1
"""The number of the head that is no mention but the document."""

WORDINGS = ("action", "measure", "time", "place", "source")

to_values = attrgetter(*(field.name for field in fields(Qualifiers)))
"""Gives the values of qualifiers, in the order of their fields."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of a document with its mentions, whose offsets count in the part.

    `first` is the number of the first of them in the document.
    """

    part: Part
    first: int
    mentions: tuple[Candidate, ...]

    def number(self, mention: Candidate) -> int:
        """Give the number in the document of a mention of this part."""
        return self.first + self.mentions.index(mention)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence states, and the mentions it is about."""

    relations: tuple[Found, ...] = ()
    topic: tuple[Candidate, ...] = ()


def to_placed(parts: Sequence[Part], mentions: Sequence[Candidate]) -> list[Placed]:
    """Share out the mentions of a document, in text order, among the parts they stand in.

    What stands in none, or in two, is in none.
    """
    placed, number = [], 0
    for part in parts:
        while number < len(mentions) and mentions[number].start < part.start:
            number += 1
        first, inside = number, []
        while number < len(mentions) and mentions[number].end <= part.end:
            one = mentions[number]
            inside.append(replace(one, start=one.start - part.start, end=one.end - part.start))
            number += 1
        placed.append(Placed(part, first, tuple(inside)))
    return placed


def link(text: str, placed: Sequence[Placed], said: Sequence[Said]) -> Iterator[RelationRow]:
    """Give the relations of a document, in the order of its sentences.

    Headings state nothing. A head that a sentence takes up is what a sentence before it in its
    paragraph is about, or else the heading; where there is neither the relation has no head and is
    left out.
    """
    heading: tuple[int, ...] = ()
    paragraph: tuple[int, tuple[int, ...]] = (-1, ())
    for index, (here, one) in enumerate(zip(placed, said, strict=True)):
        topic = tuple(here.number(mention) for mention in one.topic)
        if here.part.kind == "heading":
            heading = topic or tuple(here.number(mention) for mention in here.mentions[:1])
        elif here.part.kind == "prose":
            before = paragraph[1] if paragraph[0] == here.part.paragraph else ()
            for found in one.relations:
                yield from _to_rows(found, index, here, before or heading, text)
            paragraph = here.part.paragraph, topic or before


def _to_rows(
    found: Found, index: int, here: Placed, earlier: Sequence[int], text: str
) -> Iterator[RelationRow]:
    part = here.part
    heads = earlier if found.earlier else [here.number(found.head) if found.head else DOCUMENT]
    wordings = to_wordings(found.qualifiers, text[part.start : part.end])
    for head in heads:
        yield RelationRow(
            part=index,
            head=head,
            relation=found.relation,
            tail=here.number(found.tail),
            start=part.start + found.trigger[0],
            end=part.start + found.trigger[1],
            qualifiers=to_values(wordings),
            rule=found.rule,
            confidence=found.confidence,
        )


def to_wordings(qualifiers: Qualifiers, text: str) -> Qualifiers:
    """Give the qualifiers that stand in a sentence in its own characters."""
    simplified = to_simplified(text)
    if simplified == text:
        return qualifiers
    wordings: dict[str, str] = {}
    for name in WORDINGS:
        value = getattr(qualifiers, name)
        if value is not None and (start := simplified.find(value)) >= 0:
            wordings[name] = text[start : start + len(value)]
    return replace(qualifiers, **wordings)  # type: ignore[arg-type]
