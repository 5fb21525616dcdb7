"""Blocks and dropped notes in, the references among them, parsed, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.facts.citation import is_citation, to_reference
from corpus.facts.fields import find_label, find_labels
from corpus.facts.model import Reference
from corpus.facts.words import NUMBER, SAME, URL, to_wording
from corpus.model import Block, Dropped
from corpus.restoration.front import is_latin, is_references
from corpus.restoration.lines import HAN
from corpus.text import Run, Span, Text

NOTES = frozenset({"footnote", "references", "reference"})
"""The reasons for which notes and lists of references are dropped from the text."""
_EXPLAINS = re.compile(r"注\s*[释釋]|Notes?", re.I)
_LISTED = re.compile(rf"(?<=[.。\s\d/{HAN}])(?=[\[［]\s*\d{{1,3}}\s*[\]］]\s*[^\d\s\[(（.,])")
_TITLED = re.compile(
    r"^[\[【*\s]*(?:主要)?参\s*考\s*[文资]\s*[献料][\]】*\s]*[:：]?\s*(?=[\[［(（]?\s*1\s*[\]］).])"
)
_SEVERAL = re.compile(
    r"[；;。]\s*(?=(?:参见|又见|另见|见|同上|也可参见|以及|转引自)?[^《》；;。，,]{0,30}《)|[；;]\s*(?=同上)"
)
_LINE_ENDS = re.compile(r"[^\n]*")


def find_references(
    blocks: Sequence[Block], dropped: Sequence[Dropped], source: str
) -> tuple[Reference, ...]:
    """Give each reference of a document in the order of its source.

    Of a list of references every item; of notes those that cite. Those whose form is not known
    are among them, without a title.
    """
    texts = [*_listed(blocks), *(part for note in _notes(dropped, source) for part in _cited(note))]
    found: list[Reference] = []
    for text in sorted(texts, key=lambda text: (text.source, text.value)):
        same = SAME.match(to_wording(text.value))
        if same and found:
            imprint = to_reference(replace_title(text, found[-1].title))
            found.append(replace(found[-1], text=text, pages=imprint.pages or found[-1].pages))
        elif not same:
            found.append(to_reference(text, _address(text, source)))
    return tuple(found)


def replace_title(text: Text, title: str) -> Text:
    """Give `text` with the title that it stands for (同上), so that it can be parsed alike."""
    value = f"《{title}》，{SAME.sub('', to_wording(text.value))}"
    return Text(value, (Run(0, len(value), text.source.start, text.source.end),))


def _listed(blocks: Sequence[Block]) -> Iterator[Text]:
    """Give the items under the headings of lists; under "notes" those that cite."""
    inside = every = False
    for block in blocks:
        value = block.text.value
        if is_references(value.strip("# ")):
            inside, every = True, not _EXPLAINS.search(value)
        elif head := _TITLED.match(value):
            inside = every = True
            yield from _items(block.text.slice(head.end(), len(value)))
        elif block.kind != "front":
            inside = False
        elif inside and not _is_apart(value) and (every or is_citation(value)):
            yield from _items(block.text)


def _is_apart(value: str) -> bool:
    """Whether a paragraph among the items is none: labelled, or the English title and abstract."""
    return bool(find_label(value)) or (is_latin(value) and any(find_labels(value)))


def _items(text: Text) -> Iterator[Text]:
    """Give the items of a paragraph that holds several."""
    cuts = [0, *(match.start() for match in _LISTED.finditer(text.value)), len(text.value)]
    if not NUMBER.match(text.value):
        cuts = [0, len(text.value)]
    for start, end in pairwise(cuts):
        if text.value[start:end].strip():
            yield text.slice(start, end)


def _notes(dropped: Sequence[Dropped], source: str) -> Iterator[Text]:
    """Give the dropped notes, each with the lines that go on with it."""
    note: list[Span] = []
    for span in _lines(dropped, source):
        begins = NUMBER.match(source[span.start : span.end])
        if note and (begins or source[note[-1].end : span.start].strip()):
            yield _joined(note, source)
            note = []
        note.append(span)
    if note:
        yield _joined(note, source)


def _lines(dropped: Iterable[Dropped], source: str) -> Iterator[Span]:
    for span in sorted(each.span for each in dropped if each.reason in NOTES):
        for line in _LINE_ENDS.finditer(source, span.start, span.end):
            if text := line[0].strip():
                start = line.start() + line[0].index(text[0])
                yield Span(start, start + len(text))


def _joined(lines: Sequence[Span], source: str) -> Text:
    """Join lines, with a space where a word of Latin letters or digits would run on."""
    value, runs = "", []
    for span in lines:
        text = source[span.start : span.end]
        if value and value[-1].isascii() and text[0].isascii():
            runs.append(Run(len(value), len(value) + 1, span.start, span.start))
            value += " "
        runs.append(Run(len(value), len(value) + len(text), span.start, span.end))
        value += text
    return Text(value, tuple(runs))


def _cited(note: Text) -> Iterator[Text]:
    """Give the parts of a note that cite a work each; none of one that only explains."""
    cuts = [0, *(match.end() for match in _SEVERAL.finditer(note.value)), len(note.value)]
    for start, end in pairwise(cuts):
        value = note.value[start:end]
        if value.strip() and (is_citation(value) or SAME.match(to_wording(value))):
            yield note.slice(start, end)


def _address(text: Text, source: str) -> str:
    """Give the address in the markup about an item, on the last line that it stands on."""
    end = source.find("\n", text.source.end)
    match = URL.search(source[text.source.start : end if end >= 0 else len(source)])
    return match[0].rstrip(".,") if match else ""
