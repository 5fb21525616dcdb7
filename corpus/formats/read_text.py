"""The bytes of a text format in, its text drawn out."""

from __future__ import annotations

from corpus.formats.decode import UnknownEncodingError, decode
from corpus.formats.drawn import Drawn
from corpus.formats.hypertext import without_tags
from corpus.formats.markup import without_markup
from corpus.formats.metadata import find_rows, to_stated
from corpus.model import Fault, SourceError
from corpus.restoration.characters import usual, with_usual_forms, with_wide_signs, without_unseen
from corpus.restoration.columns import in_reading_order
from corpus.restoration.draft import to_draft


def from_plain(name: str, data: bytes, encoding: str) -> Drawn:
    """Draw plain text; raises SourceError where its encoding is unknown."""
    text, found = _decoded(name, data, encoding)
    # Columns are told by how far lines reach, digits in full width included.
    draft = in_reading_order(without_unseen(to_draft(text)))
    return Drawn(text, with_wide_signs(with_usual_forms(draft)), found)


def from_markdown(name: str, data: bytes, encoding: str) -> Drawn:
    """Draw Markdown without its marks; raises SourceError where its encoding is unknown."""
    text, found = _decoded(name, data, encoding)
    title, stated = to_stated(find_rows(text))
    return Drawn(text, without_markup(usual(to_draft(text))), found, title, stated=stated)


def from_html(name: str, data: bytes, encoding: str) -> Drawn:
    """Draw HTML without its tags; raises SourceError where its encoding is unknown."""
    text, found = _decoded(name, data, encoding)
    draft, title, metadata = without_tags(usual(to_draft(text)))
    return Drawn(text, draft, found, title, stated=to_stated(metadata)[1])


def _decoded(name: str, data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text, found = decode(data, encoding)
    except UnknownEncodingError as error:
        wanted = "expected UTF-8, UTF-16 with its mark, GB18030 or Big5"
        zh = f"{error.zh}，应为 UTF-8、带标记的 UTF-16、GB18030 或 Big5"
        raise SourceError(Fault(name, str(error), wanted, zh=zh)) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        what, zh = "this is no text but a binary file", "这是二进制文件，应为文本"
        raise SourceError(Fault(name, what, "expected text", line, zh=zh))
    return text, found
