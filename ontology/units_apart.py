"""Numbers whose unit stands apart from them, in the words of what they measure: names with both.

In a table `产量（万吨）` heads the column of 12.5, which is 12.5万吨.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract import Extraction, Mention
from ontology.quantities import is_unit

PLAIN = re.compile("[-－−+＋]?[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?")
IN_BRACKETS = re.compile("(?P<words>.+)（(?P<unit>[^（）]+)）")

LIKE_UNIT = re.compile(
    "[十百千万亿]{1,2}[^0-9十百万亿分%（）()，、/]{1,4}|[^0-9（）()，、/]{1,4}/[^0-9（）()，、/]{1,4}"
)
"""The form of units that no list has: 万芯公里, 吨/公顷."""

Spot = tuple[int, int, int]
"""A sentence, and the characters of a mention in it."""


def find_units(extractions: Iterable[Extraction]) -> Mapping[Spot, str]:
    """Give the unit of each plain number whose value's measure is or ends with one."""
    units: dict[Spot, str] = {}
    for extraction in extractions:
        for one in extraction.relations:
            if one.relation == "has_value" and PLAIN.fullmatch(one.tail.text):
                _, unit = split_measure(one.qualifiers.measure)
                if unit:
                    units.setdefault(to_spot(one.tail), unit)
    return units


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
