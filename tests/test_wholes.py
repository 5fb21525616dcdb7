"""A whole includes parts, a kind of thing includes kinds."""

from __future__ import annotations

import pytest
import spacy

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.wholes import set_wholes
from extract.model import Qualifiers
from extract.resources import HERE


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦乡村生产力|ProductiveForce⟧包括⟦茶农|Factor⟧", "has_part"),
        ("⟦乡村生产力|ProductiveForce⟧主要包括⟦工具|Factor⟧、⟦茶农|Factor⟧", "has_part"),
        ("⟦茶业产值|Indicator⟧包括⟦采摘|Process⟧", "has_part"),
        ("⟦茶业体系|Industry⟧涵盖⟦炒制业|Industry⟧", "has_part"),
        ("⟦茶叶市场|Concept⟧包含⟦拍卖市场|Concept⟧", "is_a"),
        ("⟦乡村生产力|ProductiveForce⟧包括⟦茶业生产力|ProductiveForce⟧", "is_a"),
        ("⟦茶农|Factor⟧包括⟦采茶工|Factor⟧", "is_a"),
        ("⟦乡村生产力|ProductiveForce⟧得到发展，⟦茶农|Factor⟧", "is_a"),
        ("⟦茶农|Factor⟧是⟦乡村生产力|ProductiveForce⟧", "is_a"),
    ],
)
def test_what_a_whole_includes_is_a_part_of_it(marked: str, expected: str) -> None:
    text, mentions = to_mentions(marked)
    whole, part = mentions[0], mentions[-1]
    (found,) = set_wholes(text, [Found(part, "is_a", whole, "r", Qualifiers(), (0, 1))])
    ends = (whole, part) if expected == "has_part" else (part, whole)
    assert (found.head, found.relation, found.tail) == (ends[0], expected, ends[1])


def test_a_part_that_is_stated_already_is_not_stated_twice() -> None:
    text, (whole, part) = to_mentions("⟦乡村生产力|ProductiveForce⟧包括⟦茶农|Factor⟧")
    stated = Found(whole, "has_part", part, "r", Qualifiers(), (0, 1))
    kind = Found(part, "is_a", whole, "r", Qualifiers(), (0, 1))
    earlier = Found(None, "is_a", whole, "r", Qualifiers(), (0, 1), earlier=True)
    assert set_wholes(text, [stated, kind, earlier]) == (stated, earlier)


def test_the_elements_of_productive_forces_are_parts_of_it() -> None:
    doc = spacy.load(HERE / "zh_xinzhi")("新质生产力包括新型劳动者、新型劳动资料和新型劳动对象。")
    assert {(one.head.text, one.relation) for one in doc._.relations} == {
        ("新质生产力", "has_part")
    }
