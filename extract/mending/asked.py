"""What a sentence only asks: 茶旅能否成为新的支柱 does not tell that it is one.

Annotators leave out what a question asks, be it put directly or within another sentence; where the
sentence goes on to tell what the answer depends on, they take it as possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.clauses import SENTENCE, find_clause, find_start
from extract.match import Found

ASKING = re.compile(
    "(?<![把将])(?:能否|可否|会否|应否|是否|能不能|会不会|要不要|可不可以|应不应该|该不该|是不是|算不算)"
)
"""Words before a verb that ask whether, but not those of what is weighed: 把是否达标作为前提."""

WHATEVER = re.compile("无论|不论|不管|难道|岂|何尝|莫非")
"""Words that make no question of what follows them."""

RHETORICAL = re.compile(f"{WHATEVER.pattern}|怎能|哪能|焉能|安能|谁(?:还敢|不)|还是")
"""Words of a question that tells what it seems to ask, or asks only which of two."""

WEIGHED = re.compile(
    "取决于|在于|关键|看|决定|检验|衡量|判断|判别|标准|标志|依据|考验|前提|条件|不仅|也就是"
)
"""Words between a thing and what is asked to weigh it: 检验农机好坏，看它能否省工."""

DECIDED = re.compile("取决于|在于|[要还先关键]看|有赖于|关系到?|决定[了着]?|事关|关乎|影响")
"""Words after a question that tell what its answer depends on, or what depends on it."""


def drop_asked(text: str, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Give what is found without what a clause that ends in ？ or asks whether tells of its own."""
    return tuple(kept for one in founds for kept in _keep(text, one))


def _keep(text: str, found: Found) -> Iterator[Found]:
    last = max(one.start for one in (found.head, found.tail) if one)
    start, end = find_clause(text, last)
    if text.startswith("？", end):
        if RHETORICAL.search(text, start, end):
            yield found
    elif not _asks_whether(text, found, start, last):
        yield found
    elif DECIDED.search(text, end, _find_end(text, end)):
        yield replace(
            found, qualifiers=replace(found.qualifiers, modality="possible", polarity="positive")
        )


def _asks_whether(text: str, found: Found, start: int, last: int) -> bool:
    """Tell whether a clause asks whether what is found in it up to its last end is so."""
    asking = ASKING.search(text, start, last)
    if asking is None or DECIDED.search(text, asking.end(), last):
        return False
    since = min(one.end for one in (found.head, found.tail) if one)
    if found.relation == "depends_on":
        since = find_start(SENTENCE, text, start)
    elif since > asking.start():
        since = start
    return not (
        WHATEVER.search(text, start, asking.start()) or WEIGHED.search(text, since, asking.start())
    )


def _find_end(text: str, at: int) -> int:
    mark = SENTENCE.search(text, at)
    return mark.start() if mark else len(text)
