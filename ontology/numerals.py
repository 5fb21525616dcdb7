"""Chinese numerals in, their values out; parts of a whole and neighbours written plainly."""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
# 千 and 百 begin units too: 千瓦, 千克, 百分点.
SCALE = "(?:[十万亿]|千(?![瓦克米卡赫])|百(?!分点))"
CHINESE = f"(?:[零〇一二两三四五六七八九]|{SCALE})"
_DIGIT = "[零〇一二两三四五六七八九]"
_NUMBER = rf"(?:{CHINESE}+|[0-9]+(?:\.[0-9]+)?)"
_DECIMAL = re.compile(f"({CHINESE}+)点({_DIGIT}+)")
_SHARE = re.compile(rf"(?P<whole>{_NUMBER})分之(?P<part>{_NUMBER})")
_NEIGHBOURS = re.compile(f"(?<!{_DIGIT})({_DIGIT})({_DIGIT})(?!{_DIGIT}|点)")


def to_integer(text: str) -> int:
    """Give the value of a Chinese numeral.

    >>> to_integer("一亿三千万"), to_integer("百亿"), to_integer("二〇二三")
    (130000000, 10000000000, 2023)
    """
    for character, scale in reversed(SCALES.items()):
        head, found, tail = text.rpartition(character)
        if found:
            return (to_integer(head) if head else 1) * scale + to_integer(tail)
    return int("".join(str(DIGITS[character]) for character in text) or "0")


def with_figures(text: str) -> str:
    """Write decimals in figures and parts of a whole as percent, to two places if they do not end.

    >>> with_figures("二点五倍"), with_figures("百分之七点五"), with_figures("超过三分之二")
    ('2.5倍', '7.5%', '超过66.67%')
    >>> with_figures("三分之一"), with_figures("十分之三以上")
    ('约33.33%', '30%以上')
    """
    text = _DECIMAL.sub(_to_decimal, text)
    return _SHARE.sub(_to_percent, text)


def _to_decimal(found: re.Match[str]) -> str:
    return f"{to_integer(found[1])}.{''.join(str(DIGITS[digit]) for digit in found[2])}"


def _to_percent(found: re.Match[str]) -> str:
    whole, part = (
        Decimal(text) if text[0].isascii() else Decimal(to_integer(text))
        for text in found.group("whole", "part")
    )
    if not whole:
        return found[0]
    share = part * 100 / whole
    if share == share.quantize(Decimal("0.0001")):
        return f"{share.normalize():f}%"
    # A bound that is worded says more.
    return f"{'' if found.start() else '约'}{share.quantize(Decimal('0.01')):f}%"


def to_neighbours(text: str) -> tuple[str, str] | None:
    """Give both readings of two digits side by side that follow each other, else None.

    >>> to_neighbours("三四百人"), to_neighbours("二〇二三年"), to_neighbours("五八个")
    (('三百人', '四百人'), None, None)
    """
    found = _NEIGHBOURS.search(text)
    if found is None or DIGITS[found[1]] + 1 != DIGITS[found[2]] or not DIGITS[found[1]]:
        return None
    head, tail = text[: found.start()], text[found.end() :]
    return f"{head}{found[1]}{tail}", f"{head}{found[2]}{tail}"
