"""White space inside Chinese text, put there by typesetting, taken out."""

from __future__ import annotations

import re

from corpus.draft import Draft, Edit, edited
from corpus.headings import MARKED
from corpus.lines import HAN

_BLANK = r"[ \t\u3000\u00a0\u2000-\u200a]"
_WIDE = rf"{HAN}，。、；：！？…—“”‘’「」『』《》〈〉（）【】〔〕"
_NARROW = r"A-Za-z0-9%‰℃％"
# A Chinese character on one side at least; a sign of its own (数据 + 算力) keeps its spaces.
_NEEDLESS = re.compile(
    rf"(?<=[{_WIDE}]){_BLANK}+(?=[{_WIDE}{_NARROW}(\[])|(?<=[{_NARROW})\]]){_BLANK}+(?=[{_WIDE}])"
)
_LONG = re.compile(rf"(?<=\S){_BLANK}{{2,}}(?=\S)")
_PHRASES = re.compile(rf"(?<=[{HAN}][{HAN}”》）？！]){_BLANK}(?=[{HAN}“《（][{HAN}])")
_LABEL = re.compile(rf"[摘提]{_BLANK}+要")


def without_spaces(draft: Draft) -> Draft:
    """Drop needless spaces; one stays between two phrases of a heading, and within 摘 要.

    >>> from corpus.draft import to_draft
    >>> without_spaces(to_draft("2023 年 9 月， 数据 + 算力\\n# 创新 引领发展")).value
    '2023年9月，数据 + 算力\\n# 创新 引领发展'
    """
    value = draft.value
    edits = []
    for match in (*_NEEDLESS.finditer(value), *_LONG.finditer(value)):
        kept = _kept(value, match.start(), match.end())
        edits.append(Edit(match.start() + kept, match.end()))
    return edited(draft, sorted({edit.start: edit for edit in sorted(edits)}.values()))


def _kept(value: str, start: int, end: int) -> int:
    """Give how many of the blanks [start, end) stay."""
    line = value.rfind("\n", 0, start) + 1
    if start == line + 1 and _LABEL.match(value, line):
        return 1
    if not _NEEDLESS.match(value, start):
        return 1
    heading = MARKED.match(value, line)
    phrases = value[start - 2 : start] + " " + value[end : end + 2]
    return 1 if heading and start > heading.end() + 1 and _PHRASES.search(phrases) else 0
