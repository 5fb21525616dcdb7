"""The numbers that Word sets before headings and items by itself, written out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from docx.document import Document as DocxDocument

from corpus.formats.word import Element, W, style_chain

DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百", "千")
STEMS = "甲乙丙丁戊己庚辛壬癸"
_PLACE = re.compile(r"%([1-9])")
BULLET = "•"


def to_chinese(number: int) -> str:
    """Write a number as it is counted in Chinese.

    >>> [to_chinese(number) for number in (1, 10, 12, 20, 105, 110)]
    ['一', '十', '十二', '二十', '一百〇五', '一百一十']
    """
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    for at, digit in enumerate(reversed(str(number))):
        written = (DIGITS[int(digit)] + UNITS[at] if digit != "0" else "〇") + written
    written = re.sub("〇+", "〇", written).rstrip("〇")
    return written[1:] if written.startswith("一十") else written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
    written = ""
    for value, sign in (*signs, (4, "iv"), (1, "i")):
        written += sign * (number // value)
        number %= value
    return written


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= 20 else str(number)


def _digits(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"),
        to_chinese,
    ),
    "taiwaneseCountingThousand": to_chinese,
    "ideographDigital": _digits,
    "ideographTraditional": lambda number: STEMS[(number - 1) % 10],
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document by their ids, and how far each has been counted."""

    lists: dict[str, tuple[str, dict[int, Level]]]
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next_label(self, paragraph: Element, styles: dict[str, Element]) -> str:
        """Count a paragraph, and give its number; • for a bullet, "" where it has none."""
        number, depth = _number_of(paragraph, styles)
        if number not in self.lists:
            return ""
        abstract, levels = self.lists[number]
        level = levels.get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return BULLET
        counts = self.counts[abstract]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda match: self._written(match, counts, levels), level.text)

    def _written(
        self, match: re.Match[str], counts: dict[int, int], levels: dict[int, Level]
    ) -> str:
        depth = int(match[1]) - 1
        if depth not in levels:
            return ""
        number = counts.setdefault(depth, levels[depth].start)
        return FORMATS.get(levels[depth].form, str)(number)


def to_numbering(document: DocxDocument) -> Numbering:
    """Give the numbered lists that a document defines."""
    related = (each.target_part for each in document.part.rels.values() if not each.is_external)
    root = next((part.element for part in related if _is_numbering(part)), None)
    if root is None:
        return Numbering({})
    abstracts = {
        each.get(W + "abstractNumId", ""): {
            int(level.get(W + "ilvl", "0")): _to_level(level) for level in each.findall(W + "lvl")
        }
        for each in root.findall(W + "abstractNum")
    }
    lists = {}
    for each in root.findall(W + "num"):
        abstract = _get(each, "abstractNumId")
        if abstract in abstracts:
            lists[each.get(W + "numId", "")] = (abstract, abstracts[abstract])
    return Numbering(lists)


def _is_numbering(part: object) -> bool:
    return str(getattr(part, "partname", "")).endswith("numbering.xml") and hasattr(part, "element")


def _to_level(level: Element) -> Level:
    start = _get(level, "start")
    text = _get(level, "lvlText")
    # Latin numbers stand apart from the text, Chinese ones carry their own mark.
    gap = "" if re.search(r"[、．）)]$", text) or _get(level, "suff") == "nothing" else " "
    return Level(_get(level, "numFmt"), text + gap, int(start) if start.isdecimal() else 1)


def _number_of(paragraph: Element, styles: dict[str, Element]) -> tuple[str, int]:
    """Give the list a paragraph is in, "" for none, and how deep; itself before its style."""
    number = depth = ""
    for element in (paragraph, *style_chain(paragraph, styles)):
        properties = element.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            number = number or _get(properties, "numId")
            depth = depth or _get(properties, "ilvl")
    return number, int(depth) if depth.isdecimal() else 0


def _get(element: Element, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else child.get(W + "val", "")
