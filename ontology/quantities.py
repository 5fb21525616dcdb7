"""Wordings of quantities in; numbers with unit and bound out, where they can be computed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from ontology.model import Bound
from ontology.numerals import (
    CHINESE,
    SCALE,
    SCALES,
    to_integer,
    to_neighbours,
    with_figures,
)

UNITS = Path(__file__).with_name("units.toml")
DASH = "—+|–|-|~|至|到"
_TAIL = f"(?:(?!{SCALE})[^0-9零〇一二两三四五六七八九])*$"


EACH = re.compile("(?P<each>(?:每[^0-9每]{1,4}?)+)(?P<rest>-?[0-9].*|[负约近超不].+)")
"""A value for each of something: 每千克8元."""

RATIO = re.compile(f"([0-9]+(?:[.][0-9]+)?|{CHINESE}+)[:∶比]([0-9]+(?:[.][0-9]+)?|{CHINESE}+)")
UPWARDS = re.compile(f"(?:成(?P<least>[百千]))?上{SCALE}(?P<rest>.*)")
SEVERAL = re.compile(f"(?:数|好?几|(?P<ten>十)几)(?P<scale>{SCALE}*)(?P<unit>.*)")
"""数百 and 几百 are from two to nine hundred, 十几 from eleven to nineteen."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as worded, the unit's IRI in QUDT if it has one, and its bound.

    `upper` is the other end of a range that `number` begins, None where it is one number.
    """

    number: Decimal
    unit: str
    unit_iri: str | None
    bound: Bound
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Units:
    """What `units.toml` says: unit wordings to IRIs, words that make a bound, idioms.

    `plain` finds the idioms that come to a bare number, which words may bound (近一半), `alone`
    what is a unit and nothing more.
    """

    iris: Mapping[str, str]
    before: Mapping[str, Bound]
    after: Mapping[str, Bound]
    idioms: Mapping[str, str]
    plain: re.Pattern[str]
    form: re.Pattern[str]
    alone: re.Pattern[str]


def to_quantity(wording: str) -> Quantity | None:
    """Give the quantity of a plain wording, or None (ordinals, words without a number).

    >>> to_quantity("超过50.2万亿元").number, to_quantity("约三成").unit
    (Decimal('50200000000000.0'), '%')
    >>> to_quantity("5%—6%").number, to_quantity("5%—6%").upper, to_quantity("翻一番").number
    (Decimal('5'), Decimal('6'), Decimal('2'))
    >>> to_quantity("每吨8元").unit, to_quantity("1.9∶1").number, to_quantity("数百家").upper
    ('元/吨', Decimal('1.9'), Decimal('900'))
    """
    text = "".join(unicodedata.normalize("NFKC", wording).split()).removeprefix("+")
    if found := EACH.fullmatch(text):
        one = to_quantity(found["rest"])
        unit = "".join(f"/{each}" for each in found["each"].split("每")[1:])
        return replace(one, unit=one.unit + unit, unit_iri=None) if one and one.unit else None
    return to_ratio(text) or to_vague(text) or _to_plain(text, _read_units())


def to_ratio(text: str) -> Quantity | None:
    """Give how many times the second of two numbers the first is; None for three and more.

    >>> to_ratio("3:2"), to_ratio("7:40:53")
    (Quantity(number=Decimal('1.5'), unit=':1', unit_iri=None, bound='exact', upper=None), None)
    """
    if (found := RATIO.fullmatch(text)) is None:
        return None
    first, second = (
        Decimal(each) if each[0].isascii() else Decimal(to_integer(each)) for each in found.groups()
    )
    if not second:
        return None
    return Quantity(round(first / second, 4).normalize(), ":1", None, "exact")


def to_vague(text: str) -> Quantity | None:
    """Give at least what 上千亿元 begins with, and what lies between the ends of 数十亿元."""
    if found := UPWARDS.fullmatch(text):
        one = to_quantity((found["least"] or text[found.start("rest") - 1]) + found["rest"])
        return replace(one, bound="at_least") if one and one.upper is None else None
    if (found := SEVERAL.fullmatch(text)) and (found["scale"] or is_unit(found["unit"])):
        rest = found["scale"] + found["unit"]
        lower, upper = (
            to_quantity(end + rest) for end in (("十一", "十九") if found["ten"] else "二九")
        )
        return _between(lower, upper)
    return None


def is_unit(text: str) -> bool:
    """Tell whether a wording is that of a unit alone, with a scale or without.

    >>> is_unit("万吨"), is_unit("亿元/年"), is_unit("同比"), is_unit("")
    (True, True, False, False)
    """
    return _read_units().alone.fullmatch(unicodedata.normalize("NFKC", text)) is not None


def _to_plain(text: str, units: Units) -> Quantity | None:
    text = units.idioms.get(text) or units.plain.sub(lambda each: units.idioms[each[0]], text)
    text = re.sub("零下|−|负(?=[0-9])", "-", text)
    if several := to_neighbours(text):
        return _between(*(_to_one(each, units) for each in several))
    text = with_figures(text)
    return _to_one(text, units) or _to_range(text, units)


def _to_range(text: str, units: Units) -> Quantity | None:
    """Give `A—B unit` or `A unit—B unit`; a scale or unit that A lacks is that of B (3至5万人)."""
    parts = re.split(DASH, text)
    if len(parts) != 2:
        return None
    upper = _to_one(parts[1], units)
    if upper is None or upper.bound != "exact":
        return None
    lower = _to_one(parts[0], units)
    if lower is not None and lower.unit == "":
        scale = "" if parts[0][-1] in SCALES else f"{SCALE}*"
        tail = re.search(f"{scale}{_TAIL}", parts[1])
        lower = _to_one(parts[0] + tail[0], units) if tail else lower
    return _between(lower, upper) if lower is not None and lower.bound == "exact" else None


def _between(lower: Quantity | None, upper: Quantity | None) -> Quantity | None:
    if lower is None or upper is None or lower.unit != upper.unit or lower.number >= upper.number:
        return None
    return replace(lower, bound="between", upper=upper.number)


def _to_one(text: str, units: Units) -> Quantity | None:
    """Give the quantity of a wording with one number."""
    found = units.form.fullmatch(text)
    if found is None:
        return None
    if found["digits"]:
        number = Decimal(found["digits"].replace(",", "")) * _scale(found["scale"])
        for digits, scale in re.findall(f"([0-9]+)({SCALE}+)", found["further"]):
            number += Decimal(digits) * _scale(scale)
    else:
        number = Decimal(to_integer(found["chinese"]))
    unit, bound = found["unit"], _bound(units, found)
    if unit == "成":
        number, unit = number * 10, "%"
    return Quantity(number * _scale(found["more_scale"]), unit, units.iris.get(unit), bound)


def _bound(units: Units, found: re.Match[str]) -> Bound:
    before, after = found["before"], found["after"] or found["more"]
    return units.before.get(before) or units.after.get(after) or "exact"


def _scale(text: str | None) -> int:
    product = 1
    for character in text or "":
        product *= SCALES[character]
    return product


@cache
def _read_units() -> Units:
    data = tomllib.loads(UNITS.read_text(encoding="utf-8"))
    iris = {wording: iri for iri, wordings in data["units"].items() for wording in wordings}
    before, after = (
        {word: bound for bound, words in data["bounds"][side].items() for word in words}
        for side in ("before", "after")
    )
    heads, tails = (
        "|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (before, after)
    )
    form = re.compile(
        f"(?P<before>{heads})?(?:(?P<digits>-?[0-9]+(?:,[0-9]{{3}})*(?:[.][0-9]+)?)(?P<scale>{SCALE}*)"
        f"(?P<further>(?:[0-9]+{SCALE}+)*)"
        f"|(?P<chinese>{CHINESE}+))(?P<more>[多余])?(?P<more_scale>{SCALE}*)"
        f"(?P<unit>[^0-9,.;:()、。+—~至到半几-]{{0,8}}?)(?P<after>{tails})?"
    )
    idioms: Mapping[str, str] = data["idioms"]
    bare = sorted((name for name, text in idioms.items() if text[0].isdigit()), key=len)
    plain = re.compile(f"(?:{'|'.join(reversed(bare))})(?=$|{tails})")
    words = sorted((*iris, *data["counts"]["words"]), key=lambda word: (-len(word), word))
    one = f"{SCALE}*(?:{'|'.join(map(re.escape, words))})"
    alone = re.compile(f"(?:{one}|{SCALE}+)(?:/{one})*")
    return Units(iris, before, after, idioms, plain, form, alone)
