"""Lines broken at the width of a column put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.front import is_known_heading
from corpus.restoration.headings import (
    completes_title,
    find_level,
    has_inner_end,
    is_open_heading,
    is_title,
)
from corpus.restoration.heads import CENTRED, HEADED, Heads, find_heading_end, find_heads
from corpus.restoration.inside import OPENERS, goes_inside, is_inside
from corpus.restoration.lines import (
    CELLS,
    FORCED,
    FRONT,
    HAN,
    PROSE,
    Line,
    Lines,
    ends_clause,
    ends_sentence,
    to_lines,
)
from corpus.restoration.listing import is_item
from corpus.restoration.notes import MARK
from corpus.restoration.openings import (
    ALONE,
    COUNTS,
    REMARK,
    SPEAKER,
    find_speakers,
    has_ended,
    is_listed_inside,
    lacks_lead,
    stands_alone,
)
from corpus.restoration.wrapping import (
    INDENT,
    REST,
    SHORT,
    Layout,
    find_columns,
    find_free,
    find_layout,
)

LONE = re.compile(f"(?![一二三四五六七八九十])[{HAN}]")
"""No line of its own."""
ITEMISED = re.compile("[一二三四五六七八九十][是要]")
"""Goes on in the next line."""


def find_starts(lines: Lines, until: int | None = None) -> list[bool]:
    """Tell for each line whether a paragraph, a heading or a piece of front matter begins there.

    For those before `until` alone, where it is given.
    """
    layout, columns = find_layout(lines), find_columns(lines)
    heads = find_heads(lines) if layout.wrapped else Heads()
    speakers = find_speakers(lines, columns, layout)
    starts: list[bool] = []
    headed = 0
    front = False
    for index, line in enumerate(lines[:until]):
        if index < headed:
            starts.append(False)
            continue
        after_heading = 0 < index == headed
        if after_heading and goes_inside(lines[index - 1].text, line.text):
            headed += 1
            starts.append(False)
            continue
        front = line.text[0] == FRONT or (front and line.gap < FORCED)
        forced = not index or line.gap >= FORCED or line.text[0] in FRONT + PROSE
        apart = forced or (
            not front
            and (after_heading or is_apart_at(lines, index, columns, layout, starts, speakers))
        )
        if line.text[0] == FRONT or (front and not forced):
            starts.append(apart)
            continue
        end = heading_end(lines, index, columns, layout, heads, apart)
        if end > index:
            headed = end
        starts.append(apart or end > index)
    return starts


def is_apart_at(
    lines: Sequence[Line],
    index: int,
    columns: Sequence[float],
    layout: Layout,
    starts: Sequence[bool],
    speakers: frozenset[str],
) -> bool:
    """Whether a paragraph ends above the line `index`, neither being a heading."""
    if layout.parted and goes_on(lines, index):
        return False
    above, line = lines[index - 1], lines[index]
    if is_apart(above, line, columns[index - 1], layout, starts[-1]):
        return True
    if not layout.wrapped:
        return False
    if ALONE.fullmatch(line.text) and stands_alone(lines, index, columns[index]):
        return True
    if layout.indented or not has_ended(lines, index):
        return False
    if layout.led and not ends_clause(line.text) and index + 1 < len(lines):
        return lacks_lead(line, lines[index + 1], columns[index], layout)
    speaker = SPEAKER.match(line.text)
    if (speaker and speaker[0] in speakers) or REMARK.match(line.text):
        return True
    return bool(COUNTS.match(line.text)) and not is_listed_inside(lines, index)


def goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line goes on with the one above, where blank lines part paragraphs.

    So does what had a line of its own as a link; the lines of a list or an address do not.
    """
    above, line = lines[index - 1], lines[index]
    if line.gap or ends_clause(above.text) or is_item(line.text) or MARK.match(line.text):
        return False
    last = index
    while not ends_clause(lines[last].text):
        last += 1
        if last == len(lines) or lines[last].gap:
            return False
    return True


