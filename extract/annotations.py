"""What the components add to a spaCy document, as extensions of documents and of spans.

`doc._.mentions` and `doc._.relations`, and of each entity `span._.rule` and `span._.confidence`.
They are kept as plain rows in `doc.user_data`, so that they outlive `to_bytes`, `DocBin` and
several processes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Span

from extract.candidate import Candidate
from extract.entities import to_spans
from extract.model import Qualifiers

MENTIONS, RELATIONS = "xinzhi_mentions", "xinzhi_relations"
"""Where the rows stand in `user_data`."""

Row = tuple[int, int, str, str, float | None]


@dataclass(frozen=True, slots=True)
class DocRelation:
    """One stated relation of a document. `head` None is the document itself.

    `relation` is its name, `trigger` the words that state it, `rule` what found it, `confidence`
    its measured precision, None where not measured.
    """

    head: Span | None
    relation: str
    tail: Span
    trigger: Span
    qualifiers: Qualifiers
    rule: str
    confidence: float | None


class RelationRow(NamedTuple):
    """One relation as it is kept: its ends are numbers of mentions, `head` -1 is the document.

    `part` is the number of its sentence; characters [start, end) of the document are its trigger.
    """

    part: int
    head: int
    relation: str
    tail: int
    start: int
    end: int
    qualifiers: tuple[str | None, ...]
    rule: str
    confidence: float | None


def set_mentions(doc: Doc, mentions: Iterable[Candidate]) -> None:
    """Keep the mentions of a document, which stand in text order."""
    doc.user_data[MENTIONS] = [
        (one.start, one.end, one.class_, one.rule, one.confidence) for one in mentions
    ]


def get_mentions(doc: Doc) -> tuple[Candidate, ...]:
    """Give the mentions of a document in text order, () where none were looked for."""
    return tuple(Candidate(*row) for row in doc.user_data.get(MENTIONS, ()))


def set_relations(doc: Doc, rows: Iterable[RelationRow]) -> None:
    """Keep the relations of a document, in the order of its sentences."""
    doc.user_data[RELATIONS] = [*rows]


def get_relation_rows(doc: Doc) -> list[RelationRow]:
    """Give the relations of a document as they are kept."""
    return [RelationRow(*row) for row in doc.user_data.get(RELATIONS, ())]


def get_relations(doc: Doc) -> tuple[DocRelation, ...]:
    """Give the relations of a document, in the order of its sentences."""
    rows = get_relation_rows(doc)
    ends = [*to_spans(doc, get_mentions(doc))]
    places = (Candidate(row.start, row.end, row.relation, row.rule) for row in rows)
    triggers = to_spans(doc, places)
    return tuple(
        DocRelation(
            ends[row.head] if row.head >= 0 else None,
            row.relation,
            ends[row.tail],
            trigger,
            Qualifiers(*row.qualifiers),  # type: ignore[arg-type]
            row.rule,
            row.confidence,
        )
        for row, trigger in zip(rows, triggers, strict=True)
    )


def _find_row(span: Span) -> Row | None:
    rows: list[Row] = span.doc.user_data.get(MENTIONS, [])
    place = span.start_char, span.end_char
    at = bisect_left(rows, place, key=lambda row: (row[0], row[1]))
    return rows[at] if at < len(rows) and (rows[at][0], rows[at][1]) == place else None


def get_rule(span: Span) -> str | None:
    """Give what found the mention that a span is, None where it is none."""
    row = _find_row(span)
    return row[3] if row else None


def get_confidence(span: Span) -> float | None:
    """Give the probability that annotators agree with the mention that a span is."""
    row = _find_row(span)
    return row[4] if row else None


# `force` lets the module be imported again.
Doc.set_extension("mentions", getter=get_mentions, setter=set_mentions, force=True)
Doc.set_extension("relations", getter=get_relations, force=True)
Span.set_extension("rule", getter=get_rule, force=True)
Span.set_extension("confidence", getter=get_confidence, force=True)
