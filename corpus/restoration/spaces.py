"""White space inside Chinese text, put there by typesetting, taken out."""

from __future__ import annotations

import re

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.headings import MARKED
from corpus.restoration.lines import HAN

_BLANK = r"[ \t\u3000\u00a0\u2000-\u200a]"
_WIDE = re.compile(rf"[{HAN}，。、；：！？…—“”‘’「」『』《》〈〉（）【】〔〕]")
_NARROW = r"A-Za-z0-9%‰℃％"
_OPENS, _CLOSES = re.compile(rf"[{_NARROW}(\[]"), re.compile(rf"[{_NARROW})\]]")
_BLANKS = re.compile(rf"{_BLANK}+")
_PHRASES = re.compile(rf"(?<=[{HAN}][{HAN}”》）？！]){_BLANK}(?=[{HAN}“《（][{HAN}])")
_ARTICLE = re.compile("第[一二三四五六七八九十百零〇]{1,5}条")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_LABEL = re.compile(rf"[摘提]{_BLANK}+要")


def without_spaces(draft: Draft) -> Draft:
    """Drop needless spaces; one stays behind a heading's number, between its
    phrases, and within 摘 要.

    >>> from corpus.restoration.draft import to_draft
    >>> without_spaces(to_draft("2023 年 9 月， 数据 + 算力\\n# 创新 引领发展")).value
    '2023年9月，数据 + 算力\\n# 创新 引领发展'
    """
    value = draft.value
    edits = []
    for match in _BLANKS.finditer(value):
        start, end = match.span()
        before, after = value[start - 1 : start], value[end : end + 1]
        if not before.strip() or not after.strip():
            continue
        needless = _is_needless(before, after)
        if needless or end - start > 1:
            kept = _kept(value, start, end) if needless else 1
            edits.append(Edit(start + kept, end))
    return edited(draft, edits)


def _is_needless(before: str, after: str) -> bool:
    """Whether no space belongs between two characters.

    One of them is Chinese at least; a sign of its own (数据 + 算力) keeps its spaces.
    """
    if _WIDE.match(before):
        return bool(_WIDE.match(after) or _OPENS.match(after))
    return bool(_CLOSES.match(before) and _WIDE.match(after))


def _kept(value: str, start: int, end: int) -> int:
    """Give how many of the blanks [start, end) stay."""
    line = value.rfind("\n", 0, start) + 1
    if start == line + 1 and _LABEL.match(value, line):
        return 1
    heading = MARKED.match(value, line)
    if _ARTICLE.fullmatch(value, line, start):
        return 1
    if heading and _NUMBER.fullmatch(value, heading.end(), start):
        return 1
    phrases = value[start - 2 : start] + " " + value[end : end + 2]
    return 1 if heading and start > heading.end() + 1 and _PHRASES.search(phrases) else 0