def joined(draft: Draft) -> Draft:
    """Give the draft with one paragraph a line.

    >>> from corpus.restoration.draft import to_draft
    >>> joined(to_draft("创新是引领发展的\\n第一动力，人才是\\n第一资源。\\n\\n要素。")).value
    '创新是引领发展的第一动力，人才是第一资源。\\n\\n要素。'
    """
    lines = to_lines(draft.value)
    if not lines:
        return draft
    starts = find_starts(lines)
    return edited(
        draft,
        [
            Edit(above.end, line.start, seam(above.text, line.text))
            for above, line, start in zip(lines, lines[1:], starts[1:], strict=False)
            if not start
        ],
    )


def is_apart(above: Line, line: Line, column: float, layout: Layout, first: bool = False) -> bool:
    """Whether a paragraph ends between two lines, neither of them a heading."""
    if is_inside(above.text, line.text):
        return False
    if goes_inside(above.text, line.text):
        return False
    lone = len(line.text) == 1 or len(above.text) == 2
    if lone and not line.gap and (LONE.fullmatch(line.text) or ITEMISED.fullmatch(above.text)):
        return False
    if is_item(line.text) or CELLS in line.text:
        return True
    apart = abs(line.indent - above.indent) > INDENT
    if apart and max(line.indent, above.indent) >= CENTRED:
        return True
    ended = ends_sentence(above.text)
    if not layout.wrapped:
        ended = ends_clause(above.text) or above.width <= 30
        return line.gap > 0 or (ended and not completes_title(above.text, line.text))
    if line.gap > layout.gap and (ended or layout.gap == 0):
        return True
    # The first line of a paragraph is indented on the page, also where the text lost its indent.
    reach = above.width + (above.indent or (layout.lead if first else 0))
    free = find_free(reach, line.text, column)
    indented = line.indent >= INDENT and (first or above.indent < INDENT)
    if layout.indented and line.indent >= INDENT:
        ended = ends_clause(above.text)
        return ended or above.indent < INDENT or free > (1 - SHORT) * column - 1
    if ended:
        return indented or free > layout.slack
    if CELLS in above.text or (first and above.text[-1] not in "，、"):
        return free > (1 - (SHORT if CELLS in above.text else REST)) * column - 1
    return ends_clause(above.text) and (indented or free > layout.slack)


def heading_end(
    lines: Sequence[Line],
    index: int,
    columns: Sequence[float],
    layout: Layout,
    heads: Heads,
    apart: bool,
) -> int:
    """Give the line after the heading that begins at `index`, or `index` if none does."""
    line = lines[index]
    above = lines[index - 1].text if index else ""
    if is_known_heading(line.text):
        return index + 1
    if line.text[0] == "#":
        return index + 1 + (layout.wrapped and is_rest(lines, index + 1, columns[index], layout))
    if above and is_inside(above, line.text):
        return index
    if index in (1, 2) and line.text[:2] == "——" and not ends_clause(above):
        if layout.wrapped and has_inner_end(line.text):
            return index
        return index + 1 + (layout.wrapped and is_rest(lines, index + 1, columns[index], layout))
    if index == 0 and line.text[-1] in "：—" and is_title(line.text.rstrip("：—")):
        short = line.width < REST * columns[0]
        return short + (short and is_rest(lines, 1, columns[0], layout))
    if above and above[-1] in OPENERS:
        return index
    if layout.wrapped:
        parted = apart or ends_clause(above)
        return find_heading_end(lines, index, columns, layout, heads, parted)
    return index + (apart and find_level(line.text) > 0)


def is_rest(lines: Sequence[Line], index: int, column: float, layout: Layout) -> bool:
    """Whether the line `index` is the rest of the heading above it."""
    if index == len(lines):
        return False
    above, line = lines[index - 1], lines[index]
    if line.gap > layout.gap or find_level(line.text) or ends_clause(line.text):
        return False
    if layout.indented and line.indent >= INDENT > above.indent:
        return False
    if above.width < HEADED * column and not is_open_heading(above.text):
        return False
    return line.width < REST * column and is_title(line.text)


def seam(above: str, below: str) -> str:
    """Give what stands between two joined lines: a space between Latin words, else nothing.

    >>> seam("productive", "forces"), seam("生产力", "GDP")
    (' ', '')
    """
    left, right = above[-1], below[0]
    latin = left.isascii() and right.isascii() and (left.isalpha() or left in ",;:.")
    decimal = left == "." and right.isdigit() and above[-2:-1].isdigit()
    return " " if latin and right.isalnum() and left != "-" and not decimal else ""
