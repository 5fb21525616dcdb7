"""Mentions as the entities of a spaCy document, exact to the character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span, Token

from extract.candidate import Candidate


def set_entities(doc: Doc, mentions: Collection[Candidate]) -> None:
    """Set `doc.ents` to the mentions, splitting the words that a mention's edge falls into."""
    cuts = {edge for mention in mentions for edge in (mention.start, mention.end)}
    starts, ends = find_places(doc)
    if not cuts <= {*starts, *ends}:
        _split_words(doc, cuts)
    doc.ents = tuple(to_spans(doc, mentions))


def to_spans(doc: Doc, mentions: Iterable[Candidate]) -> Iterator[Span]:
    """Give the words that each mention stands in as a span with its class and rule."""
    starts, ends = find_places(doc)
    for one in mentions:
        first, after = bisect_right(ends, one.start), bisect_left(starts, one.end)
        yield Span(doc, first, after, label=one.class_, span_id=one.rule)


def find_places(doc: Doc) -> tuple[list[int], list[int]]:
    """Give where each word of a document starts and ends."""
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).astype(np.int64).T
    return starts.tolist(), (starts + lengths).tolist()


def _split_words(doc: Doc, cuts: Collection[int]) -> None:
    """Split words at the cuts: the parts of one hang on its last, that on the word's own head."""
    text = doc.text
    parts = {}
    for token in doc:
        bounds = sorted({token.idx, token.idx + len(token)} | _inside(token, cuts))
        if len(bounds) > 2:
            parts[token.i] = [text[a:b] for a, b in pairwise(bounds)]
    with doc.retokenize() as retokenizer:
        for i, pieces in parts.items():
            token, last = doc[i], len(pieces) - 1
            head = token.head
            above = (head, len(parts[head.i]) - 1) if head.i in parts else head
            heads: list[Token | tuple[Token, int]] = [*[(token, last)] * last, above]
            # spaCy would leave all but the first with what the next words have.
            kept = {"TAG": token.tag, "POS": token.pos, "DEP": token.dep}
            attrs: dict[int | str, list[Any]] = {
                name: [value] * len(pieces) for name, value in kept.items()
            }
            retokenizer.split(token, pieces, heads=heads, attrs=attrs)


def _inside(token: Token, cuts: Collection[int]) -> set[int]:
    return {cut for cut in cuts if token.idx < cut < token.idx + len(token)}
