"""Whether a line is a heading, and of which level."""

from __future__ import annotations

import re

from corpus.restoration.lines import HAN, width

LONGEST = 50
MARKED = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
NUMBERED = (
    (re.compile(rf"第(?:{_NUMERAL}|\d{{1,3}})(?:编|篇|部分|章|讲)(?=[\s：:]|$)"), 2),
    (re.compile(rf"{_NUMERAL}\s*[、．]\s*(?=\S)"), 2),
    (re.compile(rf"第(?:{_NUMERAL}|\d{{1,3}})节(?=[\s：:]|$)"), 3),
    (re.compile(rf"[（(]\s*{_NUMERAL}\s*[）)]\s*(?=\S)"), 3),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s*(?=[^\s\d.])"), 4),
    (re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.?\s+(?=[{HAN}“《A-Za-z])"), 3),
    (re.compile(rf"\d{{1,2}}\s*[.．、]\s*(?=[{HAN}“《A-Za-z])"), 4),
    (re.compile(rf"[（(]\s*\d{{1,2}}\s*[）)]\s*(?=[{HAN}“《])"), 5),
)
_NO_END = re.compile(r"[。；;，,、：:…]$")
_INNER_END = re.compile(r"[。；！？](?=.)")
_OPEN = re.compile(r"[（(《“][^）)》”]*$")


def find_level(text: str) -> int:
    """Give the level of the heading that `text` is by its mark or number, 0 where it is none.

    >>> [find_level(text) for text in ("# 引言", "一、内涵", "（二）特征", "3. 路径", "一是创新。")]
    [1, 2, 3, 4, 0]
    """
    if match := MARKED.match(text):
        return len(match[1])
    return find_numbered(text)


def find_numbered(text: str) -> int:
    """Give the level that a heading's number tells, 0 where it is no numbered heading."""
    if text[0] not in "第（(一二三四五六七八九十0123456789" or width(text) > LONGEST:
        return 0
    if _NO_END.search(text) or _INNER_END.search(text):
        return 0
    return next((level for pattern, level in NUMBERED if pattern.match(text)), 0)


def is_open_heading(text: str) -> bool:
    """Whether a heading's line ends where no heading does (inside brackets, after a comma).

    >>> is_open_heading("（三）以创新为引领，"), is_open_heading("二、特征")
    (True, False)
    """
    return bool(re.search(r"[，、：（《“—]$", text) or _OPEN.search(text))


_TITLE = re.compile(rf"[{HAN}A-Za-z0-9“”‘’《》〈〉、，：:；·—\-+＋（）() \u3000]+[？！?!]?")
_ASIDE = re.compile(
    r"(?:各位|同志|尊敬的|女士|朋友)[^，。：:]{0,12}[！!]|(?:记者|问|答|主持人|采访者|受访者)\s*[：:].*|[（(].*[）)]|.*\d\s*年\s*\d{1,2}\s*月.*|[\d\s年月日.－-]+"
)


def is_title(text: str) -> bool:
    """Whether `text` may be a heading without a number: short, and no sentence.

    >>> is_title("结语"), is_title("各位代表："), is_title("（2023年3月5日）")
    (True, False, False)
    """
    return (
        width(text) <= 30
        and bool(_TITLE.fullmatch(text))
        and bool(re.search(f"[{HAN}]", text))
        and not _NO_END.search(text)
        and not _ASIDE.fullmatch(text)
    )
