"""What a value is compared with, neither its time nor its place: 与2020年相比, 高于全国."""

from __future__ import annotations

import re

from extract.pairs.view import View

AGAINST = re.compile(
    "(?:占(?:到|了|去)?|[高低多少快慢强大小优][于过]|[高低]出|超过|领先于?|落后于|相当于|比|较)$"
)
"""Words before a place whose value another one is compared with, or is a share of."""

BASE = re.compile("(?:相当于|是|[为达占]|达到)$")
TIMES = re.compile("[^，。；、]*(?:倍|分之[^，。；、]*|%|％|半|成)$")
"""Words before a place, and values, that tell how many times what the place has."""

OWN = re.compile("(?:左右|上下|以上|以下)?的[^，。；]{0,6}水平")
"""Words behind a value that is that of the place before it."""


def is_time_compared_with(view: View, item: int) -> bool:
    """Tell whether a value is compared with a time: 与2020年相比."""
    before = view.text[: view.starts[item]].endswith(("与", "同", "和", "跟"))
    return before and view.text.startswith(("相比", "相较", "比较"), view.ends[item])


def is_place_compared_with(view: View, item: int, tail: int) -> bool:
    """Tell whether a value, the item `tail`, is compared with a place, or a share of what it has.

    So it is in 高于全国1.5个百分点, 占全国的比重为7% and 是全国的3倍; but in 低于全国3人的平均水平
    and 低于全国的3人 the value is the place's own.
    """
    start, behind = view.starts[item], view.ends[item]
    between = view.text[behind : view.starts[tail]] if behind <= view.starts[tail] else None
    if between == "的" and BASE.search(view.text, 0, start):
        whole = view.text.endswith("占", 0, start)
        return whole or TIMES.fullmatch(view.text, view.starts[tail], view.ends[tail]) is not None
    if not AGAINST.search(view.text, 0, start):
        return False
    if between == "":
        return not OWN.match(view.text, view.ends[tail])
    return between != "的"
