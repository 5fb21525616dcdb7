"""What the corpus stage makes: documents of blocks and sentences, each character accounted for.

Offsets are characters, half-open. A *source offset* counts in the text of the file as decoded (for
PDF, DOCX and HTML: in the text `Document.source_text` that was drawn from the file); a *text
offset* counts in a restored string.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from corpus.facts.model import Facts
from corpus.text import Span, Text

Kind = Literal["heading", "prose", "front"]
"""`heading`: a title of a section. `prose`: running text, which is extracted from. `front`: matter
kept apart and not extracted from (English abstract, authors, article numbers, references)."""


class Block(NamedTuple):
    """A heading, a paragraph or a piece of front matter; `level` is a heading's depth from 1."""

    kind: Kind
    text: Text
    level: int = 0


class Sentence(NamedTuple):
    """One sentence or heading; `index` counts from 0 through the document, headings included.

    `section` is the text of the nearest heading above (a heading's own text for itself), "" before
    the first; `paragraph` is the index of the block it stands in.
    """

    index: int  # type: ignore[assignment]  # not the tuple's method of that name
    kind: Kind
    section: str
    paragraph: int
    text: Text


@dataclass(frozen=True, slots=True)
class Dropped:
    """A source span that is in no block, and why: `running head`, `footnote`, `markup` …"""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a line of the source text stands on paper: its page, from 1, and the box about it.

    The box is in points from the page's upper left corner.
    """

    source_start: int
    source_end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Document:
    """A restored document.

    `id` is made from the restored text alone; `source` is the path as given, relative to the
    source folder, with forward slashes. Each character of `source_text` that is not white space
    lies in a run of a block or in `dropped`. `places` are those of its lines, by source offset,
    where the source has pages. `url` and `date` are what the source says of itself. `faults` are
    what is wrong with it and did not keep it from being read.
    """

    id: str
    source: str
    title: str
    format: str
    encoding: str
    source_text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    dropped: tuple[Dropped, ...] = field(repr=False)
    genre: str = ""
    rights: str = ""
    places: tuple[PagePlace, ...] = field(default=(), repr=False)
    url: str = ""
    date: str = ""
    facts: Facts = field(default=Facts(), repr=False)
    faults: tuple[Fault, ...] = ()

    def find_places(self, span: Span) -> tuple[PagePlace, ...]:
        """Give the places of the lines that `span` of the source touches; () without pages."""
        first = bisect_right(self.places, span.start, key=lambda place: place.source_end)
        last = bisect_left(self.places, span.end, key=lambda place: place.source_start)
        return self.places[first : max(first, last)]


def to_region(places: Sequence[PagePlace]) -> tuple[int | None, tuple[float, ...]]:
    """Give the first page of `places` and the box about its lines; None and () without pages.

    >>> to_region((PagePlace(0, 4, 2, 10, 20, 50, 30), PagePlace(4, 8, 2, 10, 30, 40, 40)))
    (2, (10, 20, 50, 40))
    """
    if not places:
        return None, ()
    here = [place for place in places if place.page == places[0].page]
    corner = min(place.left for place in here), min(place.top for place in here)
    return here[0].page, (
        *(round(each, 1) for each in corner),
        round(max(place.right for place in here), 1),
        round(max(place.bottom for place in here), 1),
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with an input that its user can mend; it costs only that input.

    `what` is wrong and what was `expected` are English; `zh` says both in Chinese.

    >>> str(Fault("a.txt", "the file is empty", "expected text", zh="文件是空的，应有文字"))
    'a.txt: 文件是空的，应有文字；the file is empty, expected text'
    """

    path: str
    what: str
    expected: str = ""
    line: int | None = None
    zh: str = field(kw_only=True)

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        english = f"{self.what}, {self.expected}" if self.expected else self.what
        return f"{place}: {self.zh}；{english}"


class SourceError(ValueError):
    """Raised where an input cannot be read; carries every fault found in it."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
