"""Footnotes and the marks that refer to them, dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.lines import HAN, Line, Lines, to_lines, without_lines
from corpus.restoration.wrapping import find_columns

CIRCLED = "①-⑳⑴-⒇㉑-㉟➀-➉❶-❿"
SUPERSCRIPT = "¹²³⁰⁴-⁹"
STARS = "*＊†‡"
MARK = re.compile(
    rf"(?P<round>[(（]\s*\d{{1,3}}\s*[)）])|(?P<square>[\[［〔]\s*\d{{1,3}}\s*[\]］〕])"
    rf"|(?P<circled>[{CIRCLED}{SUPERSCRIPT}]+)|(?P<star>[*＊†‡]{{1,3}}(?=\s*[^\s*＊]))|(?P<bare>\d{{1,2}}(?=\s+(?:《|参见|转引|同上|\[)))"
)
CITATION = re.compile(
    r"出版社|\d{4}\s*年版|第\s*\d+[\d、,，—–\-~ ]*页|https?://|www\."
    r"|《[^》]*》.{0,12}(?:\d{4}年|[，,]?\s*第)"
    r"|\[(?:[JMDNRCZA]|EB|DB|OL)[\]/]|参见|转引自|同上|载《|^见《"
    r"|\bpp?\.\s*\d|\bVol\b|\bEd(?:s|\.)|\bibid\b",
    re.I,
)
_ENDS_NOTE = re.compile(
    r"(?:[。.!?！？]|页|年版|第\s*\d+\s*期|/\S*|\d{4}-\d\d?-\d\d?[)）\]]?)[”）)]?$"
)
_UNCLOSED = re.compile(r"《[^》]*$|（[^）]*$|“[^”]*$")
_LINK = re.compile(r"(?:https?:|www\.|//)[\x21-\x7e]*$")
_LINKED = re.compile(
    rf"(?=[\x21-\x7e]*[/.\-_=])[\x21-\x7e]+[。.]?(?:(?!.*[{HAN}])|[，,（(].{{4,20}}(?:访问|检索|[）)])[。.]?$)"
)
_REFERENCE = re.compile(
    rf"(?<=[{HAN}”’》）)。，、%％A-Za-z0-9])\s*[(（]\s*(\d{{1,3}})\s*[)）]"
    rf"(?:[ \t]+(?=[{HAN}]))?"
)
_NUMBERS = r"[ \t]*(?:[\[［〔]\s*\d{1,3}(?:\s*[-,，、–—－~～]\s*\d{1,3})*\s*[\]］〕])+"
_UNITS = r"\s*(?:[.:]?\d|[年月日时个万亿倍项家名人种多余周岁世％%‰A-Za-z])"
_SQUARE = re.compile(rf"{_NUMBERS}(?:\d{{1,4}}+(?:[-–—]\d{{1,4}}+)?(?!{_UNITS}))?")
_PAGED = re.compile(rf"{_NUMBERS}(?:(?!(?:1[89]|20)\d\d\s*年)\d{{1,4}}+(?:[-–—]\d{{1,4}}+)?)?")
_CIRCLED = re.compile(rf"[ \t]*[{CIRCLED}{SUPERSCRIPT}]+")
_BRACKET, _SIGN = re.compile(r"[\[［〔]"), re.compile(f"[{CIRCLED}{SUPERSCRIPT}]")
_CLOSES = re.compile(r"[。，；：、！？”’）]")
LOOK_BACK = 120
LONGEST = 8
PAGED = 0.6
"""Where as many marks bear the page cited behind them, all do."""


def without_notes(draft: Draft) -> Draft:
    """Drop footnotes with their continuation lines, and the marks in the text.

    >>> from corpus.restoration.draft import to_draft
    >>> text = "动能在变(1)，路\\n(1) 《文集》，北京：某出版社，2009年版，第2页。\\n径也在变[2]15。"
    >>> without_notes(to_draft(text)).value
    '动能在变，路\\n径也在变。'
    """
    lines = to_lines(draft.value)
    notes, marks = find_notes(lines)
    draft = without_lines(draft, lines, dict.fromkeys(notes, "footnote"))
    return edited(draft, sorted(find_marks(draft.value, marks)))


def find_notes(lines: Lines) -> tuple[list[int], frozenset[str]]:
    """Find the lines of footnotes, and the marks that they begin with."""
    marked = {
        index: match
        for index, line in enumerate(lines)
        if (match := MARK.match(line.text)) and match.end() < len(line.text)
    }
    starts = {index for index, match in marked.items() if _is_note(lines, index, match)}
    if not starts:
        return [], frozenset()
    widest = max(lines[index].width for index in starts)
    columns = find_columns(lines)
    usual = sorted(columns)[len(columns) // 2]
    found: list[int] = []
    marks: set[str] = set()
    for start, match in marked.items():
        # A marked line right after a note is the next note, whatever it looks like.
        if start not in starts and (not found or start != found[-1] + 1):
            continue
        marks.add(_number(match[0]))
        found.append(start)
        for index in range(start + 1, min(start + LONGEST, len(lines))):
            if index in marked or not _goes_on(lines[index - 1], lines[index], widest, usual):
                break
            found.append(index)
    return found, frozenset(marks)


def _is_note(lines: Sequence[Line], index: int, match: re.Match[str]) -> bool:
    """Whether a marked line is a note: it cites, or the text above refers to it."""
    text = lines[index].text
    if text[match.end() :].lstrip()[:1] in "，。、；：”）)":
        return False
    if CITATION.search(text) and match.lastgroup != "star":
        return True
    if match.lastgroup == "bare":
        return False
    # A star is a mark of a list too.
    above = [line for line in lines[max(0, index - LOOK_BACK) : index] if match[0] in line.text]
    if not above:
        return False
    reference = re.compile(rf"(?<=[{HAN}”’》）。%])[ \t]*{re.escape(match[0])}")
    return any(reference.search(line.text, 1) for line in above)


def _goes_on(note: Line, line: Line, widest: float, usual: float) -> bool:
    """Whether `line` goes on with the note above it."""
    short = note.width < 0.8 * widest
    if short and _ENDS_NOTE.search(note.text) and not _UNCLOSED.search(note.text):
        return False
    if widest > 1.4 * usual and line.width > 1.3 * usual:
        return True
    link = _LINK.search(note.text) and _LINKED.match(line.text)
    if _UNCLOSED.search(note.text) or link:
        return True
    return not _ENDS_NOTE.search(note.text) and note.width >= 0.8 * min(widest, usual)


def _number(mark: str) -> str:
    return re.sub(r"\s", "", mark).translate(str.maketrans("（）", "()"))


def find_marks(value: str, noted: frozenset[str]) -> Iterator[Edit]:
    """Find the marks that refer to notes; round brackets and circles only where notes bear them."""
    reason = "reference mark"
    if _BRACKET.search(value):
        found = list(_SQUARE.finditer(value))
        if sum(match[0][-1].isdecimal() for match in found) > max(1.0, PAGED * len(found)):
            found = list(_PAGED.finditer(value))
        for match in found:
            start, end = match.span()
            alone = value[start - 1 : start] == "\n" == value[end : end + 1]
            yield Edit(start, end + alone, "", reason)
    if any(mark[0] == "(" for mark in noted):
        for match in _REFERENCE.finditer(value):
            if f"({match[1]})" in noted:
                yield Edit(*match.span(), "", reason)
    if stars := "".join(mark for mark in noted if mark[0] in STARS):
        for match in re.finditer(rf"(?<=[{HAN}”’》）。，])[ \t]*[{re.escape(stars)}]+", value):
            yield Edit(*match.span(), "", reason)
    if not _SIGN.search(value):
        return
    circled = any(re.match(f"[{CIRCLED}{SUPERSCRIPT}]", mark) for mark in noted)
    for match in _CIRCLED.finditer(value):
        before = value[match.start() - 1 : match.start()]
        if (circled and before not in "\n：；") or _CLOSES.match(value, match.end()):
            yield Edit(*match.span(), "", reason)
