"""Where the clauses and sentences of a text begin and end."""

from __future__ import annotations

import re

CLAUSE = re.compile("[，。；：！？]")
SENTENCE = re.compile("[。；！？]")
"""The marks that end a clause, and those that end a sentence or a part of one."""


def find_start(mark: re.Pattern[str], text: str, at: int) -> int:
    """Find where the clause or sentence of the character `at` begins: after the mark before it.

    >>> find_start(CLAUSE, "茶园扩大，产量提高。", 6)
    5
    """
    return max((one.end() for one in mark.finditer(text, 0, at)), default=0)


def find_clause(text: str, at: int) -> tuple[int, int]:
    """Find the clause of the character `at`, without the mark that ends it.

    >>> find_clause("茶园扩大，产量提高。", 6)
    (5, 9)
    """
    end = CLAUSE.search(text, at)
    return find_start(CLAUSE, text, at), end.start() if end else len(text)
