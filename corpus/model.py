"""What the corpus stage makes: documents of blocks and sentences, each character accounted for.

Offsets are characters, half-open. A *source offset* counts in the text of the file as decoded (for
PDF, DOCX and HTML: in the text `Document.source_text` that was drawn from the file); a *text
offset* counts in a restored string.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from corpus.facts_model import Facts

Kind = Literal["heading", "prose", "front"]
"""`heading`: a title of a section. `prose`: running text, which is extracted from. `front`: matter
kept apart and not extracted from (English abstract, authors, article numbers, references)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters.

    >>> Span(2, 5).length
    3
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: [{self.start}, {self.end})")

    @property
    def length(self) -> int:
        """Characters in the span."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Run:
    """Text [start, end) is what restoration made of source [source_start, source_end).

    Equal lengths mean character by character; else the whole replaces the whole (`&amp;` by `&`).
    """

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def aligned(self) -> bool:
        """Whether each character stands for one character."""
        return self.end - self.start == self.source_end - self.source_start


@dataclass(frozen=True, slots=True)
class Text:
    """A restored string that knows where each of its characters came from.

    `runs` cover `value` from first to last character without gap, in text order; their source
    ranges need not ascend (a column moved to its place).

    >>> text = Text("新质生产力", (Run(0, 2, 10, 12), Run(2, 5, 14, 17)))
    >>> text.span(1, 3)
    Span(start=11, end=15)
    >>> text.slice(1, 3).value
    '质生'
    """

    value: str
    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        end = 0
        for run in self.runs:
            if run.start != end:
                raise ValueError(f"runs leave a gap: {self.runs}")
            end = run.end
        if end != len(self.value):
            raise ValueError(f"runs cover {end} of {len(self.value)} characters")

    def slice(self, start: int, end: int) -> Text:
        """Give the text [start, end) with the runs that cover it, counted from its own start."""
        runs = []
        covering = self._covering(start, end)
        if len(covering) == 1 and covering[0].aligned:
            at = covering[0].source_start - covering[0].start
            return Text(self.value[start:end], (Run(0, end - start, at + start, at + end),))
        for run in covering:
            first, last = max(start, run.start), min(end, run.end)
            source = (
                (run.source_start + first - run.start, run.source_start + last - run.start)
                if run.aligned
                else (run.source_start, run.source_end)
            )
            runs.append(Run(first - start, last - start, *source))
        return Text(self.value[start:end], tuple(runs))

    def span(self, start: int, end: int) -> Span:
        """Give the smallest source span that holds all that text [start, end) came from."""
        runs = self.slice(start, end).runs
        return Span(min(run.source_start for run in runs), max(run.source_end for run in runs))

    @property
    def source(self) -> Span:
        """The smallest source span that holds the whole text."""
        return self.span(0, len(self.value))

    def _covering(self, start: int, end: int) -> tuple[Run, ...]:
        if not 0 <= start < end <= len(self.value):
            raise ValueError(f"no such part of a text of {len(self.value)}: [{start}, {end})")
        if len(self.runs) == 1:
            return self.runs
        first = bisect_right(self.runs, start, key=lambda run: run.start) - 1
        last = bisect_right(self.runs, end - 1, key=lambda run: run.start)
        return self.runs[first:last]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a piece of front matter; `level` is a heading's depth from 1."""

    kind: Kind
    text: Text
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or heading; `index` counts from 0 through the document, headings included.

    `section` is the text of the nearest heading above (a heading's own text for itself), "" before
    the first; `paragraph` is the index of the block it stands in.
    """

    index: int
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
    where the source has pages. `url` and `date` are what the source says of itself.
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

    def find_places(self, span: Span) -> tuple[PagePlace, ...]:
        """Give the places of the lines that `span` of the source touches; () without pages."""
        first = bisect_right(self.places, span.start, key=lambda place: place.source_end)
        last = bisect_left(self.places, span.end, key=lambda place: place.source_start)
        return self.places[first : max(first, last)]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with an input that its user can mend; it costs only that input.

    >>> str(Fault("a.txt", "the file is empty", "expected Chinese text"))
    'a.txt: the file is empty, expected Chinese text'
    """

    path: str
    what: str
    expected: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.what}" + (f", {self.expected}" if self.expected else "")


class SourceError(ValueError):
    """Raised where an input cannot be read; carries every fault found in it."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
