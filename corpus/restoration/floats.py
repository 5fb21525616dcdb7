"""What a page sets into the middle of a sentence (an abstract) moved before its paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.restoration.draft import Draft, Edit, edited, reordered
from corpus.restoration.front import is_front, is_front_label, is_latin, is_set_apart
from corpus.restoration.headings import find_level, is_spaced, is_title
from corpus.restoration.joining import find_starts
from corpus.restoration.lines import (
    BREAK,
    FORCED,
    FRONT,
    Line,
    Lines,
    ends_sentence,
    has_latin,
    to_lines,
)
from corpus.restoration.wrapping import REST, SHORT, find_columns, find_layout
from corpus.text import Span

LONGEST = 60
_CLAUSE = re.compile("[，。]")


def without_floats(draft: Draft) -> Draft:
    """Set abstracts and front matter apart, and move what interrupts a sentence before it.

    >>> from corpus.restoration.draft import to_draft
    >>> text = "产业在变。\\n数据成为新的\\n关键词：数据；要素\\n生产要素。"
    >>> [line.text[-5:] for line in to_lines(without_floats(to_draft(text)).value)]
    ['数据；要素', '产业在变。', '据成为新的', '生产要素。']
    """
    lines = to_lines(draft.value)
    floats = find_floats(lines)
    if not floats:
        return draft
    columns, indented = find_columns(lines), find_layout(lines).indented
    breaks = {each.start for each in floats}
    moves: list[tuple[Span, int]] = []
    starts: list[bool] = []
    for block in _neighbours(floats):
        if not _interrupts(lines, block, columns, indented):
            breaks.add(block.end)
            continue
        starts = starts or _find_starts(lines, floats)
        home = next(at for at in range(block.start - 1, -1, -1) if starts[at] or at in breaks)
        if home == 0 and block.start == 1 and is_title(lines[0].text, LONGEST):
            breaks.add(block.end)
            continue
        moves.append((block, home))
        breaks.add(home)
    fronts = {each.start for each in floats if is_front(lines[each.start].text)}
    return _moved(draft, lines, moves, breaks, fronts)


def _find_starts(lines: Sequence[Line], floats: Sequence[Span]) -> list[bool]:
    """Tell for each line whether a paragraph begins there, as if there were no `floats`.

    What is set in another width says nothing of the text's columns.
    """
    inside = {index for each in floats for index in range(each.start, each.end)}
    kept = [index for index in range(len(lines)) if index not in inside]
    starts = [index in inside for index in range(len(lines))]
    until = sum(index < floats[-1].start for index in kept)
    found = find_starts(Lines(lines[index] for index in kept), until)
    for index, start in zip(kept, found, strict=False):
        starts[index] = start
    return starts


def find_floats(lines: Lines) -> list[Span]:
    """Find the ranges of lines that are paragraphs set apart."""
    floats: list[Span] = []
    columns = find_columns(lines)
    index = 0
    front = False
    while index < len(lines):
        front = lines[index].text[0] == FRONT or (front and lines[index].gap < FORCED)
        end = index if front else _float_end(lines, index, columns)
        if end > index:
            floats.append(Span(index, end))
        index = max(index + 1, end)
    return floats


def _neighbours(floats: Sequence[Span]) -> list[Span]:
    """Give `floats` with those that touch made one."""
    blocks: list[Span] = []
    for each in floats:
        if blocks and blocks[-1].end == each.start:
            blocks[-1] = Span(blocks[-1].start, each.end)
        else:
            blocks.append(each)
    return blocks


def _float_end(lines: Sequence[Line], start: int, columns: Sequence[float]) -> int:
    """Give the line after the paragraph set apart at `start`, or `start` if none is."""
    line = lines[start]
    text = line.text
    if has_latin(line) and is_latin(text):
        return _latin_end(lines, start)
    abstract = is_set_apart(text)
    if not abstract and not is_front_label(text):
        return start
    widest = 0.0
    for index in range(start, min(start + LONGEST, len(lines))):
        line = lines[index]
        widest = max(widest, line.width)
        ended = ends_sentence(line.text)
        below = lines[index + 1 : index + 3]
        if not below or _starts_anew(below[0]):
            return index + 1
        fills = SHORT * columns[index] <= line.width <= 1.15 * columns[index]
        listed = not (_CLAUSE.search(text) or not _CLAUSE.search(below[0].text))
        if not abstract and (ended or not fills or listed):
            return index + 1
        narrower = max(each.width for each in below) < 0.75 * widest
        if ended and (narrower or line.width < SHORT * widest or below[0].gap > line.gap):
            return index + 1
    return start


def _latin_end(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < len(lines) and (is_latin(lines[end].text) or _is_rest(lines, end)):
        end += 1
    lone = end == start + 1 and not is_front(lines[start].text)
    return start if lone else end


def _is_rest(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the last, short one of a Latin paragraph."""
    return lines[index].text.isascii() and lines[index].gap <= lines[index - 1].gap + 1


def _starts_anew(line: Line) -> bool:
    text = line.text
    return bool(find_level(text)) or is_front(text) or is_set_apart(text)


def _interrupts(
    lines: Sequence[Line], block: Span, columns: Sequence[float], indented: bool
) -> bool:
    """Whether the line above stops in mid-sentence and the one below can go on with it."""
    if block.start == 0 or block.end == len(lines):
        return False
    above, below = lines[block.start - 1], lines[block.end]
    if find_level(above.text) or find_level(below.text) or below.indent >= 1.5:
        return False
    # Institutions in brackets have ended; so has what stands over a heading, spaced or not.
    if (above.text[0] in "（(" and above.text[-1] in "）)") or is_spaced(below.text):
        return False
    usual = sorted(columns)[len(columns) // 2]
    if above.width < REST * min(columns[block.start - 1], usual):
        return False
    # Where paragraphs are indented, a line that is not goes on with the one above it.
    return indented or not ends_sentence(above.text)


def _moved(
    draft: Draft,
    lines: Sequence[Line],
    moves: Sequence[tuple[Span, int]],
    breaks: set[int],
    fronts: set[int],
) -> Draft:
    """Move each block of lines before its home, set the breaks, mark front matter."""
    order: dict[int, tuple[int, int]] = {}
    for block, home in moves:
        order |= dict.fromkeys(range(block.start, block.end), (home, 0))
    # A moved line sorts before the line that is its home.
    indexes = sorted(range(len(lines)), key=lambda index: (*order.get(index, (index, 1)), index))
    starts = (draft.value.rfind("\n", 0, line.start) + 1 for line in lines[1:])
    bounds = [0, *starts, len(draft.value)]
    parts = (Span(bounds[index], bounds[index + 1]) for index in indexes)
    result = reordered(draft, parts) if moves else draft
    at, edits = 0, []
    for index in indexes:
        text = f"\n{BREAK}\n" if index in breaks and at else ""
        if text or (at and result.value[at - 1] != "\n"):
            edits.append(Edit(at, at, text or "\n"))
        if index in fronts:
            start = at + lines[index].start - bounds[index]
            edits.append(Edit(start, start, FRONT))
        at += bounds[index + 1] - bounds[index]
    return edited(result, edits)
