"""Readings in; the records of documents, sentences, mentions and dropped pieces out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from corpus import Author, Facts
from ontology.entities import Resolution
from ontology.model import DocumentRecord, DroppedRecord, MentionRecord, SentenceRecord

_SAME = (
    *("subtitle", "abstract", "abstract_en", "classification", "document_code", "doi"),
    *("article_number", "official_number", "received", "published", "signed", "funding"),
)
"""The facts that are columns under their own names."""
_PLACE = attrgetter("sentence", "start", "end", "text", "class_", "rule")
_PIECE = attrgetter("start", "end", "reason")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was read, sorted by document and place."""

    documents: tuple[DocumentRecord, ...]
    sentences: tuple[SentenceRecord, ...]
    mentions: tuple[MentionRecord, ...]
    dropped: tuple[DroppedRecord, ...]


def to_ledger(resolutions: Sequence[Resolution], rejected: Mapping[tuple[str, int], int]) -> Ledger:
    """Give the records of all documents, which come by id.

    `rejected` counts the quarantined relations of each sentence, by document and index.
    """
    return Ledger(
        tuple(map(_document, resolutions)),
        tuple(record for row in resolutions for record in _sentences(row, rejected)),
        tuple(record for row in resolutions for record in sorted(_mentions(row), key=_PLACE)),
        tuple(record for row in resolutions for record in sorted(_dropped(row), key=_PIECE)),
    )


def _document(row: Resolution) -> DocumentRecord:
    document = row.extracted.document
    return DocumentRecord(
        document.id,
        row.iri,
        row.title,
        row.extracted.sources,
        document.format,
        document.encoding,
        document.genre,
        document.rights,
        characters=len(document.source_text),
        dropped=sum(piece.span.length for piece in document.dropped),
        **_facts(document.facts),
    )


def _facts(facts: Facts) -> dict[str, Any]:
    """Give the columns of what a document says of itself."""
    return {
        **{name: getattr(facts, name) for name in _SAME},
        "keywords": tuple(word.zh for word in facts.keywords if word.zh),
        "keywords_en": tuple(word.en for word in facts.keywords if word.en),
        "journal": facts.journal.name,
        **{name: getattr(facts.journal, name) for name in ("year", "volume", "issue", "pages")},
        "references": len(facts.references),
        "unparsed": sum(not reference.parsed for reference in facts.references),
        "byline": tuple(map(_author, facts.authors)),
    }


def _author(author: Author) -> str:
    """Give an author's name, and in brackets the bodies, each with its place and postcode."""
    seats = ("，".join(filter(None, (s.name, s.place, s.postcode))) for s in author.affiliations)
    named = "；".join(seats)
    return f"{author.name}（{named}）" if named else author.name


def _sentences(
    row: Resolution, rejected: Mapping[tuple[str, int], int]
) -> Iterator[SentenceRecord]:
    document = row.extracted.document
    mentions = Counter(mention.sentence for mention in row.extracted.mentions)
    relations: Counter[int] = Counter()
    for extraction in row.extracted.extractions:
        relations[extraction.sentence.index] += len(extraction.relations)
    for index, sentence in sorted(row.extracted.sentences.items()):
        span = sentence.text.source
        yield SentenceRecord(
            document.id,
            index,
            sentence.kind,
            sentence.section,
            span.start,
            span.end,
            sentence.text.value,
            mentions=mentions[index],
            relations=relations[index],
            rejected=rejected.get((document.id, index), 0),
        )


def _mentions(row: Resolution) -> Iterator[MentionRecord]:
    for mention, iri in row.mentions:
        span = row.extracted.span(mention)
        yield MentionRecord(
            row.extracted.document.id,
            mention.sentence,
            span.start,
            span.end,
            mention.text,
            mention.class_,
            iri,
            mention.rule,
            mention.confidence,
        )


def _dropped(row: Resolution) -> Iterator[DroppedRecord]:
    document = row.extracted.document
    for piece in document.dropped:
        start, end = piece.span.start, piece.span.end
        text = document.source_text[start:end]
        yield DroppedRecord(document.id, start, end, piece.reason, text)
