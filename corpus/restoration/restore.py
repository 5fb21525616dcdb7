"""The chain of restoration: text as it was drawn from a file in, clean paragraphs out."""

from __future__ import annotations

from collections.abc import Callable

from corpus.restoration.characters import without_insertions
from corpus.restoration.draft import Draft
from corpus.restoration.floats import without_floats
from corpus.restoration.furniture import without_furniture
from corpus.restoration.joining import joined
from corpus.restoration.kinds import with_kinds, without_empty_marks
from corpus.restoration.notes import without_notes
from corpus.restoration.references import with_references
from corpus.restoration.spaces import with_whole_numbers, without_spaces
from corpus.restoration.wire import with_wire_lines

Step = Callable[[Draft], Draft]

STEPS: tuple[Step, ...] = (
    without_insertions,
    with_whole_numbers,
    without_empty_marks,
    with_references,
    without_furniture,
    without_notes,
    without_floats,
    joined,
    with_wire_lines,
    with_kinds,
    without_spaces,
)


def restored(draft: Draft) -> Draft:
    """Give the draft with one clean paragraph or heading a line, its mark before it."""
    for step in STEPS:
        draft = step(draft)
    return draft
