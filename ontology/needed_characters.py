"""A regular expression in; characters of which any label that it matches has one out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

# The parser of the standard library: no public module gives the parts of an expression.
_PARSER: Any = import_module("re._parser")


def find_needed(pattern: str) -> frozenset[str]:
    """Give characters one of which stands in whatever `pattern` matches; none where not known.

    >>> sorted(find_needed("(?<=税收)优惠?|通胀")), find_needed("..")
    (['税', '通'], frozenset())
    """
    re.compile(pattern)
    return _of_sequence(_PARSER.parse(pattern)) or frozenset()


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """All parts are needed: the fewest characters that one of them asks for."""
    known = [needed for part in parts if (needed := _of_part(*part))]
    return min(known, key=len, default=None)


def _of_part(kind: Any, value: Any) -> frozenset[str] | None:
    name = str(kind)
    if name == "LITERAL":
        return frozenset(chr(value))
    if name == "IN":
        literal = all(str(each) == "LITERAL" for each, _ in value)
        return frozenset(chr(code) for _, code in value) if literal else None
    if name == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*filter(None, branches))
    if name == "SUBPATTERN":
        return _of_sequence(value[3])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return _of_sequence(value[2]) if value[0] else None
    return _of_sequence(value[1]) if name == "ASSERT" else None
