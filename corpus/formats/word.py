"""The elements of a Word file: which hold text, what text it is, what its style says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from docx.document import Document as DocxDocument
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
APART = frozenset(("del", "moveFrom", "Fallback", "txbxContent", "rt", "rPr", "pPr", "sectPr"))
"""Elements whose text is none of the paragraph's: deleted, twice there, or set apart."""
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.I)
_TITLE = re.compile(r"title|标题", re.I)
_SPACE = re.compile(r"[^\S\n]+")
DEEPEST = 20


def has_name(element: Element, name: str) -> bool:
    """Whether an element's name, without its namespace, is `name`."""
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name


def find_paragraphs(root: Element) -> Iterator[Element]:
    """Give the paragraphs and table rows under `root`, in order; none that stands in another."""
    for child in root:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in ("p", "tr"):
            yield child
        elif name and name not in APART:
            yield from find_paragraphs(child)


def to_line(paragraph: Element) -> str:
    """Give the text of a paragraph as it would print, soft line ends as line ends."""
    text = _SPACE.sub(" ", "".join(_texts(paragraph)))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name and name not in APART:
            yield from _texts(child)


def find_styles(document: DocxDocument) -> dict[str, Element]:
    """Give the style elements by their ids."""
    found = document.styles.element.iter(W + "style")
    return {style.get(W + "styleId", ""): style for style in found}


def style_chain(paragraph: Element, styles: dict[str, Element]) -> list[Element]:
    """Give a paragraph's style and those it is based on, the nearest first."""
    chain: list[Element] = []
    name = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
    while name in styles and len(chain) < DEEPEST:
        chain.append(styles[name])
        name = _value(styles[name].find(W + "basedOn"))
    return chain


def heading_level(paragraph: Element, styles: dict[str, Element]) -> tuple[int, str]:
    """Give the level that a paragraph's styles or outline say, 0 for none, and its style's name.

    The title is level 1, the headings under it follow.
    """
    chain = style_chain(paragraph, styles)
    names = [_value(style.find(W + "name")) for style in chain]
    name = names[0] if names else ""
    for each in names:
        if _TITLE.fullmatch(each):
            return 1, name
        if match := _HEADING.match(each):
            return min(int(match[1]) + 1, 6), name
    for element in (paragraph, *chain):
        outline = _value(element.find(f"{W}pPr/{W}outlineLvl"))
        if outline.isdecimal():
            return (min(int(outline) + 2, 6) if int(outline) < 9 else 0), name
    return 0, name


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(W + "val", "")
