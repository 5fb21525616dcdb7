"""Which elements of a page hold its article, and which stand about it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ELEMENTS = tomllib.loads(Path(__file__).with_name("elements.toml").read_text(encoding="utf-8"))
BLOCKS: frozenset[str] = frozenset(ELEMENTS["block"])
NAMED: frozenset[str] = frozenset(ELEMENTS["article"]["named"])
CONTAINERS: frozenset[str] = frozenset(ELEMENTS["article"]["containers"])
WHOLE = frozenset(["html", "body"])
"""Elements that hold the whole page: those that hide it do so until its script has run."""
SINGLE: frozenset[str] = frozenset(ELEMENTS["article"]["single"])
_ABOUT = re.compile(rf"(?<![a-z])(?:{'|'.join(ELEMENTS['article']['about'])})(?![a-z])", re.I)
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_SENTENCE = re.compile(r"[。！？；]")
SHORTEST = 20
"""Characters that running text has at least, as one block."""
MOST = 0.9
"""The share of a page's running text that its article holds, where nothing names it."""
LINKED = 0.7
"""The share of links that a list of links has at least."""


@dataclass(slots=True)
class Element:
    """An element: the one around it, its own text, and with those in it what it holds in all."""

    tag: str
    parent: int
    about: bool = False
    hidden: bool = False
    own: int = 0
    ends: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0
    size: int = 0


class Outline:
    """The elements of a page as they open and close; the first holds all others."""

    def __init__(self) -> None:
        self._elements = [Element("html", 0)]
        self._open = [0]

    @property
    def top(self) -> int:
        """The index of the innermost open element."""
        return self._open[-1]

    @property
    def hidden(self) -> bool:
        """Whether a reader of the page does not see what stands here."""
        return self._elements[self.top].hidden

    def open(self, tag: str, attributes: Sequence[tuple[str, str | None]]) -> None:
        """Open an element, and end those that cannot hold it."""
        if tag in SINGLE:
            return
        last = self._elements[self.top].tag
        if self.top and (last == tag in BLOCKS - CONTAINERS or (last == "p" and tag in BLOCKS)):
            self._open.pop()
        said = " ".join(value or "" for name, value in attributes if name in ("class", "id"))
        element = Element(tag, self.top, tag == "form" or bool(_ABOUT.search(said)))
        element.links = tag == "a"
        element.hidden = self.hidden or (tag not in WHOLE and _is_hidden(dict(attributes)))
        self._open.append(len(self._elements))
        self._elements.append(element)

    def close(self, tag: str) -> None:
        """Close the innermost open element of this name, if there is one, with those in it."""
        for at in range(len(self._open) - 1, 0, -1):
            if self._elements[self._open[at]].tag == tag:
                del self._open[at:]
                return

    def add(self, data: str) -> None:
        """Count text to the block that it stands in."""
        size = len(data.strip())
        if not size or self.hidden:
            return
        linked = False
        for index in reversed(self._open):
            element = self._elements[index]
            linked |= element.tag == "a"
            if element.tag in BLOCKS or not index:
                element.own += size
                element.linked += size * linked
                element.ends += len(_SENTENCE.findall(data))
                return

    def find_hidden(self) -> frozenset[int]:
        """Give the indexes of elements that a reader of the page does not see."""
        return frozenset(at for at, element in enumerate(self._elements) if element.hidden)

    def find_outside(self) -> frozenset[int]:
        """Give the indexes of elements that are no part of the article."""
        elements = self._elements
        for element in elements:
            if element.own >= SHORTEST and element.ends and 2 * element.linked < element.own:
                element.prose = element.own
            element.size = element.own
        for element in reversed(elements[1:]):
            above = elements[element.parent]
            above.prose += element.prose
            above.size += element.size
            above.linked += element.linked
            above.links += element.links
        if not elements[0].prose:
            return frozenset()
        kept = self._inside(self._find_article())
        if not any(elements[index].tag == "h1" for index in kept):
            first = min(kept)
            titles = [at for at in range(first) if elements[at].tag == "h1"]
            kept |= self._inside(titles[-1:])
        return frozenset(range(len(elements))) - kept

    def _find_article(self) -> list[int]:
        """Give what is named so and holds most of the text, else the smallest that holds it."""
        elements = self._elements
        named = [
            at for at, element in enumerate(elements) if element.tag in NAMED and element.prose
        ]
        whole = self._inside(named)
        named = [at for at in named if elements[at].parent not in whole]
        total = elements[0].prose
        if 2 * sum(elements[at].prose for at in named) > total:
            return named
        best = 0
        for at, element in enumerate(elements):
            # Its own running text makes an element a paragraph, not what holds one.
            own = element.own >= SHORTEST and element.ends
            if element.parent == best and element.tag in CONTAINERS and not own:
                best = at if element.prose >= MOST * total else best
        return [best]

    def _inside(self, roots: Sequence[int]) -> frozenset[int]:
        """Give `roots` and what is in them, but for lists of links and what is named otherwise."""
        inside: set[int] = set(roots)
        for at, element in enumerate(self._elements):
            if at and element.parent in inside and not _is_about(element):
                inside.add(at)
        return frozenset(inside)


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element says that it is not to be seen; what a search may open is."""
    closed = "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found"
    silent = (attributes.get("aria-hidden") or "").strip().lower() == "true"
    return closed or silent or bool(_UNSEEN.search(attributes.get("style") or ""))


def _is_about(element: Element) -> bool:
    """Whether an element stands about the article: without a sentence, and links or named so."""
    if element.prose or element.tag not in BLOCKS:
        return False
    return element.about or (element.links > 2 and element.linked >= LINKED * element.size)
