"""What a page carries besides its text: page numbers, running heads, captions. Dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from corpus.restoration.draft import Draft
from corpus.restoration.headings import find_level, find_series, is_title
from corpus.restoration.lines import (
    CELLS,
    HAN,
    Line,
    Lines,
    ends_clause,
    ends_sentence,
    to_lines,
    width,
    without_lines,
)
from corpus.restoration.notes import find_notes
from corpus.restoration.wrapping import INDENT, REST, find_columns, is_parted

PAGE_NUMBER = re.compile(
    r"[-—–·•.\s]*\d{1,4}[-—–·•.\s]*|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_UNIT = re.compile(r"[年月日时个万亿％%倍项家名人种多余周岁]")
CAPTION = re.compile(
    r"(?:图|表|Fig\.?|Figure|Table)\s*\d{1,2}(?:[-.－—]\d{1,2})*(?:[\s:：.．]+|(?=[^\s，。；、）]))"
    r"(?!所示|显示|中|可|给出|展示|反映|表明|列|为|是|和|的|呈现|报告|说明|描述|概括)[^，。；！？]{2,40}"
)
CAPTION_NOTE = re.compile(r"(?:资料|数据|图片)来源\s*[:：].{1,80}")
RULES = "—–-_─━═=*﹍﹎"
RULE = re.compile(rf"[{re.escape(RULES)}]{{4,}}")
NOTE = re.compile(r"(?:注|说明)\s*[:：].{1,80}")
ROW = re.compile(r"[^\s。；！？，]+(?:[ \t\u3000]+[^\s。；！？，]+)+")
_UNITS = re.compile(r"[（(]?(?:计量)?单位\s*[:：][^。；|]{1,20}")
_HEAD = re.compile(
    r"第\s*\d{1,3}\s*卷\s*第\s*\d{1,2}\s*期|\A第\s*\d{1,3}\s*[卷期]|第\s*\d{1,3}\s*[卷期]\Z|(?:19|20)\d\d\s*(?:年\s*)?(?:[.．,，]\s*|第)\s*\d{1,2}(?!\d)|\bVol\.|\bNo\."
    r"|\A[A-Z][A-Z\s:,.&'’-]{8,}\Z"
)
_NUMBERED = re.compile(r"\d{1,4}\s+\S.*|.*\S\s+\d{1,4}")
"""A head with the number of its page in one line."""
_ISSUE = re.compile(r"(?<!\S)第\s*\d{1,3}\s*[卷期](?!\S)|(?:19|20)\d\d\s*年\s*第\s*\d{1,2}\s*期")
_MASTHEAD = re.compile(
    rf"(?:第\s*\d{{1,3}}\s*[卷期]|[（(]?总第|(?:19|20)\d\d\s*年\s*第?\s*\d{{1,2}}\s*[期月]).*"
    rf"|[{HAN}]{{2,16}}[（(][{HAN}]{{2,8}}版[）)]|(?:Journal|JOURNAL|Vol|No)\b.*"
    r"|[A-Z][a-z]{2,8}\.?,?\s*(?:19|20)\d\d"
)
TOP = 8
"""Lines at the top of a text that may name the journal, its volume, number and date."""
_MID_SENTENCE = re.compile(f"[{HAN}，、A-Za-z0-9%]$")
_CLOSES, _OPENS = re.compile(r"[）)》”]"), re.compile(r"[（(《“]")
_BLANK = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
WIDEST = 30
_SENTENCE = re.compile(r"[。；！？]")


def without_furniture(draft: Draft) -> Draft:
    """Drop page numbers, running heads and captions, also where they stand in mid-sentence.

    >>> from corpus.restoration.draft import to_draft
    >>> without_furniture(to_draft("数据成为新的\\n\\n- 12 -\\n\\n生产要素。")).value
    '数据成为新的\\n生产要素。'
    """
    lines = to_lines(draft.value)
    reasons = find_page_numbers(lines)
    reasons |= {
        at: "rule"
        for at, line in enumerate(lines)
        if line.text[0] in RULES and RULE.fullmatch(line.text)
    }
    captions = find_captions(lines)
    reasons |= captions | find_table_rows(lines, captions)
    reasons |= find_running_heads(lines, reasons)
    if reasons and is_parted(lines):
        # No page was broken where a line stands in a paragraph of which blank lines tell the end.
        reasons = {
            index: reason
            for index, reason in reasons.items()
            if lines[index].gap or (index + 1 < len(lines) and lines[index + 1].gap)
        }
    return without_lines(draft, lines, reasons)


def find_page_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """Find lines of a number alone; not one that the next line gives a unit to."""
    found = {}
    for index, line in enumerate(lines):
        if line.width > 12 or not PAGE_NUMBER.fullmatch(line.text):
            continue
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        goes_on = line.text.isdecimal() and _UNIT.match(below) and index
        if goes_on and not ends_clause(lines[index - 1].text):
            continue
        found[index] = "page number"
    return found


def find_captions(lines: Sequence[Line]) -> dict[int, str]:
    """Find the lines under figures and over tables, but those over rows that are text."""
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if line.text[0] not in "图表资数FT注说":
            continue
        noted = index - 1 in found and NOTE.fullmatch(line.text)
        captioned = CAPTION.fullmatch(line.text) and not _is_over_rows(lines, index)
        if noted or captioned or CAPTION_NOTE.fullmatch(line.text):
            found[index] = "caption"
    return found


def _is_over_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands right over rows of cells, or over the line that tells their unit."""
    below = [line.text for line in lines[index + 1 : index + 3]]
    if len(below) > 1 and _UNITS.fullmatch(below[0]):
        below = below[1:]
    return lines[index].text[0] in "表T" and bool(below) and CELLS in below[0]


