"""The marks that items of a list begin with."""

from __future__ import annotations

import re

BULLETS = "-*+•·●○■□◆◇▪▶➢✓"
BULLET = re.compile(rf"[{re.escape(BULLETS)}][ \t\u3000]+(?=\S)")
NUMBER = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")


def is_item(text: str) -> bool:
    """Whether a line begins an item of a list.

    >>> is_item("- 劳动者"), is_item("• 劳动资料"), is_item("-5%的增速")
    (True, True, False)
    """
    if text[0] in BULLETS:
        return bool(BULLET.match(text))
    return text[0].isdecimal() and bool(NUMBER.match(text))
