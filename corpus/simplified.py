"""Traditional characters as simplified ones, for matching; texts stay as they are."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC


def to_simplified(text: str) -> str:
    """Give `text` in simplified characters, character by character of the same length.

    >>> to_simplified("瀾江省發展新質生產力，著作權受保護")
    '澜江省发展新质生产力，著作权受保护'
    """
    converted = _converter().convert(text)
    if len(converted) == len(text):
        return str(converted)
    return "".join(_of_one(character) for character in text)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _of_one(character: str) -> str:
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character
