"""What a paragraph begins with that no indent and no short line tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.restoration.lines import Line, ends_clause, ends_sentence
from corpus.restoration.wrapping import REST, Layout, find_free

COUNTS = re.compile(
    r"第[一二三四五六七八九十]{1,2}，|[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]"
    r"|[一二三四五六七八九十]{1,2}[、是]|其[一二三四五六七八九十]，|\d{1,2}[.．、](?!\d)"
)
"""Begins a paragraph of an enumeration, where it begins a line after a full stop."""
REMARK = re.compile(r"[（(]?(?:注|说明|說明|责任编辑|作者系|作者单位|本文系|原载|来源)[：:]")
"""Begins a paragraph, where it begins a line after a full stop."""
SPEAKER = re.compile(r"[^\s，。、；：！？“”（）]{1,14}：")
"""Begins a paragraph of a dialogue, where paragraphs begin with it elsewhere."""
ALONE = re.compile(
    r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[（(][^（）()。；]{2,24}[）)]"
)
"""Has a line of its own: a date, a remark in brackets."""
NUMERAL = re.compile(r"[一二三四五六七八九十\d]")
BYLINES = 6
"""Lines at the beginning of a text among which a title and what belongs to it stand."""
NEAR = 40
"""Lines about an item of an enumeration in which the others are looked for."""


def has_ended(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence ends above the line `index`, perhaps before an aside of two lines."""
    above = lines[index - 1].text
    if ends_sentence(above):
        return True
    return index > 1 and above[-1] in "）)" and ends_sentence(lines[index - 2].text + above)


def stands_alone(lines: Sequence[Line], index: int, column: float) -> bool:
    """Whether the line `index` is short, and a paragraph or a title ends above it."""
    above, line = lines[index - 1], lines[index]
    if line.width >= REST * column:
        return False
    if index < BYLINES and above.text[-1] not in "，、":
        return True
    return ends_clause(above.text) and line.text[0] not in "（("


def lacks_lead(line: Line, below: Line, column: float, layout: Layout) -> bool:
    """Whether a line leaves free what was its indent on the page, and is full but for that."""
    free = find_free(line.width + line.indent, below.text, column) - layout.slack
    return 0.5 < free <= layout.lead + 0.5


def is_listed_inside(lines: Sequence[Line], index: int) -> bool:
    """Whether the items of the enumeration that the line goes on with stand inside lines."""
    mark = COUNTS.match(lines[index].text)
    if not mark:
        return False
    any_number = NUMERAL.sub(lambda _: f"{NUMERAL.pattern}{{1,2}}", re.escape(mark[0]))
    alike = re.compile(f"(?<=[。；：]){any_number}")
    return any(alike.search(line.text) for line in lines[max(0, index - NEAR) : index + NEAR])


def find_speakers(
    lines: Sequence[Line], columns: Sequence[float], layout: Layout
) -> frozenset[str]:
    """Find what at least two lines begin with, up to a colon, where a paragraph surely begins."""
    if not layout.wrapped or layout.indented:
        return frozenset()
    found: Counter[str] = Counter()
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        speaker = SPEAKER.match(line.text)
        if speaker and ends_sentence(above.text):
            free = find_free(above.width, line.text, columns[index - 1])
            found[speaker[0]] += free > layout.slack
    return frozenset(each for each, count in found.items() if count > 1)
