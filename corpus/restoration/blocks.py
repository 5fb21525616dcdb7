"""A restored draft in, its headings, paragraphs and front matter out."""

from __future__ import annotations

import numpy as np

from corpus.model import Block, Kind
from corpus.restoration.draft import Draft, Edit, edited, to_texts
from corpus.restoration.headings import MARKED
from corpus.restoration.lines import FRONT, PROSE, to_lines
from corpus.restoration.listing import BULLET
from corpus.text import Span

Role = tuple[Kind, int]


def without_marks(draft: Draft) -> tuple[Draft, tuple[Role, ...]]:
    """Drop the marks that stand before lines; give with the draft the kind and level of each."""
    edits: list[Edit] = []
    roles: list[Role] = []
    for line in to_lines(draft.value):
        role, mark, reason = _role(line.text)
        roles.append(role)
        if mark:
            edits.append(Edit(line.start, line.start + mark, "", reason))
    return edited(draft, edits), tuple(roles)


def _role(text: str) -> tuple[Role, int, str]:
    """Give the kind and level of a line, how long its mark is, and what mark it is."""
    if text[0] in FRONT + PROSE:
        return (("front" if text[0] == FRONT else "prose"), 0), 1, "markup"
    if mark := MARKED.match(text):
        return ("heading", len(mark[1])), mark.end(), "heading mark"
    item = BULLET.match(text)
    return ("prose", 0), item.end() if item else 0, "list mark"


def to_blocks(draft: Draft, roles: tuple[Role, ...]) -> tuple[Block, ...]:
    """Give one block for each line of the draft, of the kind given for it."""
    texts = to_texts(draft, [Span(line.start, line.end) for line in to_lines(draft.value)])
    return tuple(Block(kind, text, level) for text, (kind, level) in zip(texts, roles, strict=True))


def find_lost(source: str, draft: Draft, blocks: tuple[Block, ...]) -> str:
    """Give the source characters that are in no block and were not dropped, white space aside."""
    kept = np.zeros(len(source), dtype=bool)
    for block in blocks:
        for run in block.text.runs:
            kept[run.source_start : run.source_end] = True
    for each in draft.dropped:
        kept[each.span.start : each.span.end] = True
    return "".join(source[at] for at in np.flatnonzero(~kept).tolist() if not source[at].isspace())
