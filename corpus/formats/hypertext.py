"""HTML taken down to lines of text: headings keep `#`, items `-`, cells `|` between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from corpus.formats.article import BLOCKS, ELEMENTS, Outline
from corpus.formats.spans import Grid
from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.lines import BREAK

ASIDE: dict[str, str] = ELEMENTS["aside"]
CELL = " | "
HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_MARK = re.compile(r"\s*[\[［(（]?\s*\d{1,3}\s*[\]］)）]?\s*")
_NOTED = re.compile(r"[^\sA-Za-z0-9²³]")


def without_tags(draft: Draft) -> tuple[Draft, str, tuple[tuple[str, str], ...]]:
    """Drop the tags of an HTML text; give with it its title and what its meta elements state.

    >>> from corpus.restoration.draft import to_draft
    >>> page, title, _ = without_tags(to_draft("<title>数据</title><h2>路径</h2><p>用<b>数据</b>"))
    >>> [line for line in page.value.splitlines() if line.strip()], title
    (['## 路径', '用数据'], '数据')
    """
    reader = _Reader(draft.value)
    return edited(draft, reader.edits), " ".join(reader.title.split()), tuple(reader.metadata)


class _Event(NamedTuple):
    """What a piece of the page becomes; `element` is what it stands in."""

    start: int
    text: str
    reason: str
    element: int


class _Reader(HTMLParser):
    """Collects events, each of which goes on to where the next one begins; then the edits."""

    def __init__(self, value: str) -> None:
        super().__init__(convert_charrefs=False)
        self.edits: list[Edit] = []
        self.title = ""
        self.metadata: list[tuple[str, str]] = []
        self._value = value
        self._starts = [0, *(match.end() for match in re.finditer("\n", value))]
        self._events: list[_Event] = []
        self._outline = Outline()
        self._aside: list[str] = []
        self._raised = False
        self._unclosed = False
        self._grids = [Grid()]
        self._first = (0, 0)
        self.feed(value)
        self.close()
        asides = dict.fromkeys(self._outline.find_outside(), "navigation")
        asides |= dict.fromkeys(self._outline.find_hidden(), "hidden")
        ends = [*(event.start for event in self._events[1:]), len(value)]
        for event, end in zip(self._events, ends, strict=True):
            if end > event.start:
                self._edit(event, end, asides.get(event.element, ""))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _begin(self, text: str, reason: str) -> None:
        self._events.append(_Event(self._at(), text, reason, self._outline.top))

    def _edit(self, event: _Event, end: int, aside: str) -> None:
        start, text, reason, _ = event
        source = self._value[start:end]
        if reason == "reference":
            # As it stands: with or without its semicolon, and what follows.
            text = unescape(source)
            # White space may go later, and then without a word.
            reason = "" if text.strip() else "markup"
        if aside and reason in ("", "text"):
            self.edits.append(Edit(start, end, "", "markup" if _is_bars(text) else aside))
        elif aside and reason == "markup":
            self.edits.append(Edit(start, end, f"\n{BREAK}\n" if BREAK in text else "", reason))
        elif reason == "text":
            self.edits += _line_ends(self._value, start, end)
        elif text != source or reason:
            self.edits.append(Edit(start, end, text, reason))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        text = f"\n{BREAK}\n" if tag in BLOCKS else "\n" if tag == "br" else ""
        if not self._aside:
            text += HEADINGS.get(tag, "- " if tag == "li" else "")
        if tag == "table":
            self._grids.append(Grid())
        elif tag == "tr":
            self._grids[-1].open_row()
        self._outline.open(tag, attrs)
        if tag == "meta":
            self._take_metadata(dict(attrs))
        if tag in ("td", "th"):
            self._open_cell(dict(attrs))
        else:
            self._begin(text, "markup")
        self._raised = tag == "sup" and bool(_NOTED.match(self._value, self._at() - 1))
        if tag in ASIDE:
            self._aside.append(tag)

    def _open_cell(self, attributes: Mapping[str, str | None]) -> None:
        """Begin a cell, bars before it: those of blank cells only in a row of several."""
        grid = self._grids[-1]
        blank = grid.open_cell(attributes)
        if grid.cells == 1:
            self._first = len(self._events), blank
        elif grid.cells == 2 and self._first[1]:
            at, before = self._first
            self._events[at] = self._events[at]._replace(text=CELL * before, reason="")
        # The bars stand for the tag: they come from it.
        text = CELL * (1 + blank) if grid.cells > 1 else ""
        self._begin(text, "" if text else "markup")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open and close an element."""
        if tag == "meta":
            self._take_metadata(dict(attrs))
        self._begin(f"\n{BREAK}\n" if tag in BLOCKS else "\n" if tag == "br" else "", "markup")

    def _take_metadata(self, attributes: Mapping[str, str | None]) -> None:
        name = next(filter(None, map(attributes.get, ("name", "property", "itemprop"))), "")
        if name and attributes.get("content"):
            self.metadata.append((name, attributes["content"] or ""))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        block = tag in BLOCKS and tag not in ("td", "th")
        bars = CELL * self._grids[-1].close_row() if tag == "tr" else ""
        self._begin(f"{bars}\n{BREAK}\n" if block else "", "markup")
        if tag == "table" and len(self._grids) > 1:
            self._grids.pop()
        self._outline.close(tag)
        if tag in self._aside:
            while self._aside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take text as it is, or drop it where its element is set aside."""
        # A comment that no sign ends goes on to the end of the page.
        self._unclosed |= data.startswith("<!--") or (
            data == "<!" and self._value.startswith("<!--", self._at())
        )
        if self._unclosed:
            self._begin("", "markup")
        elif self._aside:
            if self._aside[-1] == "title":
                self.title += data
            self._begin("", ASIDE[self._aside[-1]])
        elif self._raised and _MARK.fullmatch(data):
            self._begin("", "reference mark")
        else:
            self._begin("", "text")
            self._outline.add(data)
        self._raised = False

    def handle_entityref(self, name: str) -> None:
        """Take a character by its name."""
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Take a character by its number."""
        self._reference(f"&#{name};")

    def _reference(self, reference: str) -> None:
        if self._aside:
            self.title += unescape(reference) if self._aside[-1] == "title" else ""
            self._begin("", ASIDE[self._aside[-1]])
        else:
            self._begin("", "reference")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Take a marked section for a comment, which HTML does; a broken one is no error."""
        return self.parse_bogus_comment(i)

    def handle_comment(self, data: str) -> None:
        """Drop a comment."""
        self._begin("", "markup")

    def handle_decl(self, decl: str) -> None:
        """Drop a declaration."""
        self._begin("", "markup")

    def handle_pi(self, data: str) -> None:
        """Drop a processing instruction."""
        self._begin("", "markup")

    def unknown_decl(self, data: str) -> None:
        """Drop a marked section."""
        self._begin("", "markup")


def _is_bars(text: str) -> bool:
    return text.startswith(CELL) and not text.strip(CELL)


def _line_ends(value: str, start: int, end: int) -> list[Edit]:
    """A line end in the text of HTML is a space."""
    edits = []
    at = value.find("\n", start, end)
    while at >= 0:
        edits.append(Edit(at, at + 1, " "))
        at = value.find("\n", at + 1, end)
    return edits
