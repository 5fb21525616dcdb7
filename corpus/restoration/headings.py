"""Whether a line is a heading, and of which level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.restoration.lines import CELLS, HAN, width

LONGEST = 50
MARKED = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
_UNIT = "(?:[万亿个倍元吨米岁届家户项人次年月日时]|公里|百分点|平方|千瓦)"
NUMBERED = (
    (re.compile(rf"第(?:{_NUMERAL}|\d{{1,3}})(?:编|篇|部分|章|讲)(?=[\s：:]|$)"), 2),
    (re.compile(rf"{_NUMERAL}\s*[、．.]\s*(?=\S)"), 2),
    (re.compile(rf"第(?:{_NUMERAL}|\d{{1,3}})节(?=[\s：:]|$)"), 3),
    (re.compile(rf"[（(]\s*{_NUMERAL}\s*[）)]\s*(?=\S)"), 3),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s*(?=[^\s\d.])"), 4),
    (re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.?\s+(?!{_UNIT})(?=[{HAN}“《A-Za-z])"), 3),
    (re.compile(rf"\d{{1,2}}\s*[.．、]\s*(?=[{HAN}“《A-Za-z])"), 4),
    (re.compile(rf"[（(]\s*\d{{1,2}}\s*[）)]\s*(?=[{HAN}“《])"), 5),
)
_SPACED = re.compile(rf"(\d{{1,2}})[ \u3000]+(?!{_UNIT})[{HAN}“《][^，。；！？\d]*")
_BEGINS = "第（(一二三四五六七八九十0123456789"
_NO_END = re.compile(r"[。；;，,、：:…]$")
_INNER_END = re.compile(r"[。；！？](?=.)")
_OPEN = re.compile(r"[（(《“][^）)》”]*$")


def find_level(text: str) -> int:
    """Give the level of the heading that `text` is by its mark or number, 0 where it is none.

    >>> [find_level(text) for text in ("# 引言", "一、内涵", "（二）特征", "3. 路径", "一是创新。")]
    [1, 2, 3, 4, 0]
    """
    if text[0] == "#" and (match := MARKED.match(text)):
        return len(match[1])
    return find_numbered(text) if text[0] in _BEGINS else 0


def find_numbered(text: str) -> int:
    """Give the level that a heading's number tells, 0 where it is no numbered heading."""
    if text[0] not in _BEGINS or len(text) > 2 * LONGEST or width(text) > LONGEST:
        return 0
    if _NO_END.search(text) or _INNER_END.search(text) or CELLS in text:
        return 0
    return next((level for pattern, level in NUMBERED if pattern.match(text)), 0)


def find_number(text: str) -> int:
    """Give the level that the number before a line tells, whether or not the line is a heading.

    >>> find_number("（二）推动产业升级。要培育"), find_number("3.5亿元"), find_number("动能")
    (3, 0, 0)
    """
    if text[0] not in _BEGINS:
        return 0
    return next((level for pattern, level in NUMBERED if pattern.match(text)), 0)


def find_series(texts: Sequence[str]) -> frozenset[int]:
    """Find the headings that a number and a space begin: those with a neighbour in the series.

    >>> sorted(find_series(["1 引言", "动能在变。", "2 文献回顾", "7 某某学刊"]))
    [0, 2]
    """
    numbers = {
        at: int(match[1])
        for at, text in enumerate(texts)
        if text[0].isdecimal() and len(text) < LONGEST and (match := _SPACED.fullmatch(text))
    }
    told = set(numbers.values())
    return frozenset(at for at, number in numbers.items() if told & {number - 1, number + 1})


def is_spaced(text: str) -> bool:
    """Whether a line may be a heading that a number and a space begin.

    >>> is_spaced("0  引  言"), is_spaced("3 月，")
    (True, False)
    """
    return text[0].isdecimal() and len(text) < LONGEST and bool(_SPACED.fullmatch(text))


def has_inner_end(text: str) -> bool:
    """Whether a sentence ends before the end of `text`."""
    return bool(_INNER_END.search(text))


def is_open_heading(text: str) -> bool:
    """Whether a heading's line ends where no heading does (inside brackets, after a comma).

    >>> is_open_heading("（三）以创新为引领，"), is_open_heading("二、特征")
    (True, False)
    """
    return bool(re.search(r"[，、：（《“—]$", text) or _OPEN.search(text)) or is_open_title(text)


def is_open_title(text: str) -> bool:
    """Whether the title of an official document lacks what it is about or what it is.

    >>> is_open_title("关于印发实施"), is_open_title("关于印发实施办法的通知")
    (True, False)
    """
    return "关于" in text and not _TYPE.search(text)


def completes_title(above: str, below: str) -> bool:
    """Whether two lines are the title of one official document, which names its kind at the end.

    >>> completes_title("青榆市人民政府关于振兴茶业", "促进茶农增收的意见")
    True
    >>> completes_title("关于本文", "总体思路")
    False
    """
    if not is_open_title(above) or len(above) < 8 or not (is_title(above) and is_title(below)):
        return False
    return bool(_OFFICIAL.search(below))


_OFFICIAL = re.compile(
    r"(?:通知|意见|意見|决定|決定|办法|辦法|方案|规定|規定|公告|公报|批复|函|通报|决议|条例|細則|细则|规划|規劃|纲要)$"
)
_TYPE = re.compile(
    r"(?:通知|意见|报告|决定|办法|方案|规定|公告|公报|批复|函|通报|决议|说明|讲话|条例|建议|请示|纪要|细则|规划|纲要|问题"
    r"|研究|思考|探讨|分析|评述|讨论|回顾|任务|[）)？?。])$"
)
_TITLE = re.compile(rf"[{HAN}A-Za-z0-9“”‘’《》〈〉、，：:；·—\-+＋（）() \u3000]+[？?]?")
_ASIDE = re.compile(
    r"(?:各位|同志|尊敬的|女士|朋友)[^，。：:]{0,12}(?:[！!]|[：:，].*)|(?:记者|问|答|主持人|采访者|受访者)\s*[：:].*|[（(].*[）)]|.*\d\s*年\s*\d{1,2}\s*月.*|[\d\s年月日.－-]+|[一二三四五六七八九十][是要]"
    # A question of the text, not of its title.
    r"|(?:那么?|可是?|但是?|然而|难道|试问|请问|所以|于是|这)(?!样|类|个|种).*[？?]|.*[呢吗吧么嘛][？?]"
)


def is_title(text: str, widest: float = 0) -> bool:
    """Whether `text` may be a heading without a number: short (or up to `widest`), no sentence.

    >>> is_title("结语"), is_title("各位代表："), is_title("（2023年3月5日）")
    (True, False, False)
    """
    return (
        width(text) <= max(30, widest)
        and bool(_TITLE.fullmatch(text))
        and bool(re.search(f"[{HAN}]", text))
        and not _NO_END.search(text)
        and not _ASIDE.fullmatch(text)
    )
