"""Numbers whose unit stands apart from them, in the words of what they measure: names with both.

In a table `产量（万吨）` heads the column of 12.5, which is 12.5万吨.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract import Extraction, Mention
from ontology.quantities import is_unit

NUMBER = "[-－−+＋]?[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?"
PLAIN = re.compile(NUMBER)
LISTED = re.compile(
    f"(?:(?:[、和与及]|以及){NUMBER}个?)*(?:[、和与及]|以及){NUMBER}(?P<unit>[^0-9，。；：、（）]{{1,8}})"
)
"""What follows a number of a list whose last one has the unit of all."""

IN_BRACKETS = re.compile("(?P<words>.+)（(?P<unit>[^（）]+)）")

LIKE_UNIT = re.compile(
    "[十百千万亿]{1,2}[^0-9十百万亿分%（）()，、/]{1,4}|[^0-9（）()，、/]{1,4}/[^0-9（）()，、/]{1,4}"
)
"""The form of units that no list has: 万芯公里, 吨/公顷."""

Spot = tuple[int, int, int]
"""A sentence, and the characters of a mention in it."""


def find_units(extractions: Iterable[Extraction]) -> Mapping[Spot, str]:
    """Give the unit of each number whose value's measure is or ends with one, or its list."""
    units: dict[Spot, str] = {}
    for extraction in extractions:
        text = extraction.sentence.text.value
        for one in extraction.relations:
            if one.relation != "has_value":
                continue
            unit = _find_listed(text, one.tail)
            if unit is None and PLAIN.fullmatch(one.tail.text):
                _, unit = split_measure(one.qualifiers.measure)
            if unit:
                units.setdefault(to_spot(one.tail), unit)
    return units


def _find_listed(text: str, number: Mention) -> str | None:
    """Give what a number lacks of the unit that the last one of its list has for all."""
    plain, counted = number.text.removesuffix("个"), number.text.endswith("个")
    found = LISTED.match(text, number.end) if PLAIN.fullmatch(plain) else None
    if found is None:
        return None
    lengths = range(len(found["unit"]), 0, -1)
    unit = next((found["unit"][:one] for one in lengths if is_unit(found["unit"][:one])), "")
    if not counted:
        return unit or None
    return unit.removeprefix("个") if unit.startswith("个") else None


def to_spot(mention: Mention) -> Spot:
    """Give where a mention stands."""
    return mention.sentence, mention.start, mention.end


def split_measure(measure: str | None) -> tuple[str | None, str | None]:
    """Give the words of a measure and its unit, either None where there is none.

    >>> split_measure("产量（万吨）"), split_measure("亿元"), split_measure("同比增长")
    (('产量', '万吨'), (None, '亿元'), ('同比增长', None))
    >>> split_measure("产量（万芯公里）"), split_measure("产值（现价）")
    (('产量', '万芯公里'), ('产值（现价）', None))
    """
    if measure is None or is_unit(measure):
        return None, measure
    found = IN_BRACKETS.fullmatch(measure)
    if found and (is_unit(found["unit"]) or LIKE_UNIT.fullmatch(found["unit"])):
        return found["words"], found["unit"]
    return measure, None
