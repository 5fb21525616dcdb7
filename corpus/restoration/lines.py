"""What a line of Chinese text looks like from outside: its width, its ends, how it is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.restoration.draft import Draft, Edit, edited
from corpus.text import NEW

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Chinese characters, as the inside of a character class."""

BREAK = "\u2029"
"""Stands, in a draft, on a line of its own where a paragraph is known to end."""
FRONT = "\U0001fffe"
"""Stands, in a draft, before a paragraph of front matter."""
PROSE = "\U0001ffff"
"""Stands, in a draft, before a paragraph that looks like a heading or an item and is none."""

CELLS = " | "
"""Stands between the cells of a row of a table."""

MARKS = frozenset(FRONT + PROSE + "#")
"""What a line begins with that was told apart before."""

CLOSERS = "”’」』》〉）)】〕］]"
TERMINALS = "。！？!?…"
_ASIDE = r"(?:[（(][^（）()]*[）)])?"
ENDS_SENTENCE = re.compile(rf"[{TERMINALS}][{re.escape(CLOSERS)}\"]*{_ASIDE}$")
ENDS_CLAUSE = re.compile(rf"[{TERMINALS}：；:;][{re.escape(CLOSERS)}\"]*{_ASIDE}$")
STARTS_CLOSED = frozenset("，。、；：！？…％%‰" + CLOSERS)
_LAST = frozenset(TERMINALS + CLOSERS + '"')
LONGEST_ASIDE = 100
FORCED = 99
EDGE, MARGINED, NEAR = 1.0, 0.75, 8
"""Where more than three of four lines are set in, they stand off a margin (found from 8 lines on
either side); it says nothing."""


class Line(NamedTuple):
    """A line that is not blank: [start, end) without white space at its ends.

    `indent` is the white space before it and `gap` the number of blank lines above (FORCED after a
    BREAK), `width` counts 1 for a Chinese character and 0.5 for one of ASCII.
    """

    start: int
    end: int
    text: str
    indent: float
    gap: int
    width: float


def width(text: str) -> float:
    """Give the width of `text` in Chinese characters.

    >>> width("2023年GDP")
    4.5
    """
    return len(text) - len(text.encode("ascii", "ignore")) / 2


class Lines(tuple[Line, ...]):
    """The lines of a text; the same lines are the same object, and found as quickly as one."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


# Steps that change nothing hand on the same text; two are the text before and after one that does.
@lru_cache(maxsize=2)
def to_lines(value: str) -> Lines:
    """Give the lines of `value` that are not blank."""
    lines: list[Line] = []
    at = gap = 0
    for raw in value.split("\n"):
        text = raw.strip()
        if text:
            lead = raw.index(text[0])
            start, length = at + lead, len(text)
            indent = width(raw[:lead]) if lead else 0.0
            wide = length - len(text.encode("ascii", "ignore")) / 2
            lines.append(NEW(Line, (start, start + length, text, indent, gap, wide)))
            gap = 0
        elif BREAK in raw:
            gap = FORCED
        elif lines:
            gap += 1
        at += len(raw) + 1
    if sum(line.indent >= EDGE for line in lines) > MARGINED * len(lines):
        return Lines(_without_margin(lines))
    return Lines(lines)


def _without_margin(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines with their indent counted from the margin, the least of those about them."""
    for at, line in enumerate(lines):
        near = lines[max(0, at - NEAR) : at + NEAR + 1]
        yield line._replace(indent=line.indent - min(each.indent for each in near))


def has_latin(line: Line) -> bool:
    """Whether a line has as much ASCII as one in a language of Latin letters has at least."""
    # Twice what the width lacks of the length is ASCII.
    return line.end - line.start - line.width > 4


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a sentence, quotation marks and an aside in brackets behind it.

    >>> ends_sentence("动能在变。”"), ends_sentence("动能在变。（完）"), ends_sentence("动能在变；")
    (True, True, False)
    """
    if text[-1] in TERMINALS:
        return True
    # A pattern that is bound to the end of a text is tried at each of its characters.
    return text[-1] in _LAST and bool(ENDS_SENTENCE.search(text[-LONGEST_ASIDE:]))


def ends_clause(text: str) -> bool:
    """Whether a line ends with a sentence, or with a colon or semicolon.

    >>> ends_clause("动能在变；"), ends_clause("动能在变，")
    (True, False)
    """
    if text[-1] in "：；:;":
        return True
    if text[-1] in TERMINALS:
        return True
    return text[-1] in _LAST and bool(ENDS_CLAUSE.search(text[-LONGEST_ASIDE:]))


def without_lines(draft: Draft, lines: Sequence[Line], reasons: Mapping[int, str]) -> Draft:
    """Drop the lines whose index has a reason, with the blank lines about them."""
    edits = []
    for index in sorted(reasons):
        start = lines[index - 1].end if index else 0
        end = lines[index].end
        if index + 1 < len(lines) and index + 1 not in reasons:
            # The next line keeps its indent, which may tell that a paragraph begins.
            end = draft.value.rfind("\n", 0, lines[index + 1].start) + 1
        after = "\n" if end > lines[index].end and index else ""
        edits.append(Edit(start, end, after, reasons[index]))
    return edited(draft, edits)
