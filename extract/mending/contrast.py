"""Which relations a sentence states of another thing than the one it begins with.

新质生产力不同于依靠资源投入的传统生产力 tells what the other one depends on.
"""

from __future__ import annotations

import re

from extract.clauses import CLAUSE
from extract.match import Found

CONTRAST = re.compile("(?:不同|有别|区别|相异)于")
"""Words between a thing and what it is told apart from."""

NOT = "".join(f"(?<!{word})" for word in ("未能", "没有", "尚未", "难以", "无法", "不能"))
ESCAPE = re.compile(f"{NOT}(?:摆脱|告别|扬弃)(?=[^、]*$)")
"""Words between a thing and what it leaves behind."""

OF_ESCAPES = frozenset({"addresses", "faces", "hinders", "transforms_into"})
"""What may be stated of a thing and what it leaves behind."""


def is_of_another(text: str, found: Found) -> bool:
    """Tell whether what is found of a head holds of what the head is told apart from, or leaves."""
    head, tail = found.head, found.tail
    if head is None or head.end > tail.start:
        return False
    between = text[head.end : tail.start]
    if CLAUSE.search(between):
        return False
    words = CONTRAST.search(between)
    if words is None and found.relation not in OF_ESCAPES:
        words = ESCAPE.search(between)
    return words is not None and found.trigger[0] >= head.end + words.start()
