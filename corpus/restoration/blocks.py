"""A restored draft in, its headings, paragraphs and front matter out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.model import Block, Dropped, Kind
from corpus.restoration.draft import Draft, find_dropped, to_texts
from corpus.restoration.headings import MARKED
from corpus.restoration.lines import FRONT, MARKS, PROSE, to_lines
from corpus.restoration.listing import BULLET, BULLETS

Role = tuple[Kind, int]


def to_blocks(draft: Draft) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """Give a block for each line of a restored draft, and all that was dropped, its marks too."""
    bounds: list[tuple[int, int]] = []
    roles: list[Role] = []
    dropped = [*draft.dropped]
    for line in to_lines(draft.value):
        role, mark, reason = _role(line.text)
        roles.append(role)
        bounds.append((line.start + mark, line.end))
        if mark:
            dropped += find_dropped(draft, line.start, line.start + mark, reason)
    texts = to_texts(draft, bounds)
    blocks = (Block(kind, text, level) for text, (kind, level) in zip(texts, roles, strict=True))
    return tuple(blocks), tuple(sorted(dropped, key=lambda each: (each.span, each.reason)))


def _role(text: str) -> tuple[Role, int, str]:
    """Give the kind and level of a line, how long its mark is, and what mark it is."""
    if text[0] in MARKS:
        if text[0] == FRONT:
            return ("front", 0), 1, "markup"
        if text[0] == PROSE:
            return ("prose", 0), 1, "markup"
        if mark := MARKED.match(text):
            return ("heading", len(mark[1])), mark.end(), "heading mark"
    item = text[0] in BULLETS and BULLET.match(text)
    return ("prose", 0), item.end() if item else 0, "list mark"


def find_lost(source: str, blocks: Sequence[Block], dropped: Sequence[Dropped]) -> str:
    """Give the source characters that are in no block and were not dropped, white space aside."""
    kept = np.zeros(len(source), dtype=bool)
    for block in blocks:
        for run in block.text.runs:
            kept[run.source_start : run.source_end] = True
    for each in dropped:
        kept[each.span.start : each.span.end] = True
    return "".join(source[at] for at in np.flatnonzero(~kept).tolist() if not source[at].isspace())
