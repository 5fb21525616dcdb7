"""Characters as the pipeline reads them: simplified, half-width, of a few kinds."""

from __future__ import annotations

from functools import cache

from corpus import to_simplified

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
HALF_WIDTH = dict(zip(map(ord, "｡｢｣､･"), "。“”、・", strict=True))
CORNERS = dict(zip(map(ord, "「」『』﹁﹂﹃﹄"), "“”‘’“”‘’", strict=True))
PLAIN = FULL_WIDTH | HALF_WIDTH | CORNERS

NUMERALS = frozenset("一二三四五六七八九十百千万亿零两〇")
UNITS_OF_TIME = frozenset("年月日时分秒")


def to_plain(text: str) -> str:
    """Give `text` in simplified characters and half-width ASCII, each character for one.

    Corner brackets become curly quotation marks: one sentence in its several spellings has one
    plain form.

    >>> to_plain("「發展」ＧＤＰ，增長５％")
    '“发展”GDP,增长5%'
    """
    return to_simplified(text).translate(PLAIN)


@cache
def kind_of(character: str) -> str:
    """Tell the kind of a plain character, in one letter.

    N Chinese numeral, T unit of time, H other Chinese, D digit, L Latin letter, A letter of another
    script, P the rest.
    """
    if character in NUMERALS:
        return "N"
    if character in UNITS_OF_TIME:
        return "T"
    if "\u4e00" <= character <= "\u9fff":
        return "H"
    if character.isdigit():
        return "D"
    if character.isalpha():
        return "L" if character.isascii() else "A"
    return "P"
