"""The text of a PDF file drawn out by the places and sizes of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.formats.drawn import Drawn, with_usual_radicals
from corpus.formats.layout import to_page
from corpus.formats.page import CELL, Page, Row, Word
from corpus.formats.roles import find_levels, goes_on, with_roles
from corpus.model import Fault, PagePlace, SourceError
from corpus.restoration.characters import usual
from corpus.restoration.draft import Edit, edited, to_draft
from corpus.restoration.joining import seam
from corpus.restoration.lines import BREAK, PROSE
from corpus.restoration.notes import CIRCLED, SUPERSCRIPT

_RAISED = re.compile(
    rf"[\[［(（〔]?\s*(?:\d{{1,3}}|[{CIRCLED}{SUPERSCRIPT}]+)\s*[\]］)）〕]?[,，\-–]?"
)

_BOLD = re.compile(r"bold|black|heavy|hei(?!ght)|黑", re.I)
Box = tuple[float, float, float, float]


def from_pdf(name: str, data: bytes, encoding: str) -> Drawn:
    """Draw the text of a PDF file in reading order, furniture and notes dropped by their places.

    Raises SourceError where it is broken, locked, or has no text.
    """
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = [_to_page(page) for page in pdf.pages]
            title = str((pdf.metadata or {}).get("Title") or "")
    except (PdfminerException, MalformedPDFException) as error:
        said = f"it says: {error}"
        fault = Fault(name, "this PDF cannot be opened", said, zh=f"PDF 打不开：{error}")
        raise SourceError(fault) from error
    if not any(page.rows for page in pages):
        wanted = "expected a PDF with its text, not pictures of pages"
        zh = "PDF 没有文字，应为含文字的 PDF，不是页面的图片"
        raise SourceError(Fault(name, "the PDF has no text", wanted, zh=zh))
    return _drawn(with_roles(pages), title.strip())


def _to_page(page: pdfplumber.page.Page) -> Page:
    words = _words(page)
    ruled: list[Row] = []
    # Looking for tables is slow; one with rules has lines both ways.
    if len(page.edges) > 3:
        for table in page.find_tables():
            rows = [_row(words, cells.cells) for cells in table.rows]
            if sum(len(row.cells) > 1 for row in rows) > 1:
                ruled += (row for row in rows if row.words)
    inside = {id(word) for row in ruled for word in row.words}
    outside = [word for word in words if id(word) not in inside]
    return to_page(outside, float(page.height), float(page.width), ruled)


def _row(words: Sequence[Word], cells: Sequence[Box | None]) -> Row:
    """Give the row of a table whose cells have these boxes, the words of each cell together."""
    filled = [cell for box in cells if box and (cell := [w for w in words if _is_inside(w, box)])]
    lengths = tuple(map(len, filled))
    return Row(tuple(word for cell in filled for word in cell), "row", cells=lengths)


def _is_inside(word: Word, box: Box) -> bool:
    left, top, right, bottom = box
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return left <= across < right and top <= down < bottom


def _words(page: pdfplumber.page.Page) -> list[Word]:
    found = page.extract_words(
        extra_attrs=["size", "fontname"], keep_blank_chars=False, x_tolerance=2
    )
    return [
        Word(
            text=each["text"],
            left=each["x0"],
            right=each["x1"],
            top=each["top"],
            bottom=each["bottom"],
            size=round(each["size"], 1),
            bold=bool(_BOLD.search(each["fontname"])),
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
            if row.role in ("text", "heading", "row"):
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
    elif row.role == "row" or {"heading", "row"} & {row.role, above.role}:
        mark = PROSE if row.role == "row" else "#" * level + " " if level else ""
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
    if row.cells:
        yield CELL.join(_cells(row))
        return
    if row.indent >= 1.2:
        yield "\u3000" * round(row.indent)
    last = None
    for word in row.words:
        if last is not None and word.left - last.right > 0.15 * word.size:
            yield " "
        yield word.text
        last = word


def _cells(row: Row) -> Iterator[str]:
    """Give the text of a row's cells; the lines of a cell go on, with a space in Latin text."""
    at = 0
    for length in row.cells:
        texts = [word.text for word in row.words[at : at + length]]
        yield texts[0] + "".join(seam(*pair) + pair[1] for pair in pairwise(texts))
        at += length


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
