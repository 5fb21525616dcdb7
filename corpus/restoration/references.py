"""The list of references at the end of a text, set apart as front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.front import is_known_heading, is_labelled, is_references
from corpus.restoration.headings import find_level
from corpus.restoration.lines import BREAK, FRONT, Line, to_lines

LONGEST = 28
_ITEM = re.compile(r"[\[［〔(（]?\s*\d{1,3}\s*[\]］〕)）.、]|[①-⑳]|[-*•]\s")


def with_references(draft: Draft) -> Draft:
    """Mark the references as front matter, an item a paragraph.

    >>> from corpus.restoration.draft import to_draft
    >>> len(with_references(to_draft("参考文献：\\n[1] 甲. 论数据.\\n[2] 乙.")).value.split(FRONT))
    4
    """
    lines = to_lines(draft.value)
    edits: list[Edit] = []
    for index, line in enumerate(lines):
        if len(line.text) < LONGEST and is_references(line.text.lstrip("# ")):
            end = _end(lines, index)
            edits += (Edit(at, at, f"\n{BREAK}\n{FRONT}") for at in _items(lines[index:end]))
            if end < len(lines):
                edits.append(Edit(lines[end].start, lines[end].start, f"\n{BREAK}\n"))
    return edited(draft, sorted(set(edits)))


def _end(lines: Sequence[Line], start: int) -> int:
    """Give the line after the references: the next heading, or the end."""
    for index in range(start + 1, len(lines)):
        text = lines[index].text
        told = is_known_heading(text) or is_references(text.lstrip("# "))
        if told or (find_level(text) and not _ITEM.match(text)):
            return index
    return len(lines)


def _items(lines: Sequence[Line]) -> list[int]:
    """Give where the items begin: at their numbers, or at each line where they have none.

    What bears another label (an abstract in English, the editor) is an item of its own.
    """
    head, *rest = lines
    numbered = any(_ITEM.match(line.text) for line in rest)
    starts = (line for line in rest if not numbered or _begins(line.text))
    return [head.start, *(line.start for line in starts)]


def _begins(text: str) -> bool:
    return bool(_ITEM.match(text)) or is_labelled(text)
