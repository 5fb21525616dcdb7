"""Labels in; the same with what they coordinate in one order out."""

from __future__ import annotations

import re

JOINT = "(?<![缓共总饱温平调中随谐柔祥融亲])和(?![平谐解睦好约气善蔼会声服煦])"
"""和 that is a conjunction, and no part of 缓和, 和平 and their like."""
RATIO = re.compile("比[例率值重]?$")
"""What ends so tells its parts by their order."""
LONGEST = 4
"""Characters of a part beside which another has a head or a modifier of its own."""
_JOINTS = re.compile(f"、|{JOINT}")


def order_coordinates(text: str) -> str:
    """Give `text` with its coordinated parts sorted: all, those before a head, or after a modifier.

    The parts are the whole label where they are equally long. Where only the last is longer, what
    it has more is a head that all share; where only the first is, a modifier.

    >>> order_coordinates("商户和果农"), order_coordinates("果农和商户关系")
    ('商户和果农', '商户和果农关系')
    >>> order_coordinates("提高品质和产量"), order_coordinates("人和自然和谐")
    ('提高产量和品质', '人和自然和谐')
    """
    parts = _JOINTS.split(text)
    joints = [*_JOINTS.findall(text), ""]
    if len(parts) < 2 or not all(parts) or RATIO.search(text):
        return text
    head, tail = "", ""
    first, last = len(parts[0]), len(parts[-1])
    if LONGEST >= last > 1 and first > last:
        head, parts[0] = parts[0][:-last], parts[0][-last:]
    elif LONGEST >= first > 1 and last > first:
        parts[-1], tail = parts[-1][:first], parts[-1][first:]
    if len({len(part) for part in parts}) > 1:
        return text
    ordered = "".join(part + joint for part, joint in zip(sorted(parts), joints, strict=True))
    return head + ordered + tail
