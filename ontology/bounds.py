"""A sentence and a number in it in; what the words around the number make of it, out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ontology.model import Bound
from ontology.quantities import UNITS, to_quantity

REVERSED: Mapping[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
REACH = 12
"""How many characters before a number its bound may stand in."""

ACROSS_REACH = 24
ACROSS = re.compile(
    "(?P<word>大约|约|不超过|超过|逾|不足|不到|接近|将近|至少|不低于|不少于)(?:为|是|占|占到|相当于|达|达到)?"
    "(?!以上|以下)[^，。；：、0-9%％]{1,12}的$"
)
SHARE = re.compile("倍$|分之|[%％半]$|成$")
"""A bound, what a share is of, and the share: 约占全部产值的三成."""


@dataclass(frozen=True, slots=True)
class Around:
    """Forms of what stands right before and right after a number, and what each word makes of it.

    `breaking` names words that make nothing of numbers with these units.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    made: Mapping[str, Bound]
    breaking: Mapping[str, Sequence[str]]


def to_bound(text: str, start: int, end: int) -> Bound | None:
    """Give the bound of the number at [start, end) of a sentence, None where nothing bounds it.

    The words after it say first, then those before, then those before what it is a share of, then
    its own wording. A denied bound is the opposite one.

    >>> to_bound("占比不得低于15%", 6, 9), to_bound("达60%以上", 1, 4), to_bound("达60%", 1, 4)
    ('at_least', 'at_least', None)
    """
    own = to_quantity(text[start:end])
    if own is None:
        return None
    around = _read_around()
    if found := around.after.match(text, end):
        return around.made[found["word"]]
    found = around.before.search(text[max(0, start - REACH) : start])
    if found and own.unit not in around.breaking.get(found["word"], ()):
        made = around.made[found["word"]]
        return REVERSED.get(made) if found["denied"] else made
    across = ACROSS.search(text[max(0, start - ACROSS_REACH) : start])
    if across and SHARE.search(text[start:end]):
        return around.made[across["word"]]
    return None if own.bound == "exact" else own.bound


@cache
def _read_around() -> Around:
    bounds = tomllib.loads(UNITS.read_text(encoding="utf-8"))["bounds"]
    before, after = (_to_made(bounds[side]) for side in ("before", "after"))
    around, unlike = bounds["around"], bounds["unlike"]
    not_before = "".join(f"(?<!{word})" for word in unlike["before"])
    # 多 and 余 may begin another word: 30家多为小店.
    forms = [word if len(word) > 1 else f"{word}(?!(?![的了])\\w)" for word in _sort(after)]
    return Around(
        re.compile(
            f"(?P<denied>{_to_choice(around['denied'])})?(?P<word>{_to_choice(before)}){not_before}"
            rf"{_to_choice(around['before'])}?\Z"
        ),
        re.compile(
            f"{_to_choice(around['after'])}?(?!{_to_choice(unlike['after'])})"
            f"(?P<word>{'|'.join(forms)})"
        ),
        before | after,
        unlike["units"],
    )


def _to_made(sides: Mapping[Bound, Sequence[str]]) -> dict[str, Bound]:
    """Give what each word of one side makes of a number."""
    return {word: bound for bound, words in sides.items() for word in words}


def _to_choice(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, _sort(words)))})"


def _sort(words: Iterable[str]) -> list[str]:
    """Give the longest words first."""
    return sorted(words, key=lambda word: (-len(word), word))
