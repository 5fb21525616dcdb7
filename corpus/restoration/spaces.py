"""White space inside Chinese text, put there by typesetting, taken out."""

from __future__ import annotations

import re

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.headings import MARKED
from corpus.restoration.lines import FRONT, HAN

_BLANK = r"[ \t\u3000\u00a0\u2000-\u200a]"
_WIDE = re.compile(rf"[{HAN}，。、；：！？…—“”‘’「」『』《》〈〉（）【】〔〕]")
_NARROW = r"A-Za-z0-9%‰℃％"
_OPENS, _CLOSES = re.compile(rf"[{_NARROW}(\[]"), re.compile(rf"[{_NARROW})\]]")
_BLANKS = re.compile(rf"{_BLANK}+")
_PHRASES = re.compile(rf"(?<=[{HAN}][{HAN}”》）？！]){_BLANK}(?=[{HAN}“《（][{HAN}])")
_ARTICLE = re.compile("第[一二三四五六七八九十百零〇]{1,5}条")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_ORDINAL = re.compile("[一二三四五六七八九十]{1,3}")
_NO_TITLE = "一二三四五六七八九十、（("
_SPACED_YEAR = re.compile(r"(?<!\d)(?:2 0|1 9) \d \d ?年")
_BETWEEN_DIGITS = re.compile(r" (?<=\d )(?<!\d\d )(?=\d(?!\d))")
_WORDS = re.compile(rf"关{_BLANK}*键{_BLANK}*[词字]{_BLANK}+")
_UNMARKED = re.compile("(?:关键[词字]|(?:内容)?[摘提]要)")
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


def with_whole_numbers(draft: Draft) -> Draft:
    """Drop the spaces between the digits of a text that sets years as `2 0 2 4 年`.

    >>> from corpus.restoration.draft import to_draft
    >>> with_whole_numbers(to_draft("2 0 2 4年第 2期，1 7户，1 200元")).value
    '2024年第 2期，17户，1 200元'
    """
    value = draft.value
    if ("2 0 " not in value and "1 9 " not in value) or not _SPACED_YEAR.search(value):
        return draft
    return edited(draft, [Edit(*match.span()) for match in _BETWEEN_DIGITS.finditer(value)])


def _is_needless(before: str, after: str) -> bool:
    """Whether no space belongs between two characters.

    One of them is Chinese at least; a sign of its own (数据 + 算力) keeps its spaces.
    """
    if _WIDE.match(before):
        return bool(_WIDE.match(after) or _OPENS.match(after))
    return bool(_CLOSES.match(before) and _WIDE.match(after))


def _kept(value: str, start: int, end: int) -> int:
    """Give how many of the blanks [start, end) stay."""
    line = start - len(value[value.rfind("\n", 0, start) + 1 : start].lstrip())
    if start == line + 1 and _LABEL.match(value, line):
        return 1
    line += value[line] == FRONT
    # Without a colon the space tells the label, and the key words apart.
    if _WORDS.match(value, line) or _UNMARKED.fullmatch(value, line, start):
        return 1
    heading = MARKED.match(value, line)
    if _ARTICLE.fullmatch(value, line, start):
        return 1
    if heading and _NUMBER.fullmatch(value, heading.end(), start):
        return 1
    if heading and _ORDINAL.fullmatch(value, heading.end(), start):
        return int(value[end] not in _NO_TITLE)
    phrases = value[start - 2 : start] + " " + value[end : end + 2]
    return 1 if heading and start > heading.end() + 1 and _PHRASES.search(phrases) else 0
