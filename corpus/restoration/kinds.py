"""Each restored paragraph told apart: heading, prose or front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.people import to_authors
from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.front import (
    is_front_label,
    is_known_heading,
    is_latin,
    is_set_apart,
)
from corpus.restoration.headings import find_level, is_title
from corpus.restoration.lines import FRONT, HAN, MARKS, Line, ends_clause, has_latin, to_lines
from corpus.restoration.listing import is_item

TITLE, PART = 1, 2
"""The levels of a title and of a heading without a number."""
WIDE, WIDEST = 45, 60
"""A heading of one clause without a number is as wide as this at most, a title as wide as that."""
_PARTS = re.compile(r"[，；？]|\s.*\s")
BYLINES, LONGEST_BYLINE = 6, 60
_DATE = re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?")
_BODY = re.compile(r"(?:政府|办公[室厅]|委员会|[局厅部院会社]|中心|公司|大学|学院|集团|小组)$")
_EMPTY = re.compile(r"^[ \t]*(?:#{1,6}|[-*+])[ \t]*$", re.M)
_NAME = rf"[{HAN}](?:\s*[{HAN}]){{1,3}}(?:\s*[\d*＊,，]+)?"
_OFFICE = r"(?:总理|主席|主任|院长|检察长|[省市县区州部厅局]长)"
_SEAT = (
    r".{0,40}?(?:课\s*题\s*组|研究[院所室会]|大学|学院|中心|委员会|编辑部|评论员|[办党]\s*公\s*[室厅]|[厅局部])"
    r"[\s\w,，.。;；]{0,20}"
)
_ALONE = re.compile(_NAME)
_BRACKETS = re.compile(r"\s*[（(][^（）()]*[）)]")
_BYLINE = re.compile(
    rf"(?:文\s*[/|／]|作者\s*[:：]?|本报记者|记者|通讯员)?\s*{_NAME}(?:[\s,，、;；]+{_NAME})+"
    rf"|[（(]?{_SEAT}[）)]?|[（(]{_SEAT}(?:[;；]{_SEAT})+[）)]|[{HAN}]{{2,14}}{_OFFICE}\s+{_NAME}"
    rf"|(?:文\s*[/|／]|作者\s*[:：]?|本报记者|记者|通讯员)\s*{_NAME}"
)


def with_kinds(draft: Draft) -> Draft:
    """Put its mark before each heading and each paragraph of front matter.

    >>> from corpus.restoration.draft import to_draft
    >>> with_kinds(to_draft("一、数据的作用\\n数据是生产要素。\\n结语\\n前景可期。")).value
    '## 一、数据的作用\\n数据是生产要素。\\n## 结语\\n前景可期。'
    """
    lines = to_lines(draft.value)
    edits = []
    # Numbers and labels may stand over the title.
    title = next((at for at, line in enumerate(lines[:BYLINES]) if not _is_label(line)), 0)
    bylines = {title + index for index in find_bylines(lines[title:])}
    marked = any(line.text[0] == "#" for line in lines)
    for index, line in enumerate(lines):
        mark = FRONT if index in bylines else _mark(line, index - title, marked)
        if mark and index > 1 and is_signature(line.text, lines[index + 1 : index + 2]):
            mark = ""
        if mark and line.text[-1] in "？?" and is_listed(lines, index):
            mark = ""
        if mark and not line.text.startswith(mark):
            edits.append(Edit(line.start, line.start, mark))
    return edited(draft, edits)


def _is_label(line: Line) -> bool:
    return line.text[0] == FRONT or is_front_label(line.text)


def _mark(line: Line, index: int, marked: bool) -> str:
    """Give the mark of a paragraph; where the text has `marked` headings no other is guessed."""
    text = line.text
    if text[0] in MARKS:
        return ""
    if level := find_level(text):
        return "#" * level + " "
    if is_item(text):
        return ""
    if is_front_label(text) or (has_latin(line) and is_latin(text)):
        return FRONT
    if line.width > WIDEST:
        return ""
    widest = WIDEST if not index else 0 if _PARTS.search(text) else WIDE
    titled = is_title(text if index else text.rstrip("？?"), widest) and not marked
    if is_known_heading(text) or (titled and not is_set_apart(text)):
        return "#" * (PART if index else TITLE) + " "
    return ""


def without_empty_marks(draft: Draft) -> Draft:
    """Drop marks of headings and items that nothing follows."""
    found = _EMPTY.finditer(draft.value)
    return edited(draft, [Edit(*match.span(), "", "markup") for match in found])


def is_signature(text: str, below: Sequence[Line]) -> bool:
    """Whether a line is the body that signs, the date below it."""
    return bool(below and _DATE.fullmatch(below[0].text) and _BODY.search(text))


def _is_author(lines: Sequence[Line]) -> bool:
    """Whether a line is one name alone, above an institution in brackets or an abstract."""
    if len(lines) < 2 or not _ALONE.fullmatch(lines[0].text):
        return False
    below = lines[1].text
    institution = below[0] in "（(" and bool(_BYLINE.fullmatch(below))
    return institution or is_set_apart(below) or is_front_label(below)


def is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether a numbered question is one of a list of them, with no text between.

    >>> is_listed(to_lines("1. 数据归谁所有？\\n2. 收益如何分配？"), 0)
    True
    """
    level = find_level(lines[index].text)
    near = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return level > 0 and any(
        each.text[-1] in "？?" and find_level(each.text) == level for each in near
    )


def _is_signed(lines: Sequence[Line]) -> bool:
    """Whether the first line is names of persons that the text itself does not speak of."""
    text = _BRACKETS.sub("", lines[0].text)
    if len(text) >= LONGEST_BYLINE:
        return False
    names = [author.name for author in to_authors(text)]
    if not names or len("".join(names)) < len(re.sub(r"[\s、，,;；]", "", text)):
        return False
    return not any(name in line.text for line in lines[1:] for name in names)


def find_bylines(lines: Sequence[Line]) -> frozenset[int]:
    """Find the short lines between the title and the text: authors and their institutions."""
    found = [0] if lines and _is_signed(lines) else []
    for index, line in enumerate(lines[: BYLINES + 1]):
        text = line.text
        if text[0] == FRONT:
            continue
        if ends_clause(text) or is_known_heading(text) or is_set_apart(text):
            break
        if index and text[0] in "—-":
            continue
        byline = _BYLINE.fullmatch(text) or _is_author(lines[index : index + 2])
        if index and (find_level(text) or not byline):
            break
        if index:
            found.append(index)
        elif find_level(text) not in (0, TITLE):
            break
    return frozenset(found)
