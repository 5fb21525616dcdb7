"""The chain of restoration: text as it was drawn from a file in, clean paragraphs out."""

from __future__ import annotations

from collections.abc import Callable

from corpus.draft import Draft
from corpus.floats import without_floats
from corpus.furniture import without_furniture
from corpus.joining import joined
from corpus.kinds import with_kinds, without_empty_marks
from corpus.notes import without_notes
from corpus.references import with_references
from corpus.spaces import without_spaces

Step = Callable[[Draft], Draft]

STEPS: tuple[Step, ...] = (
    without_empty_marks,
    with_references,
    without_furniture,
    without_notes,
    without_floats,
    joined,
    with_kinds,
    without_spaces,
)


def restored(draft: Draft) -> Draft:
    """Give the draft with one clean paragraph or heading a line, its mark before it."""
    for step in STEPS:
        draft = step(draft)
    return draft
