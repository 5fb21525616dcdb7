"""What its sentences say as the relations of a document: heads that stand before, wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from corpus import to_simplified
from extract.annotations import RelationRow
from extract.candidate import Candidate
from extract.match import Found
from extract.model import DOCUMENT_HEAD, QUALIFIERS, WORDINGS, Qualifiers
from extract.parts import Part
from extract.speech import find_taken_up

DEMAND = "calls_for"
PERSON = "Person"

to_values = attrgetter(*QUALIFIERS)
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


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person named in an earlier sentence who says what one tells from `begins` on."""

    number: int
    name: str
    begins: int


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
    left out. Where 他 or 她 says it, its source is the last person named in a sentence before.
    """
    heading: tuple[int, ...] = ()
    paragraph: tuple[int, tuple[int, ...]] = (-1, ())
    person: tuple[int, str] | None = None
    for index, (here, one) in enumerate(zip(placed, said, strict=True)):
        topic = tuple(here.number(mention) for mention in one.topic)
        if here.part.kind == "heading":
            heading = topic or tuple(here.number(mention) for mention in here.mentions[:1])
        elif here.part.kind == "prose":
            before = paragraph[1] if paragraph[0] == here.part.paragraph else ()
            speaker = _find_speaker(here, person, text)
            for found in one.relations:
                named = placed[index - found.above]
                tail = placed[index - found.tail_above].number(found.tail)
                earlier = before or heading
                yield from _to_rows(found, index, here, named, tail, earlier, text, speaker)
            paragraph = here.part.paragraph, topic or before
        person = _find_person(here, text) or person


def _find_person(here: Placed, text: str) -> tuple[int, str] | None:
    """Give the number and the name of the last person that a part names."""
    people = [one for one in here.mentions if one.class_ == PERSON]
    if not people:
        return None
    start, end = people[-1].start + here.part.start, people[-1].end + here.part.start
    return here.number(people[-1]), text[start:end]


def _find_speaker(here: Placed, person: tuple[int, str] | None, text: str) -> Speaker | None:
    """Give the person named before a part whom it takes up, having named nobody else till then."""
    taken_up = find_taken_up(to_simplified(text[here.part.start : here.part.end]))
    if person is None or taken_up is None:
        return None
    if any(one.class_ == PERSON and one.start < taken_up[0] for one in here.mentions):
        return None
    return Speaker(*person, taken_up[1])


def _to_rows(
    found: Found,
    index: int,
    here: Placed,
    named: Placed,
    tail: int,
    earlier: Sequence[int],
    text: str,
    speaker: Speaker | None,
) -> Iterator[RelationRow]:
    part = here.part
    heads = (
        earlier if found.earlier else [named.number(found.head) if found.head else DOCUMENT_HEAD]
    )
    wordings = to_wordings(found.qualifiers, text[part.start : part.end])
    said = found.relation != DEMAND
    if said and speaker and found.trigger[0] >= speaker.begins and speaker.number not in heads:
        wordings = replace(wordings, source=wordings.source or speaker.name)
    for head in heads:
        yield RelationRow(
            part=index,
            head=head,
            relation=found.relation,
            tail=tail,
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
