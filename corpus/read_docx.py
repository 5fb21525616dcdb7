"""The text of a Word file drawn out, paragraph by paragraph and table row by table row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document as DocxDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpus.characters import usual
from corpus.draft import Edit, edited, to_draft
from corpus.drawn import Drawn
from corpus.lines import BREAK
from corpus.model import Fault, SourceError

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.I)
_LIST = re.compile(r"list|列表|列出", re.I)
_SPACE = re.compile(r"\s+")


def from_docx(name: str, data: bytes, encoding: str) -> Drawn:
    """Draw the text of a Word file: headings by their styles, the cells of a row with | between.

    Raises SourceError where `data` is no Word file or holds no text.
    """
    try:
        document = docx.Document(BytesIO(data))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise SourceError(Fault(name, "this is no Word file", "expected a DOCX file")) from error
    parts = list(_parts(document))
    text = "\n".join(part for part, _ in parts)
    if not text.strip():
        raise SourceError(Fault(name, "the Word file holds no text", "expected Chinese text"))
    edits, at = [], 0
    for part, mark in parts:
        edits.append(Edit(at, at, f"\n{BREAK}\n{mark}"))
        at += len(part) + 1
    title = document.core_properties.title or ""
    return Drawn(text, edited(usual(to_draft(text)), edits), "", title.strip())


def _parts(document: DocxDocument) -> Iterator[tuple[str, str]]:
    """Give each paragraph and row that is not empty, with the mark that it gets."""
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)
                texts = [_SPACE.sub(" ", _cell_text(cell)).strip() for cell in cells]
                if any(texts):
                    yield " | ".join(texts), ""
        elif item.text.strip():
            yield _SPACE.sub(" ", item.text).strip(), _mark(item)


def _cell_text(cell: object) -> str:
    return "".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t"))  # type: ignore[attr-defined]


def _mark(paragraph: Paragraph) -> str:
    style = paragraph.style.name or "" if paragraph.style else ""
    if style.lower() in ("title", "标题"):
        return "# "
    if match := _HEADING.match(style):
        return "#" * min(int(match[1]) + 1, 6) + " "
    return "- " if _LIST.match(style) else ""
