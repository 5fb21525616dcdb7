"""Example sentences with their mentions marked, as rule files hold them."""

from __future__ import annotations

import re

from extract.candidate import Candidate

MARKED = re.compile(r"⟦([^⟦⟧|]+)(?:\|([A-Za-z]+))?⟧")


def to_mentions(marked: str) -> tuple[str, tuple[Candidate, ...]]:
    """Give a sentence without its marks, and the mentions they marked, of class Concept if untold.

    >>> to_mentions("⟦沼气⟧是⟦能源|Factor⟧")[0]
    '沼气是能源'
    """
    text, mentions, position = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[position : found.start()]
        start = len(text)
        text += found[1]
        mentions.append(Candidate(start, len(text), found[2] or "Concept", "example"))
        position = found.end()
    return text + marked[position:], tuple(mentions)
