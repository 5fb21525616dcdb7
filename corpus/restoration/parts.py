"""A sentence that is too long for one in, parts of it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1500
"""Characters that a sentence may have; a longer one is no sentence but a text without stops.

What is found in it quotes it whole, so that without a limit work and output grow with the square.
The longest sentence in 89 reports and essays (33,457 sentences) has 532.
"""
_BREAKS = tuple(map(re.compile, ("[；;]", r"，|,(?!\d)", "[、：]", r"\s", "[^0-9A-Za-z.%]")))


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the bounds of a sentence, in parts of up to `LONGEST` characters where it has more.

    A part ends after a semicolon, else a comma, else another sign, else white space; it is at least
    half as long as it may be. No number and no Latin word is cut where anything else can be.
    """
    while end - start > LONGEST:
        part = text[start : start + LONGEST]
        at = next((found[-1] for sign in _BREAKS if (found := _find_after(sign, part))), len(part))
        yield start, start + len(part[:at].rstrip())
        start += at
        while text[start].isspace():
            start += 1
    yield start, end


def _find_after(sign: re.Pattern[str], part: str) -> list[int]:
    """Find where each of the signs ends in the later half of a part."""
    return [found.end() for found in sign.finditer(part, LONGEST // 2)]
