"""Quantities told in words alone, which no number gives away: 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.candidate import Candidate

DOUBLED = re.compile("翻番|翻(?P<done>了)?(?P<times>[一两二三四]番半?)")
"""What doubles, once or several times."""


def find_worded(text: str) -> Iterator[Candidate]:
    """Find quantities told in words, behind 翻了 without it as annotators have them.

    >>> text = "产值翻了两番，游客翻一番"
    >>> [text[one.start : one.end] for one in find_worded(text)]
    ['两番', '翻一番']
    """
    for found in DOUBLED.finditer(text):
        start = found.start("times") if found["done"] else found.start()
        yield Candidate(start, found.end(), "Quantity", "times-doubled")
