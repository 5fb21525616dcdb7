"""A source file in, the restored documents in it out."""

from __future__ import annotations

import gc
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from corpus.facts.find_facts import to_facts
from corpus.faults import from_os_error
from corpus.formats.drawn import Drawn
from corpus.formats.read_bytes import open_bytes, read_bytes
from corpus.formats.read_docx import from_docx
from corpus.formats.read_pdf import from_pdf
from corpus.formats.read_rows import read_json_rows, read_table_rows
from corpus.formats.read_text import from_html, from_markdown, from_plain
from corpus.formats.read_zip import read_members
from corpus.markdown import to_markdown_text
from corpus.model import Block, Document, Fault, SourceError
from corpus.restoration.blocks import find_lost, to_blocks
from corpus.restoration.lines import HAN
from corpus.restoration.restore import restored
from corpus.restoration.sentences import find_overlong, to_sentences
from corpus.signs import find_format
from corpus.sources import STDIN, SourceFile

DRAW: dict[str, Callable[[str, bytes, str], Drawn]] = {
    "text": from_plain,
    "markdown": from_markdown,
    "html": from_html,
    "docx": from_docx,
    "pdf": from_pdf,
}
_CHINESE = re.compile(f"[{HAN}]")


SPLIT: dict[str, Callable[[SourceFile, BinaryIO], Iterator[SourceFile | Fault]]] = {
    "jsonl": read_json_rows,
    "csv": read_table_rows,
    "zip": read_members,
}
"""The formats in which a file holds many sources."""


def read_documents(file: SourceFile) -> Iterator[Document | Fault]:
    """Read and restore each document that a file holds; what is wrong costs only its document."""
    for source in read_sources(file):
        if isinstance(source, Fault):
            yield source
            continue
        try:
            yield read_document(source)
        except SourceError as error:
            yield from error.faults


def read_sources(file: SourceFile) -> Iterator[SourceFile | Fault]:
    """Give the sources that a file holds, one at a time: itself, or its rows or members."""
    if file.format not in SPLIT:
        yield file
        return
    try:
        with open_bytes(file) as stream:
            for source in SPLIT[file.format](file, stream):
                if isinstance(source, SourceFile):
                    yield from read_sources(source)
                else:
                    yield source
    except SourceError as error:
        yield from error.faults
    except OSError as error:
        yield from_os_error(file.name, error)


def read_document(file: SourceFile) -> Document:
    """Read and restore a source that is one document.

    Raises SourceError where it is empty, is not what its suffix says, or holds no Chinese text,
    and where it is no document but holds many.
    """
    if file.format in SPLIT:
        what, zh = "this holds many documents", "文件里有多篇文献，应只一篇"
        raise SourceError(Fault(file.name, what, "expected one document", zh=zh))
    with _uncollected():
        return _to_document(file)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from walking what is alive: a document is many objects."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _to_document(file: SourceFile) -> Document:
    data = read_bytes(file)
    format = find_format(data) if str(file.path) == STDIN else file.format
    drawn = DRAW[format](file.name, data, file.encoding)
    blocks, dropped = to_blocks(restored(drawn.draft))
    if not any(block.kind != "front" and _CHINESE.search(block.text.value) for block in blocks):
        what, zh = "the text has no Chinese sentence", "没有中文句子，应为中文文献"
        raise SourceError(Fault(file.name, what, "expected Chinese text", zh=zh))
    if lost := find_lost(drawn.source_text, blocks, dropped):
        raise ValueError(f"restoration lost {lost!r} of {file.name}")
    stated = replace(drawn.stated, published=drawn.stated.published or file.date)
    title = file.title or _title(blocks) or drawn.title or _stem(file.name)
    return Document(
        id=to_id(blocks),
        source=file.name,
        title=title,
        format=format,
        encoding=drawn.encoding,
        source_text=drawn.source_text,
        blocks=blocks,
        sentences=to_sentences(blocks),
        dropped=dropped,
        genre=file.genre,
        rights=file.rights,
        places=drawn.places,
        url=file.url,
        date=file.date,
        facts=to_facts(title, blocks, dropped, drawn.source_text, stated),
        faults=tuple(_find_faults(file, drawn, blocks)),
    )


def _find_faults(file: SourceFile, drawn: Drawn, blocks: Sequence[Block]) -> Iterator[Fault]:
    for place, length, count in find_overlong(blocks):
        # Other texts than those of a file have no lines that its user sees.
        seen = bool(drawn.encoding) and file.data is None
        line = drawn.source_text.count("\n", 0, place) + 1 if seen else None
        what = f"{length} characters without a full stop, read in {count} parts"
        zh = f"{length} 字没有句末标点，分成 {count} 段来读"
        yield Fault(file.name, what, "expected sentences", line, zh=zh)


def to_id(blocks: tuple[Block, ...]) -> str:
    """Give the document's id: the same for the same restored text, in whatever format."""
    text = unicodedata.normalize("NFC", to_markdown_text(blocks))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _title(blocks: tuple[Block, ...]) -> str:
    return next((block.text.value for block in blocks if block.level == 1), "")


def _stem(name: str) -> str:
    """Give what a document is called by its source alone: `reports#12` of `a/reports.jsonl#12`."""
    path, mark, row = name.partition("#")
    return PurePosixPath(path).stem + mark + row
