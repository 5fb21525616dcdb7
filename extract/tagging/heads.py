"""Words that end terms, with the classes such terms mostly have, from general knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

HEADS = Path(__file__).with_name("heads.tsv")
LONGEST = 5


@cache
def load_heads() -> Mapping[str, tuple[str, ...]]:
    """Load the classes of each head."""
    heads: dict[str, tuple[str, ...]] = {}
    for line in HEADS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, class_ = line.split("\t")
            heads[head] = (*heads.get(head, ()), class_)
    return heads


def find_ending(term: str) -> tuple[str, tuple[str, ...]] | None:
    """Give the longest head that a term ends with, and its classes.

    >>> find_ending("社区卫生院")
    ('卫生院', ('Organization',))
    """
    heads = load_heads()
    for start in range(max(0, len(term) - LONGEST), len(term)):
        if term[start:] in heads:
            return term[start:], heads[term[start:]]
    return None
