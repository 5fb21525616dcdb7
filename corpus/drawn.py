"""What is drawn from a file before restoration begins."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.draft import Draft


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text of a file in reading order; `encoding` is "" for a binary format."""

    source_text: str
    draft: Draft
    encoding: str = ""
    title: str = ""
