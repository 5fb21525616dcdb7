"""Numbers in a list that share a unit are quantities each: 52.3、8.1万吨 are two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.candidate import Candidate

NUMBER = "[-－−+＋]?[0-9][0-9,.]*个?"
LIST = re.compile(f"{NUMBER}(?:(?:[、和与及]|以及){NUMBER})+[^0-9、和与及]*")
MEMBER = re.compile(f"{NUMBER}(?:[^0-9、和与及]*$)?")
"""A list of numbers of which the last has a unit, and a member of it."""


def split_lists(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give candidates with each quantity that is a list of numbers as its members.

    >>> text = "分别为52.3、8.1和120.5万吨"
    >>> members = split_lists(text, [Candidate(3, 19, "Quantity", "tagger")])
    >>> [text[one.start : one.end] for one in members]
    ['52.3', '8.1', '120.5万吨']
    """
    for one in found:
        if one.class_ == "Quantity" and LIST.fullmatch(text, one.start, one.end):
            for member in MEMBER.finditer(text, one.start, one.end):
                yield replace(one, start=member.start(), end=member.end())
        else:
            yield one
