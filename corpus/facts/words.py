"""The numbers, words and signs of references that several forms share."""

from __future__ import annotations

import re

from corpus.facts.people import TABLE
from corpus.restoration.lines import HAN

_WORDS = TABLE["references"]
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_KEPT = "，：；！？（）｜"
_FOLD = {code: sign for code, sign in _WIDE.items() if chr(code) not in _KEPT}
NUMBER = re.compile(
    r"\s*(?:[\[［〔(（【]\s*\d{1,3}\s*[\]］〕)）】]|\d{1,3}\s*[.、．](?!\d)|[①-⑳⑴-⒇㉑-㉟]|[-*•]\s"
    r"|\d{1,2}(?=\s+(?:《|参见|转引|同上|\[)))\s*"
)
POINTER = re.compile(
    rf"^(?:也可|又)?(?:{'|'.join(sorted(_WORDS['pointers'], key=len, reverse=True))})"
    r"\s*[:：]?\s*(?=.)"
)
SAME = re.compile(rf"^(?:{'|'.join(_WORDS['same'])})")
PUBLISHER = re.compile(
    rf"(?:(?P<place>[{HAN}]{{2,6}}|[A-Z][A-Za-z .]+)\s*[:：]\s*)?"
    rf"(?P<publisher>[{HAN}·]{{1,16}}?(?:{'|'.join(_WORDS['publishers'])})"
    rf"|[A-Z][A-Za-z&. ]*(?:{'|'.join(_WORDS['presses'])})(?: [A-Z][a-z]+)?)"
)
SITE = re.compile(rf"(?:{'|'.join(map(re.escape, _WORDS['sites']))})$")
URL = re.compile(r"https?://[^\s，。；、（）《》\])]+|www\.[^\s，。；、（）《》\])]+")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s，。；\]）]+")
_EDITOR = re.compile(r"\s*[（(\[【]?\s*(?:责任)?(?:编辑|校对)\s*[:：].*$")
_GAP = re.compile(
    rf"(?<=\d)\s+(?=[{HAN}])|(?<=[{HAN}])\s+(?=\d+\s*[年月日期卷页版])|(?<=第)\s+(?=\d)|(?<=年)\s+(?=第)"
)


def fold(text: str) -> str:
    """Write wide digits, letters and dots as ASCII, and close the gaps in `2023 年第 5 期`.

    >>> fold("［Ｊ］．２０２３ 年第 5 期：")
    '[J].2023年第5期：'
    """
    return _GAP.sub("", " ".join(text.translate(_FOLD).split()))


def to_wording(text: str) -> str:
    """Give a reference without the number before it and the editor's name behind it, folded.

    >>> to_wording("［１２］ 甲．论数据［Ｊ］．２０２３．（责任编辑：乙）")
    '甲.论数据[J].2023.'
    """
    folded = fold(text)
    number = NUMBER.match(folded)
    return _EDITOR.sub("", folded[number.end() if number else 0 :]).strip()
