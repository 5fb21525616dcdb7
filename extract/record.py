"""An extraction as the sentence record: plain values, offsets in the source."""

from __future__ import annotations

from dataclasses import fields

from corpus import Document, Sentence, to_region
from extract.model import Extraction, Mention, Qualifiers, Relation

Record = dict[str, object]


def to_record(document: Document, extraction: Extraction) -> Record:
    """Give the sentence record of one extraction of `document`, its keys in the fixed order.

    All offsets count in the source text, end exclusive. The document itself as head is `DOC`, with
    no `head_span`; a qualifier that is not stated, and an unmeasured confidence, are left out. The
    last keys, `page` (from 1) and `box` (left, top, right, bottom in points on it), are there where
    the source has pages.
    """
    sentence = extraction.sentence
    source = sentence.text.source
    sentences = {one.index: one for one in document.sentences}
    record: Record = {
        "document": document.id,
        "source": document.source,
        "section": sentence.section,
        "index": sentence.index,
        "start": source.start,
        "end": source.end,
        "text": sentence.text.value,
        "mentions": [_to_mention(mention, sentence) for mention in extraction.mentions],
        "relations": [_to_relation(one, sentences) for one in extraction.relations],
    }
    page, box = to_region(document.find_places(source))
    return record if page is None else {**record, "page": page, "box": list(box)}


def _to_mention(mention: Mention, sentence: Sentence) -> Record:
    span = sentence.text.span(mention.start, mention.end)
    record: Record = {
        "text": mention.text,
        "class": mention.class_,
        "start": span.start,
        "end": span.end,
        "rule": mention.rule,
    }
    if mention.confidence is not None:
        record["confidence"] = mention.confidence
    return record


def _to_relation(relation: Relation, sentences: dict[int, Sentence]) -> Record:
    record: Record = {"head": "DOC" if relation.head is None else relation.head.text}
    if relation.head is not None:
        record["head_span"] = _to_span(relation.head, sentences)
    record["relation"] = relation.relation
    record["tail"] = relation.tail.text
    record["tail_span"] = _to_span(relation.tail, sentences)
    record["qualifiers"] = _to_qualifiers(relation.qualifiers)
    record["rule"] = relation.rule
    if relation.confidence is not None:
        record["confidence"] = relation.confidence
    return record


def _to_span(mention: Mention, sentences: dict[int, Sentence]) -> list[int]:
    span = sentences[mention.sentence].text.span(mention.start, mention.end)
    return [span.start, span.end]


def _to_qualifiers(qualifiers: Qualifiers) -> dict[str, str]:
    pairs = ((field.name, getattr(qualifiers, field.name)) for field in fields(qualifiers))
    return {name: value for name, value in pairs if value not in (None, "asserted", "positive")}