def find_table_rows(lines: Sequence[Line], captions: Mapping[int, str]) -> dict[int, str]:
    """Find the rows of tables that stand, without rules, under their captions in a sentence."""
    found: dict[int, str] = {}
    for caption in captions:
        end = caption + 1
        while end < len(lines) and end not in captions and is_row(lines[end].text):
            end += 1
        cells = [len(line.text.split()) for line in lines[caption + 1 : end]]
        if lines[caption].text[0] == "表" and len(cells) > 1 and len(set(cells)) < len(cells):
            found |= dict.fromkeys(range(caption + 1, end), "table row")
    return found


def is_row(text: str) -> bool:
    """Whether a line is two cells or more; rows that a format marks as such are text."""
    return " | " not in text and bool(ROW.fullmatch(text))


def find_running_heads(lines: Lines, known: Mapping[int, str]) -> dict[int, str]:
    """Find the heads of pages: at a page's edge, or repeated inside sentences."""
    candidates = {
        index: _shape(line)
        for index, line in enumerate(lines)
        if index not in known and _may_be_head(line)
    }
    shapes = Counter(candidates.values())
    edges = {index for index, reason in known.items() if reason == "page number"}
    notes = frozenset(find_notes(lines)[0]) if edges else frozenset()
    numbered = sum(bool(find_level(line.text)) for line in lines) if edges else 0
    series = find_series([line.text for line in lines]) if edges else frozenset[int]()
    found: dict[int, str] = {}
    if 0 in candidates and len(lines) > 1 and _HEAD.search(lines[0].text):
        found[0] = "running head"
    paged = {index for index in candidates if _is_paged(lines[index].text)}
    found |= dict.fromkeys(sorted(paged | find_masthead(lines)), "running head")
    edges |= paged
    for step in (1, -1):
        for index in sorted(candidates.keys() - series - {0}, reverse=step < 0):
            line, times, at_edge = lines[index], shapes[candidates[index]], index - step in edges
            if not at_edge and times < 3:
                continue
            column = find_columns(lines)[index]
            told = times > 1 or bool(_HEAD.search(line.text))
            # A line that stops in mid-sentence fills its column; a short one is none of the text.
            stray = line.width < REST * column and _interrupts(lines, index, edges | notes)
            # Among numbered headings a title without a number, under a page number, is none.
            if not told and at_edge and numbered > 1 and step > 0:
                told = _stands_alone(lines, index, column, edges | notes)
            if (at_edge and (told or stray)) or (stray and times > 2):
                found[index] = "running head"
                edges.add(index)
    return found


def _is_paged(text: str) -> bool:
    """Whether a line is the head of a page, with the number of its page and of the issue.

    >>> _is_paged("第 4 期 甲某：论劳动 57"), _is_paged("2023 年增长 12")
    (True, False)
    """
    return bool(_NUMBERED.fullmatch(text) and _ISSUE.search(text))


def find_masthead(lines: Lines) -> set[int]:
    """Find the lines over the title that name the journal and its issue."""
    end = 0
    while end < min(TOP, len(lines) - 1) and _MASTHEAD.fullmatch(lines[end].text):
        end += 1
    told = any(_HEAD.search(line.text) for line in lines[:end])
    return set(range(end)) if told else set()


def _may_be_head(line: Line) -> bool:
    return (
        line.width <= 2 * WIDEST
        and CELLS not in line.text
        and not _SENTENCE.search(line.text)
        and (line.width <= WIDEST or width(_BLANK.sub("", line.text)) <= WIDEST)
        and not find_level(line.text)
    )


def _shape(line: Line) -> str:
    return _DIGITS.sub("0", _BLANK.sub("", line.text)).rstrip("：:")


def _stands_alone(lines: Sequence[Line], index: int, column: float, edges: Collection[int]) -> bool:
    """Whether a line is like a title, short, between two paragraphs."""
    line = lines[index]
    above = next((lines[at] for at in range(index - 1, -1, -1) if at not in edges), None)
    below = lines[index + 1] if index + 1 < len(lines) else None
    if above is None or below is None or line.width >= REST * column or not is_title(line.text):
        return False
    return ends_sentence(above.text) and (below.indent >= INDENT or find_level(below.text) > 0)


def _interrupts(lines: Sequence[Line], index: int, edges: Collection[int]) -> bool:
    """Whether the text above stops in mid-sentence, and the text below can go on with it."""
    above, below = index - 1, index + 1
    while above >= 0 and above in edges:
        above -= 1
    while below < len(lines) and below in edges:
        below += 1
    if above < 0 or not _MID_SENTENCE.search(lines[above].text) or below == len(lines):
        return False
    if _CLOSES.search(lines[index].text) and not _OPENS.search(lines[index].text):
        return False
    return lines[below].indent < INDENT and not find_level(lines[below].text)
