"""Where the sentences and headings of a spaCy document stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from corpus import Kind, find_sentences, to_simplified

NOTED = "xinzhi_parts"
"""Where a document notes its parts, in its `user_data`."""

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
HEADING = re.compile(
    r"(?:#{1,6}\s+|第[一二三四五六七八九十百零〇\d]{1,4}[编篇章节讲](?!\w)|第[一二三四五六七八九十\d]{1,3}部分"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]).{1,40}(?<![。；;，,、：:…！!？?])"
)
"""A line that a number of titles begins and no mark ends."""


class Part(NamedTuple):
    """A sentence or heading: characters [start, end) of a document's text.

    `section` is the text of the heading it stands under, `paragraph` the number of its paragraph.
    Of `front` matter nothing is read.
    """

    start: int
    end: int
    kind: Kind
    section: str
    paragraph: int


def note_parts(doc: Doc, parts: list[Part]) -> None:
    """Note where the sentences of a document stand, for the components to read it so."""
    doc.user_data[NOTED] = parts


def to_parts(doc: Doc) -> list[Part]:
    """Give the parts that a document notes, or those of its text."""
    noted = doc.user_data.get(NOTED)
    return [*find_parts(doc.text)] if noted is None else [Part(*row) for row in noted]


def find_parts(text: str) -> Iterator[Part]:
    """Find the sentences and headings of a text, in which each line is a paragraph.

    Sentences end where those of a `corpus.Document` do.

    >>> [text for _, _, *text in find_parts("一、种树\\n果农种树。茶农呢？")]
    [['heading', '一、种树', 0], ['prose', '一、种树', 1], ['prose', '一、种树', 1]]
    """
    section = ""
    for paragraph, line in enumerate(LINE.finditer(text)):
        words = line[0].strip()
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        if HEADING.fullmatch(words):
            section = words
            yield Part(start, start + len(words), "heading", section, paragraph)
        elif words:
            for span in find_sentences(words):
                yield Part(start + span.start, start + span.end, "prose", section, paragraph)


def to_plain_texts(text: str, parts: list[Part]) -> list[str]:
    """Give the text of each part in simplified characters, "" for front matter."""
    return [
        to_simplified(text[part.start : part.end]) if part.kind != "front" else "" for part in parts
    ]


def to_headings(parts: list[Part]) -> list[str]:
    """Give the heading that each part stands under, "" for a heading itself, simplified."""
    return [to_simplified(part.section) if part.kind == "prose" else "" for part in parts]
