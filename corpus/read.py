"""A source file in, a restored document out."""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

from corpus.blocks import find_lost, to_blocks, without_marks
from corpus.drawn import Drawn
from corpus.lines import HAN
from corpus.markdown import to_markdown_text
from corpus.model import Block, Document, Fault, SourceError
from corpus.read_docx import from_docx
from corpus.read_pdf import from_pdf
from corpus.read_text import from_html, from_markdown, from_plain
from corpus.restore import restored
from corpus.sentences import to_sentences
from corpus.sources import STDIN, SourceFile

DRAW: dict[str, Callable[[str, bytes, str], Drawn]] = {
    "text": from_plain,
    "markdown": from_markdown,
    "html": from_html,
    "docx": from_docx,
    "pdf": from_pdf,
}
_CHINESE = re.compile(f"[{HAN}]")


def read_document(file: SourceFile) -> Document:
    """Read and restore a file.

    Raises SourceError where it is empty, is not what its suffix says, or holds no Chinese text.
    """
    drawn = DRAW[file.format](file.name, _read_bytes(file), file.encoding)
    draft, roles = without_marks(restored(drawn.draft))
    blocks = to_blocks(draft, roles)
    if not any(block.kind != "front" and _CHINESE.search(block.text.value) for block in blocks):
        fault = Fault(file.name, "the text has no Chinese sentence", "expected Chinese text")
        raise SourceError(fault)
    if lost := find_lost(drawn.source_text, draft, blocks):
        raise ValueError(f"restoration lost {lost!r} of {file.name}")
    return Document(
        id=to_id(blocks),
        source=file.name,
        title=file.title or _title(blocks) or drawn.title or Path(file.name).stem,
        format=file.format,
        encoding=drawn.encoding,
        source_text=drawn.source_text,
        blocks=blocks,
        sentences=to_sentences(blocks),
        dropped=tuple(sorted(draft.dropped, key=lambda each: (each.span, each.reason))),
        genre=file.genre,
        rights=file.rights,
    )


def to_id(blocks: tuple[Block, ...]) -> str:
    """Give the document's id: the same for the same restored text, in whatever format."""
    text = unicodedata.normalize("NFC", to_markdown_text(blocks))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _title(blocks: tuple[Block, ...]) -> str:
    return next((block.text.value for block in blocks if block.level == 1), "")


def _read_bytes(file: SourceFile) -> bytes:
    try:
        data = sys.stdin.buffer.read() if str(file.path) == STDIN else file.path.read_bytes()
    except OSError as error:
        raise SourceError(Fault(file.name, f"cannot be read: {error.strerror}")) from error
    if not data.strip():
        raise SourceError(Fault(file.name, "the file is empty", "expected Chinese text"))
    return data
