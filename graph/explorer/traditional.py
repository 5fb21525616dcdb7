"""Which traditional characters ask for which simplified ones of the names that are searched."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from corpus import to_simplified

HAN = range(0x3400, 0xA000)
"""The code points of which a traditional form may be asked."""


def to_traditional(names: Iterable[str]) -> list[str]:
    """Give the traditional characters that may stand for one in `names`, and that for each.

    >>> to_traditional(["数据"])
    ['據數', '据数']
    """
    wanted = set(to_simplified("".join(names)))
    found = [(other, plain) for other, plain in _pairs() if plain in wanted]
    return ["".join(other for other, _ in found), "".join(plain for _, plain in found)]


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Give each character that is not simplified, and the one that is."""
    # Between line breaks each is converted by itself, not as a part of a phrase.
    characters = "\n".join(map(chr, HAN))
    pairs = zip(characters, to_simplified(characters), strict=True)
    return tuple((other, plain) for other, plain in pairs if other != plain)
