"""The choice of spans that do not overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def choose(spans: Sequence[tuple[int, int, float]], worth: float) -> list[tuple[int, int, float]]:
    """Give the spans that do not overlap and whose values above `worth` add up highest, in order.

    Weighted interval scheduling (Kleinberg and Tardos 2005, Algorithm Design, 6.1).

    >>> choose([(0, 2, 0.5), (0, 4, 0.9), (2, 4, 0.45)], 0.42)
    [(0, 4, 0.9)]
    """
    order = sorted(spans, key=lambda span: (span[1], span[0]))
    ends = [span[1] for span in order]
    values = [0.0]
    before: list[int | None] = []
    for index, (start, _, value) in enumerate(order):
        left = bisect_right(ends, start, 0, index)
        with_it = values[left] + value - worth
        before.append(left if with_it > values[-1] else None)
        values.append(max(with_it, values[-1]))
    chosen = []
    index = len(order)
    while index:
        left_or_none = before[index - 1]
        if left_or_none is None:
            index -= 1
        else:
            chosen.append(order[index - 1])
            index = left_or_none
    return sorted(chosen)
