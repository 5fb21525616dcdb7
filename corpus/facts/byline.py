"""Who wrote a document: its byline, and what notes say about the authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.facts.fields import find_label
from corpus.facts.model import Affiliation, Author
from corpus.facts.people import (
    LEAD,
    is_body,
    is_person,
    to_affiliation,
    to_affiliations,
    to_authors,
    to_names,
)
from corpus.model import Block
from corpus.restoration.front import is_latin
from corpus.restoration.lines import ENDS_SENTENCE, HAN

TOP = 8
"""Blocks from the top in which a byline may stand."""
LONGEST = 160
_ABOUT = re.compile(
    rf"^[\d*＊.\s]*(?P<name>[{HAN}]{{2,4}})\s*(?:[(（][^()（）]*[)）])?"
    r"\s*[，,、:：]\s*(?P<rest>.+)$"
)
_ENTRY = re.compile(r"\s*[；;。]\s*")
_DATE = re.compile(r"\s*\d{4}年\d{1,2}月(?:\d{1,2}日)?$")
_CHINESE = re.compile(f"[{HAN}]")
_BRACKETS = re.compile(r"^\s*[(（].*[)）]\s*$")


def find_authors(
    blocks: Sequence[Block], fields: Mapping[str, Sequence[str]]
) -> tuple[Author, ...]:
    """Give the authors of the byline, else those that a label or a note names; each once."""
    authors = list(_signed(blocks)) or _labelled(fields.get("authors", ()))
    about = list(_about(fields.get("about_authors", ())))
    if not authors:
        authors = [author for author in about if author.name]
    known = {author.name: author.affiliations for author in about}
    shared = known.get("", ())
    found: dict[str, Author] = {}
    for author in authors:
        bodies = known.get(author.name) or (shared if is_person(author.name) else ())
        found.setdefault(author.name, replace(author, affiliations=author.affiliations or bodies))
    return tuple(found.values())


def to_signed(texts: Iterable[str]) -> tuple[Author, ...]:
    """Give those whom a file's metadata call its authors: of names in Latin letters none counts.

    >>> [author.name for author in to_signed(["admin", "记者 何溪、林知秋"])]
    ['何溪', '林知秋']
    """
    names = (name for text in texts for name in to_names(LEAD.sub("", text)))
    kept = (name for name in names if _CHINESE.search(name) and (is_person(name) or is_body(name)))
    return tuple(map(Author, dict.fromkeys(kept)))


def _labelled(texts: Sequence[str]) -> list[Author]:
    return [author for text in texts[:1] for author in to_authors(text)]


def _signed(blocks: Sequence[Block]) -> Iterator[Author]:
    """Give the authors of the lines between title and text, with the bodies in brackets below."""
    lines = list(_top(blocks))
    for index, value in enumerate(lines):
        told = index == 0 or bool(LEAD.match(value)) or _is_byline(value)
        if _BRACKETS.match(value) or not told:
            continue
        below = lines[index + 1] if index + 1 < len(lines) else ""
        text = value + below if _BRACKETS.match(below) else value
        if authors := to_authors(text):
            yield from authors
            return


def _is_byline(value: str) -> bool:
    return not re.search(r"[。！？：《》“]", re.sub(r"[(（].*?[)）]", "", value))


def _top(blocks: Sequence[Block]) -> Iterator[str]:
    for index, block in enumerate(blocks[:TOP]):
        value = _DATE.sub("", block.text.value)
        if index == 0 and block.kind == "heading":
            continue
        if block.kind == "heading" and index > 2:
            return
        if find_label(value) not in ("", "authors"):
            continue
        if len(value) <= LONGEST and not ENDS_SENTENCE.search(value) and not is_latin(value):
            yield value


def _about(texts: Sequence[str]) -> Iterator[Author]:
    """Give what notes about the authors say; a body named without a person has the name ""."""
    for text in texts:
        for entry in _ENTRY.split(text):
            match = _ABOUT.match(entry)
            named = match is not None and is_person(match["name"])
            bodies = list(_bodies(match["rest"] if match and named else entry))
            if named and match:
                yield Author(match["name"], tuple(bodies[:1]))
            elif bodies:
                yield Author("", tuple(bodies[:1]))


def _bodies(text: str) -> Iterator[Affiliation]:
    if numbered := to_affiliations(text):
        yield from numbered.values()
    if (whole := to_affiliation(text)) and whole.postcode:
        yield whole
    for part in re.split(r"[，,]", text):
        if body := to_affiliation(part):
            yield body
