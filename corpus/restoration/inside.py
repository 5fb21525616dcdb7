"""Whether two lines are one because of the brackets and quotation marks about their seam."""

from __future__ import annotations

import re

from corpus.restoration.lines import STARTS_CLOSED

CLOSED = re.compile(r"[^（）《》]*[）》]")
"""Goes on inside brackets that opened in the line above."""
OPENERS = "《“‘（〈「『【〔"
"""What they open stands in the next line."""
LONG = 200
"""What is as long and ends with a full stop has closed its brackets."""


def goes_inside(above: str, below: str) -> bool:
    """Whether two lines are one because of what the first ends or the second begins with."""
    return above[-1] in OPENERS or below[0] in STARTS_CLOSED


def is_inside(above: str, below: str) -> bool:
    """Whether a line goes on inside the brackets that are open at the end of the one above.

    >>> is_inside("（责任单位：市科技局、", "市财政局）"), is_inside("见附录（略）。", "（二）保障")
    (True, False)
    """
    if ("（" not in above and "《" not in above) or (len(above) > LONG and above[-1] == "。"):
        return False
    opened = above.rfind("（") > above.rfind("）") or above.rfind("《") > above.rfind("》")
    return opened and bool(CLOSED.match(below))
