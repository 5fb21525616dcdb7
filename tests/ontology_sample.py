"""Documents and extractions written down in brief, for the tests of the ontology stage."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from corpus import Document, Dropped, Run, Sentence, Span, Text
from extract import Extraction, Mention, Qualifiers, Relation
from ontology import Schema, read_schema

Read = tuple[Document, tuple[Extraction, ...]]
End = str | tuple[int, str] | None
"""A wording of the sentence, one of an earlier sentence (its index), or the document itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, the classes of its wordings, and the relations between them."""

    text: str
    mentions: Mapping[str, str] = field(default_factory=dict)
    relations: Sequence[tuple[Any, ...]] = ()


@cache
def schema() -> Schema:
    return read_schema()


def read(source: str, *sentences: Said, title: str | None = None, rule: str = "r1") -> Read:
    """Give a document whose sentences follow each other, two characters of markup before each."""
    body = "".join(f"> {said.text}\n" for said in sentences)
    made, at = [], 0
    for index, said in enumerate(sentences):
        text = Text(said.text, (Run(0, len(said.text), at + 2, at + 2 + len(said.text)),))
        made.append(Sentence(index, "prose", "第一节", index, text))
        at += len(said.text) + 3
    extractions = tuple(
        _extraction(index, sentences, made[index], rule) for index in range(len(sentences))
    )
    document = Document(
        id=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        source=source,
        title=Path(source).stem if title is None else title,
        format="text",
        encoding="utf-8",
        source_text=body,
        blocks=(),
        sentences=tuple(made),
        dropped=(Dropped(Span(0, 2), "markup"),) if sentences else (),
    )
    return document, extractions


def _extraction(index: int, said: Sequence[Said], sentence: Sentence, rule: str) -> Extraction:
    relations = tuple(
        Relation(
            _end(head, index, said, rule),
            relation,
            _tail(tail, index, said, rule),
            rule,
            Qualifiers(**(rest[0] if rest else {})),
            confidence=rest[1] if len(rest) > 1 else None,
        )
        for head, relation, tail, *rest in said[index].relations
    )
    mentions = tuple(_mention(text, index, said, rule) for text in said[index].mentions)
    return Extraction(sentence, mentions, relations)


def _end(end: End, index: int, said: Sequence[Said], rule: str) -> Mention | None:
    if end is None:
        return None
    place, text = end if isinstance(end, tuple) else (index, end)
    return _mention(text, place, said, rule)


def _tail(end: End, index: int, said: Sequence[Said], rule: str) -> Mention:
    mention = _end(end, index, said, rule)
    assert mention is not None
    return mention


def _mention(text: str, index: int, said: Sequence[Said], rule: str) -> Mention:
    start = said[index].text.index(text)
    class_ = said[index].mentions[text]
    return Mention(index, start, start + len(text), text, class_, rule)
