"""The text of a PDF file drawn out by the places and sizes of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.formats.drawn import Drawn, with_usual_radicals
from corpus.formats.layout import Page, Row, Word, to_page
from corpus.formats.roles import find_levels, goes_on, with_roles
from corpus.model import Fault, PagePlace, SourceError
from corpus.restoration.characters import usual
from corpus.restoration.draft import Edit, edited, to_draft
from corpus.restoration.lines import BREAK
from corpus.restoration.notes import CIRCLED, SUPERSCRIPT

_RAISED = re.compile(
    rf"[\[［(（〔]?\s*(?:\d{{1,3}}|[{CIRCLED}{SUPERSCRIPT}]+)\s*[\]］)）〕]?[,，\-–]?"
)


def from_pdf(name: str, data: bytes, encoding: str) -> Drawn:
    """Draw the text of a PDF file in reading order, furniture and notes dropped by their places.

    Raises SourceError where it is broken, locked, or has no text.
    """
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = [
                to_page(_words(page), float(page.height), float(page.width)) for page in pdf.pages
            ]
            title = str((pdf.metadata or {}).get("Title") or "")
    except (PdfminerException, MalformedPDFException) as error:
        raise SourceError(Fault(name, "this PDF cannot be opened", f"it says: {error}")) from error
    if not any(page.rows for page in pages):
        wanted = "expected a PDF with its text, not pictures of pages"
        raise SourceError(Fault(name, "the PDF has no text", wanted))
    return _drawn(with_roles(pages), title.strip())


def _words(page: pdfplumber.page.Page) -> list[Word]:
    found = page.extract_words(extra_attrs=["size"], keep_blank_chars=False, x_tolerance=2)
    return [
        Word(
            text=each["text"],
            left=each["x0"],
            right=each["x1"],
            top=each["top"],
            bottom=each["bottom"],
            size=round(each["size"], 1),
        )
        for each in found
    ]


def _drawn(pages: Sequence[Page], title: str) -> Drawn:
    parts: list[str] = []
    edits: list[Edit] = []
    places: list[PagePlace] = []
    at = end = 0
    above = Row(())
    levels = find_levels([row for page in pages for row in page.rows])
    for number, page in enumerate(pages, 1):
        for row in page.rows:
            text = "".join(_spaced(row))
            places.append(_place(row, at, at + len(text), number))
            if row.role in ("text", "heading"):
                edits += _breaks(row, above, levels.get(id(row), 0), at, end)
                edits += _marks(row, text, at)
                above, end = row, at + len(text)
            else:
                # Its line end goes with it: what stood about it may be one sentence.
                edits.append(Edit(at, at + len(text) + 1, "", row.role))
            parts.append(text)
            at += len(text) + 1
    text = "\n".join([*parts, ""])
    draft = edited(with_usual_radicals(usual(to_draft(text))), edits)
    return Drawn(text, draft, "", title, tuple(places))


def _breaks(row: Row, above: Row, level: int, at: int, end: int) -> Iterator[Edit]:
    """Set a heading apart from what is above and below; rows of one large size are one heading."""
    if row.role == "heading" and goes_on(row, above):
        # Where something dropped stands between the rows, it took the line end along.
        if at == end + 1:
            yield Edit(end, at, "")
    elif "heading" in (row.role, above.role):
        mark = "#" * level + " " if level else ""
        yield Edit(at, at, f"\n{BREAK}\n{mark}")


def _place(row: Row, start: int, end: int, page: int) -> PagePlace:
    return PagePlace(
        source_start=start,
        source_end=end,
        page=page,
        left=round(min(word.left for word in row.words), 1),
        top=round(min(word.top for word in row.words), 1),
        right=round(max(word.right for word in row.words), 1),
        bottom=round(max(word.bottom for word in row.words), 1),
    )


def _spaced(row: Row) -> Iterator[str]:
    """Give a row's words, spaces where the page has gaps, an indent where it has one."""
    if row.indent >= 1.2:
        yield "\u3000" * round(row.indent)
    last = None
    for word in row.words:
        if last is not None and word.left - last.right > 0.15 * word.size:
            yield " "
        yield word.text
        last = word


def _marks(row: Row, text: str, at: int) -> Iterator[Edit]:
    """Find the raised small numbers that refer to notes."""
    place = 0
    size = row.size
    for word in row.words:
        place = text.index(word.text, place)
        raised = word.size < 0.8 * size and word.bottom < max(each.bottom for each in row.words)
        if raised and _RAISED.fullmatch(word.text):
            yield Edit(at + place, at + place + len(word.text), "", "reference mark")
        place += len(word.text)
