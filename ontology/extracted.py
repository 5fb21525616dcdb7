"""What was read, in a fixed order: documents once each, with their sentences and mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from corpus import Document, Sentence, Span
from extract import Extraction, Mention
from ontology.own_region import to_own_region
from ontology.period_told import to_told_year
from ontology.units_apart import Spot, find_units, to_spot

DAY = len("2023-09-10")


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document, all paths it was found at, and what was found in it.

    `mentions` hold each span of each sentence once, the ends of relations among them; `units` are
    those of numbers that stand apart from them.
    """

    document: Document
    sources: tuple[str, ...]
    extractions: tuple[Extraction, ...] = field(repr=False)
    sentences: Mapping[int, Sentence] = field(repr=False)
    mentions: tuple[Mention, ...] = field(repr=False)
    units: Mapping[Spot, str] = field(repr=False, default_factory=dict)

    @property
    def year(self) -> int | None:
        """The year from which 去年 is told: that of its bulletin, as dated, or in its title."""
        facts = self.document.facts
        if told := to_told_year(self.document.title):
            return told
        for day in (facts.published, facts.signed, facts.journal.year, facts.received):
            if day:
                return int(day[:4])
        named = set(re.findall("((?:19|20)[0-9]{2})年", self.document.title))
        return int(named.pop()) if len(named) == 1 else None

    @property
    def day(self) -> date | None:
        """The day on which it was published or signed, where all of it is known."""
        facts = self.document.facts
        told = next((day for day in (facts.published, facts.signed) if len(day or "") == DAY), None)
        return date.fromisoformat(told) if told else None

    @property
    def region(self) -> str | None:
        """The region it is of, as its title or subtitle names it."""
        return to_own_region(self.document.title, self.document.facts.subtitle)

    def name(self, mention: Mention) -> str:
        """Give the wording of a mention, a number with its unit."""
        return mention.text + self.units.get(to_spot(mention), "")

    def span(self, mention: Mention) -> Span:
        """Where a mention stands in the source."""
        return self.sentences[mention.sentence].text.span(mention.start, mention.end)


def to_extracted(
    read: Iterable[tuple[Document, tuple[Extraction, ...]]],
) -> tuple[Extracted, ...]:
    """Give what was read of each document id once, by id.

    A document found at several paths is read as the file whose path comes first: offsets count
    in that file.
    """
    groups: dict[str, list[tuple[Document, tuple[Extraction, ...]]]] = defaultdict(list)
    for document, extractions in read:
        groups[document.id].append((document, extractions))
    return tuple(_to_one(group) for _, group in sorted(groups.items()))


def _to_one(group: list[tuple[Document, tuple[Extraction, ...]]]) -> Extracted:
    document, extractions = min(group, key=lambda pair: (pair[0].source, pair[0].source_text))
    return Extracted(
        document,
        tuple(sorted({document.source for document, _ in group})),
        extractions,
        {sentence.index: sentence for sentence in document.sentences},
        _mentions(extractions),
        find_units(extractions),
    )


def _mentions(extractions: tuple[Extraction, ...]) -> tuple[Mention, ...]:
    """A relation may take its end from a sentence whose own mentions do not list it."""
    listed = (mention for extraction in extractions for mention in extraction.mentions)
    ends = (
        end
        for extraction in extractions
        for relation in extraction.relations
        for end in (relation.head, relation.tail)
        if end is not None
    )
    spans: dict[tuple[int, int, int], Mention] = {}
    for mention in (*sorted(listed, key=_place), *sorted(ends, key=_place)):
        spans.setdefault((mention.sentence, mention.start, mention.end), mention)
    return tuple(sorted(spans.values(), key=_place))


def _place(mention: Mention) -> tuple[int, int, int, str, str]:
    return mention.sentence, mention.start, mention.end, mention.class_, mention.rule
