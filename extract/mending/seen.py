"""What is to be seen is stated, not demanded: 也要看到，甲正在重塑乙 tells what 甲 does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.match import Found

SEEN = re.compile(
    "(?:必须|需要|要|应当|应该|应|须|需)(?:也|还|同时)?(?:清醒|充分|深刻|客观|理性)?地?(?:看到|认识到|注意到|意识到)"
)
"""Words before what is stated that sound as if it were demanded."""

DEMAND = re.compile(
    "务必|建议|唯有|只有|不能|[^主重需]要(?!素|求|么|点)|(?<![供适响反效对呼])应(?!对|用)|须|需"
)
"""Words of a demand of its own."""

GOES_ON = re.compile("正在?$")
"""What stands before the verb of what is going on."""


def set_seen(text: str, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Give what is found without demands for what is seen, or is going on already."""
    return tuple(_set(text, founds, SEEN.search(text)))


def _set(text: str, founds: Sequence[Found], seen: re.Match[str] | None) -> Iterator[Found]:
    for one in founds:
        demanded = one.qualifiers.modality == "advocated"
        stated = seen is not None and _is_stated(text, seen.end(), one.tail.start)
        if one.relation == "calls_for":
            if not stated and not GOES_ON.search(text, 0, one.trigger[0]):
                yield one
        elif stated and demanded:
            yield replace(one, qualifiers=replace(one.qualifiers, modality="asserted"))
        else:
            yield one


def _is_stated(text: str, start: int, end: int) -> bool:
    """Whether what ends before `end` is stated from `start` on without a demand of its own."""
    return start <= end and not DEMAND.search(text, start, end)
