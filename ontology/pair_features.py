"""Two keys in; what differs between them, as named features, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

NUMERAL = re.compile("[0-9零一二三四五六七八九十百]+")
LONG = 4
"""Characters from which a piece is only long."""

Cut = tuple[str, str, str, str]
"""What both begin with, what each has in the middle, what both end with."""


def cut_common(short: str, long: str) -> Cut:
    """Cut off what both begin with, then what the rest of both ends with.

    >>> cut_common("融资平台", "融资担保平台")
    ('融资', '', '担保', '平台')
    """
    least = min(len(short), len(long))
    start = next((at for at in range(least) if short[at] != long[at]), least)
    rest = least - start
    end = next((at for at in range(rest) if short[-1 - at] != long[-1 - at]), rest)
    begins, ends = long[:start], long[len(long) - end :]
    return begins, short[start : len(short) - end], long[start : len(long) - end], ends


def differ_in_numbers(left: str, right: str) -> bool:
    """Whether the numerals of the two, in their order, are not the same: never one thing."""
    return NUMERAL.findall(left) != NUMERAL.findall(right)


def to_features(left: str, right: str, one_class: bool) -> Mapping[str, float]:
    """Give the features of a pair of keys, whichever comes first; those that it lacks are 0.

    Names of features tell in words what differs: `order` (same characters), `more` (one has a piece
    more, and where), `short` (one has some of the other's characters in their order), `other` (a
    piece stands for another).
    """
    short, long = sorted((left, right), key=lambda key: (len(key), key))
    begins, less, more, ends = cut_common(short, long)
    features = {
        "one class": float(one_class),
        "length": min(len(short), 2 * LONG) / LONG,
        "begins alike": len(begins) / len(short),
        "ends alike": len(ends) / len(short),
    }
    if Counter(short) == Counter(long):
        features |= _order(less, more, begins, ends)
    elif not less:
        features |= _more(more, begins, ends)
    elif is_within(short, long):
        features |= _short(short, long)
    else:
        features |= _other(less, more, ends)
    return features


def _order(less: str, more: str, begins: str, ends: str) -> Mapping[str, float]:
    turned = any(less[at:] + less[:at] == more for at in range(1, len(less)))
    return {
        "order": 1.0,
        f"order of {min(len(less), 2 * LONG)}": 1.0,
        "order, turned round": float(turned),
        "order, before a head": float(bool(ends)),
        "order, behind a modifier": float(bool(begins)),
        f"order, last {''.join(sorted((less[-1:], more[-1:])))}": 1.0,
        f"order, first {''.join(sorted((less[:1], more[:1])))}": 1.0,
    }


def _more(more: str, begins: str, ends: str) -> Mapping[str, float]:
    place = "end" if not ends else "middle" if begins else "start"
    return {
        "more": 1.0,
        f"more at {place}": 1.0,
        f"more at {place}, {min(len(more), LONG)}": 1.0,
        f"more {more}": 1.0,
        f"more {more} at {place}": 1.0,
        f"more …{more[-1]}": float(len(more) > 1),
        f"more {more[0]}…": float(len(more) > 1),
        f"more before {ends[:1]}": float(bool(ends)),
    }


def _short(short: str, long: str) -> Mapping[str, float]:
    return {
        "short": 1.0,
        "short, initials": float(long[::2] == short),
        "short, first and last": float(long[0] == short[0] and long[-1] == short[-1]),
        f"short by {min(len(long) - len(short), LONG)}": 1.0,
        "short, share": len(short) / len(long),
    }


def _other(less: str, more: str, ends: str) -> Mapping[str, float]:
    common = sum((Counter(less) & Counter(more)).values())
    place = "middle" if ends else "end"
    return {
        "other": 1.0,
        f"other at {place}, {min(len(less), LONG)} {min(len(more), LONG)}": 1.0,
        "other, common": common / len(more),
        "other, all of the shorter": float(common == len(less)),
        f"other {' '.join(sorted((less, more)))}": 1.0,
    }


def is_within(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order."""
    rest = iter(long)
    return all(character in rest for character in short)
