"""Clean Markdown in, the text that a PDF file would give for it out, with all that goes wrong.

Everything is drawn from the generator of random numbers that is given: same seed, same damage.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

KINDS = (
    "breaks", "blank lines", "no indents", "footnotes", "page furniture", "captions", "abstract",
    "columns", "spaced words", "spaces", "full width", "wrapped headings",
)  # fmt: skip
"""All ways of damage; lines are broken in each."""
DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
NOTE = "\ue000"
_CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260))))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SERIES: dict[str, Sequence[str]] = {
    "①": _CIRCLED,
    "④": _CIRCLED,
    "⑴": "".join(map(chr, (*range(0x2474, 0x2488), *range(0x2488, 0x249C)))),
    "²": [str(number).translate(_RAISED) for number in range(1, 30)],
}
HAN = "[\u4e00-\u9fff]"
_TOGETHER = re.compile(r"[A-Za-z0-9.%％‰]{2}|[Ａ-Ｚａ-ｚ]{2}")
_NOT_FIRST = "，。、；：！？”’）》〉」』】〕)]%％‰…—" + NOTE
_NOT_LAST = "“‘（《〈「『【〔(["
_SIDES = re.compile(rf"(?<={HAN})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?={HAN})")
_WORD = re.compile(rf"(?<![、，]){HAN}{{2,3}}(?=[，。、；])")
_NOTED = re.compile(rf"(?<={HAN}{{6}})(?=[，。；])|(?<=[。”])(?={HAN})")


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is set: its measure, what stands about the text, how paragraphs begin."""

    width: int
    mark: str
    number: str
    head: str
    caption: str
    rows: int
    indent: str = "\u3000\u3000"
    gap: int = 0
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of clean text, or a heading."""

    heading: bool
    text: str


@dataclass(frozen=True, slots=True)
class Damage:
    """The damaged text, and the paragraphs that restoration should give."""

    text: str
    paragraphs: tuple[Paragraph, ...]


def to_paragraphs(clean: str) -> tuple[Paragraph, ...]:
    """Give the paragraphs and headings of clean Markdown."""
    lines = (line.strip() for line in clean.splitlines())
    return tuple(Paragraph(line[0] == "#", line.lstrip("# ")) for line in lines if line)


def to_style(random: Random, held_out: bool) -> Style:
    """Draw a style, of those developed on or of those held out."""
    drawn = {
        name.removesuffix("s"): random.choice(values)
        for name, values in DATA["held_out" if held_out else "developed"].items()
    }
    return Style(**drawn, rows=random.randint(18, 36), hangs=random.random() < 0.5)


def damaged(clean: str, kinds: Collection[str], style: Style, random: Random) -> Damage:
    """Damage clean text in the ways named; see KINDS."""
    if not set(kinds) <= set(KINDS):
        raise ValueError(f"no such damage: {sorted(set(kinds) - set(KINDS))}")
    style = replace(
        style,
        gap=int("blank lines" in kinds),
        indent="" if "no indents" in kinds else style.indent,
        width=min(style.width, 28) if "columns" in kinds else style.width,
    )
    expected = to_paragraphs(clean)
    rows: list[str] = []
    for at, paragraph in enumerate(expected):
        text = _respelt(paragraph.text, kinds, random)
        if "footnotes" in kinds and not paragraph.heading:
            text = _noted(text, random)
        narrow = paragraph.heading and "wrapped headings" in kinds
        indent = "" if paragraph.heading else style.indent
        room = int(style.width * 0.72) if narrow else style.width
        made = list(wrapped(indent + text, room, style))
        if "abstract" in kinds and len(made) > 2 and not re.search(r"[摘提]\s*要", clean[:400]):
            made[2:2] = _abstract(style, style.width * (2 if "columns" in kinds else 3) // 2)
            before = Paragraph(False, "摘 要：" + DATA["abstract"])
            expected = (*expected[:at], before, *expected[at:])
            kinds = set(kinds) - {"abstract"}
        rows += made
    return Damage(
        _printed(_to_pages(rows, style.rows, "columns" in kinds), kinds, style, random), expected
    )


def _to_pages(rows: Sequence[str], size: int, columns: bool) -> list[Sequence[str]]:
    """Give the rows of each page, or of each column; the two of the last page are even."""
    if not columns:
        return [rows[at : at + size] for at in range(0, len(rows), size)]
    pages: list[Sequence[str]] = []
    for at in range(0, len(rows), 2 * size):
        sheet = rows[at : at + 2 * size]
        half = (len(sheet) + 1) // 2
        pages += [sheet[:half], sheet[half:]]
    return pages


def wrapped(text: str, width: int, style: Style) -> Iterator[str]:
    """Break text into rows as a typesetter does: no row begins with a comma, no word is cut."""
    while text:
        cut = _fitting(text, width)
        while 0 < cut < len(text) and _kept(text, cut):
            cut += 1 if style.hangs else -1
        cut = cut or _fitting(text, width)
        yield text[:cut].rstrip(" ")
        text = text[cut:].lstrip(" ")


def _fitting(text: str, width: int) -> int:
    room = 2 * width
    for at, sign in enumerate(text):
        room -= 0 if sign == NOTE else 1 if sign.isascii() else 2
        if room < 0:
            return at
    return len(text)


def _kept(text: str, cut: int) -> bool:
    pair = text[cut - 1 : cut + 1]
    return pair[1] in _NOT_FIRST or pair[0] in _NOT_LAST or bool(_TOGETHER.fullmatch(pair))


def _respelt(text: str, kinds: Collection[str], random: Random) -> str:
    """Give the text with words spaced out, spaces at Latin words, digits in full width."""
    if "spaced words" in kinds:
        text = _WORD.sub(lambda word: (" " if random.random() < 0.3 else "").join(word[0]), text)
    if "spaces" in kinds:
        text = _SIDES.sub(lambda _: " " if random.random() < 0.8 else "", text)
    if "full width" in kinds:
        wide = {code: code + 0xFEE0 for code in range(0x30, 0x7B) if chr(code).isalnum()}
        text = text.translate(wide)
    return text


def _noted(text: str, random: Random) -> str:
    places = [place.start() for place in _NOTED.finditer(text)]
    for at in sorted(random.sample(places, min(len(places), random.choice((0, 1, 1, 2)))))[::-1]:
        text = text[:at] + NOTE + text[at:]
    return text


def _abstract(style: Style, width: int) -> Iterator[str]:
    """Give the rows of an abstract, which may be wider than the text, with its key words."""
    yield from wrapped("摘  要：" + DATA["abstract"], width, style)
    yield DATA["keywords"]


def _printed(
    pages: Sequence[Sequence[str]], kinds: Collection[str], style: Style, random: Random
) -> str:
    """Give the text of all pages with what stands about it, two pages side by side in columns."""
    first, printed, noted = random.randint(1, 90), list[str](), 0
    step = 2 if "columns" in kinds else 1
    for at in range(0, len(pages), step):
        columns = [list(page) for page in pages[at : at + step]]
        notes: list[str] = []
        for page in columns:
            for index, row in enumerate(page):
                while NOTE in row:
                    noted += 1
                    mark, made = _marked(style, len(notes), noted)
                    row = row.replace(NOTE, mark, 1)
                    notes += made
                page[index] = row
        rows = _across(columns, style) if step == 2 else columns[0]
        if "captions" in kinds and len(rows) > 6 and random.random() < 0.6:
            rows.insert(random.randint(2, len(rows) - 3), style.caption.format(n=at // step + 1))
        for note in notes:
            rows += wrapped(note, style.width * step + 2, style)
        if "page furniture" in kinds:
            rows.append(style.number.format(n=first + at // step))
            rows[:0] = [style.head] if at else []
        elif step == 2 and at:
            rows[0] = "\f" + rows[0]
        printed += rows
    return ("\n" * (1 + style.gap)).join(printed) + "\n"


def _marked(style: Style, on_page: int, in_all: int) -> tuple[str, list[str]]:
    """Give a mark in the text and its notes; none for marks of references at the end."""
    if style.mark[-1].isdecimal():
        return re.sub(r"\d+", str(in_all), style.mark, count=1), []
    first = next(sign for sign in style.mark if sign.isdigit())
    many = len(re.findall(r"[①-⑳]", style.mark)) or 1
    marks = [
        re.sub(r"\d", str(on_page + more + 1), style.mark)
        if first.isdecimal()
        else _SERIES[first][on_page + more]
        for more in range(many)
    ]
    notes = DATA["notes"]
    texts = [notes[(in_all + more) % len(notes)] for more in range(many)]
    return "".join(marks), [f"{mark} {text}" for mark, text in zip(marks, texts, strict=True)]


def _across(columns: Sequence[Sequence[str]], style: Style) -> list[str]:
    """Give the rows of two columns read straight across."""
    if len(columns) < 2:
        return list(columns[0])
    left, right = ([*column, *[""] * style.rows][: style.rows] for column in columns)
    pad = style.width + 3
    rows = []
    for one, two in zip(left, right, strict=True):
        taken = sum(1 if sign.isascii() else 2 for sign in one)
        # What reads a page keeps apart what stands apart on it, however wide a mark has made it.
        rows.append((one + " " * max(2 * pad - taken, 1) + two).rstrip())
    return [row for row in rows if row.strip()]
