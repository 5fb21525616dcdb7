"""Lines broken at the width of a column put together to paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.draft import Draft, Edit, edited
from corpus.front import is_known_heading
from corpus.headings import find_level, find_numbered, is_open_heading, is_title
from corpus.lines import (
    ENDS_CLAUSE,
    ENDS_SENTENCE,
    FORCED,
    FRONT,
    PROSE,
    STARTS_CLOSED,
    Line,
    to_lines,
)
from corpus.listing import is_item
from corpus.wrapping import REST, SHORT, Layout, find_columns, find_layout


def find_starts(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether a paragraph, a heading or a piece of front matter begins there."""
    layout = find_layout(lines)
    columns = find_columns(lines)
    starts = [True]
    heading = is_heading(lines, 0, columns, layout)
    front = lines[0].text[0] == FRONT
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        heads = heading
        front = line.text[0] == FRONT or (front and line.gap < FORCED)
        heading = is_heading(lines, index, columns, layout)
        if line.gap >= FORCED or line.text[0] in FRONT + PROSE:
            apart = True
        elif front:
            apart = heading = False
        elif heads or heading:
            apart = not (heads and is_wrapped_heading(above, line, columns[index - 1], layout))
            heading = heading or not apart
        else:
            apart = is_apart(above, line, columns[index - 1], layout, starts[-1])
        starts.append(apart)
    return starts


def joined(draft: Draft) -> Draft:
    """Give the draft with one paragraph a line.

    >>> from corpus.draft import to_draft
    >>> joined(to_draft("创新是引领发展的\\n第一动力，人才是\\n第一资源。\\n\\n要素。")).value
    '创新是引领发展的第一动力，人才是第一资源。\\n要素。'
    """
    lines = to_lines(draft.value)
    if not lines:
        return draft
    edits = [Edit(0, lines[0].start)]
    starts = find_starts(lines)
    for above, line, start in zip(lines, lines[1:], starts[1:], strict=False):
        edits.append(Edit(above.end, line.start, "\n" if start else seam(above.text, line.text)))
    edits.append(Edit(lines[-1].end, len(draft.value)))
    return edited(draft, edits)


def is_apart(above: Line, line: Line, column: float, layout: Layout, first: bool = False) -> bool:
    """Whether a paragraph ends between two lines, neither of them a heading."""
    if STARTS_CLOSED.match(line.text):
        return False
    if is_item(line.text):
        return True
    ended = bool(ENDS_SENTENCE.search(above.text))
    # The first line of a paragraph is indented on the page, also where the text lost its indent.
    reach = above.width + (above.indent or (2 if first else 0))
    if not layout.wrapped:
        return bool(ENDS_CLAUSE.search(above.text)) or line.gap > 0 or above.width <= 30
    if line.gap > layout.gap and (ended or layout.gap == 0):
        return True
    if not ended:
        short = REST if is_title(above.text) and first else SHORT
        told = bool(ENDS_CLAUSE.search(above.text)) or short == REST
        return told and reach < short * column
    return reach < SHORT * column or (line.indent >= 1.5 and (first or above.indent < 1.5))


def is_heading(lines: Sequence[Line], index: int, columns: Sequence[float], layout: Layout) -> bool:
    """Whether a line is a heading, or in a wrapped text the first line of one."""
    line = lines[index]
    if find_level(line.text) or is_known_heading(line.text):
        return True
    if index == 0 and line.text[-1] in "：—" and is_title(line.text.rstrip("：—")):
        return line.width < REST * columns[0]
    ended = index == 0 or bool(ENDS_CLAUSE.search(lines[index - 1].text))
    if not layout.wrapped or not ended or line.text[0] not in "一二三四五六七八九十（(第123456789":
        return False
    # A heading that goes on in the next line may end with a comma here.
    return bool(find_numbered(line.text.rstrip("，、：")))


def is_wrapped_heading(above: Line, line: Line, column: float, layout: Layout) -> bool:
    """Whether `line` is the rest of the heading that begins in the full line above."""
    titled = above.text[-1] in "：—" and above.gap == 0 and not find_level(above.text)
    if not (layout.wrapped or titled) or is_known_heading(above.text):
        return False
    if find_level(line.text) or ENDS_CLAUSE.search(line.text):
        return False
    if above.width < SHORT * column and not is_open_heading(above.text):
        return False
    return line.width < REST * column and is_title(line.text)


def seam(above: str, below: str) -> str:
    """Give what stands between two joined lines: a space between Latin words, else nothing.

    >>> seam("productive", "forces"), seam("生产力", "GDP")
    (' ', '')
    """
    left, right = above[-1], below[0]
    latin = left.isascii() and right.isascii() and (left.isalpha() or left in ",;:.")
    return " " if latin and right.isalnum() and left != "-" else ""
