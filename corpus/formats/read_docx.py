"""The text of a Word file drawn out, paragraph by paragraph and table row by table row."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as DocxDocument
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from corpus.formats.drawn import Drawn
from corpus.formats.numbering import Numbering, to_numbering
from corpus.formats.read_zip import find_excess
from corpus.formats.word import (
    Element,
    find_paragraphs,
    find_styles,
    has_name,
    heading_level,
    to_line,
)
from corpus.model import Fault, SourceError
from corpus.restoration.characters import usual
from corpus.restoration.draft import Edit, edited, to_draft
from corpus.restoration.headings import find_numbered
from corpus.restoration.lines import BREAK, ENDS_CLAUSE, HAN

BROKEN = (
    *(BadZipFile, OpcError, KeyError, ValueError, AttributeError, TypeError, IndexError),
    *(OSError, EOFError, NotImplementedError, RuntimeError, zlib.error, SyntaxError),
)
"""What the libraries raise on a broken file: they expect what a whole one has."""
ASIDE = {
    "header": "running head",
    "footer": "running head",
    "footnotes": "footnote",
    "endnotes": "footnote",
    "comments": "comment",
}
_LIST = re.compile(r"list|列表|列出", re.I)
_CHINESE = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a row of a table: its text, the mark it gets, why it is dropped if it is."""

    text: str
    mark: str = ""
    reason: str = ""


def from_docx(name: str, data: bytes, encoding: str) -> Drawn:
    """Draw the text of a Word file: headings by their styles, the cells of a row with | between.

    Notes, heads and comments stand at the end of the text, dropped. Raises SourceError where
    `data` is no Word file or holds no text.
    """
    try:
        excess = [each for info in ZipFile(BytesIO(data)).infolist() if (each := find_excess(info))]
        if excess:
            wanted = "expected a Word file of text"
            fault = Fault(name, excess[0], wanted, zh="文件展开后过大，应为文字的 Word 文件")
            raise SourceError(fault)
        document = docx.Document(BytesIO(data))
        pieces = [*_body(document), *_aside(document)]
        title = (document.core_properties.title or "").strip()
    except SourceError:
        raise
    except BROKEN as error:
        wanted = "expected a DOCX file"
        fault = Fault(name, "this is no Word file", wanted, zh="不是 Word 文件，应为 DOCX")
        raise SourceError(fault) from error
    if not any(piece.text for piece in pieces if not piece.reason):
        wanted = "expected Chinese text"
        fault = Fault(name, "the Word file holds no text", wanted, zh="Word 文件没有文字，应有中文")
        raise SourceError(fault)
    return _drawn(pieces, title)


def _drawn(pieces: list[Piece], title: str) -> Drawn:
    edits, at = [], 0
    for piece in pieces:
        end = at + len(piece.text)
        if piece.reason:
            edits.append(Edit(at, end, f"\n{BREAK}\n", piece.reason))
        else:
            edits.append(Edit(at, at, f"\n{BREAK}\n{piece.mark}"))
            edits += _joints(piece, at)
        at = end + 1
    text = "\n".join(piece.text for piece in pieces)
    return Drawn(text, edited(usual(to_draft(text)), edits), "", title)


def _joints(piece: Piece, at: int) -> Iterator[Edit]:
    """Join the lines of a heading, and those that a soft line end breaks in mid-sentence."""
    for match in re.finditer("\n", piece.text):
        above = piece.text[: match.start()].rpartition("\n")[2]
        if "#" in piece.mark or not (ENDS_CLAUSE.search(above) or find_numbered(above)):
            latin = piece.text[match.start() - 1 : match.end() + 1].isascii()
            yield Edit(at + match.start(), at + match.end(), " " if latin else "")


def _body(document: DocxDocument) -> Iterator[Piece]:
    """Give the paragraphs and rows of the body; its text boxes only where they are the text."""
    numbering = to_numbering(document)
    styles = find_styles(document)
    boxes: list[Piece] = []
    kept = 0
    for item in find_paragraphs(document.element.body):
        row = has_name(item, "tr")
        piece = Piece(_row(item)) if row else _paragraph(item, styles, numbering)
        boxes += (Piece(line, reason="text box") for line in _boxed(item))
        if piece.text:
            kept += len(_CHINESE.findall(piece.text))
            yield piece
    boxed = sum(len(_CHINESE.findall(piece.text)) for piece in boxes)
    yield from (Piece(piece.text) for piece in boxes) if boxed > kept else boxes


def _paragraph(item: Element, styles: dict[str, Element], numbering: Numbering) -> Piece:
    text = to_line(item)
    if not text:
        return Piece("")
    level, style = heading_level(item, styles)
    label = numbering.next_label(item, styles)
    bullet = label == "•" or (not label and bool(_LIST.match(style)))
    mark = "#" * level + " " if level else "- " if bullet else ""
    return Piece(text if label in ("", "•") else label + text, mark)


def _row(row: Element) -> str:
    cells = [
        cell
        for cell in row.iter()
        if has_name(cell, "tc") and _table_rows(cell) == _table_rows(row) + 1
    ]
    texts = [" ".join(filter(None, map(to_line, find_paragraphs(cell)))) for cell in cells]
    return " | ".join(texts) if any(texts) else ""


def _table_rows(element: Element) -> int:
    """Count the table rows about an element."""
    return sum(has_name(each, "tr") for each in element.iterancestors())


def _boxed(item: Element) -> Iterator[str]:
    """Give the lines of the text boxes that hang on a paragraph, each box once."""
    for box in item.iter():
        if has_name(box, "txbxContent") and not any(
            has_name(each, "Fallback") for each in box.iterancestors()
        ):
            yield from filter(None, map(to_line, find_paragraphs(box)))


def _aside(document: DocxDocument) -> Iterator[Piece]:
    """Give the lines of the notes, heads and comments, each text once a part."""
    for _, relation in sorted(document.part.rels.items()):
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in ASIDE or relation.is_external:
            continue
        root = parse_xml(relation.target_part.blob)
        for line in filter(None, map(to_line, find_paragraphs(root))):
            yield Piece(line, reason=ASIDE[kind])
