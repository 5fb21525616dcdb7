"""What a definition tells of its class is told of what it defines."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.definitions import set_defined
from extract.model import Qualifiers

DEFINED = "⟦云茶园⟧是以⟦数据⟧为支撑、以⟦品质⟧为内核的⟦茶园新形态⟧，"


@pytest.mark.parametrize(
    ("marked", "ends", "relation", "expected"),
    [
        (DEFINED, ("数据", "茶园新形态"), "promotes", ("数据", "云茶园")),
        (DEFINED, ("茶园新形态", "品质"), "has_feature", ("云茶园", "品质")),
        (DEFINED, ("云茶园", "茶园新形态"), "is_a", ("云茶园", "茶园新形态")),
        (DEFINED, ("云茶园", "品质"), "has_feature", ("云茶园", "品质")),
        (
            "⟦云茶园⟧，是指以⟦数据⟧为支撑的⟦茶园⟧。",
            ("数据", "茶园"),
            "promotes",
            ("数据", "云茶园"),
        ),
        (
            "⟦云茶园⟧（简称云园）是一种以⟦数据⟧为支撑的⟦茶园⟧。",
            ("数据", "茶园"),
            "promotes",
            ("数据", "云茶园"),
        ),
        # No definition, none of this thing, or a class that goes on.
        ("县里建成以⟦数据⟧为支撑的⟦茶园⟧。", ("数据", "茶园"), "promotes", ("数据", "茶园")),
        (
            "⟦云茶园⟧带动以⟦数据⟧为支撑的⟦茶业⟧。",
            ("数据", "茶业"),
            "promotes",
            ("数据", "茶业"),
        ),
        (
            "⟦云茶园⟧是以⟦数据⟧为支撑的⟦茶业⟧龙头。",
            ("数据", "茶业"),
            "promotes",
            ("数据", "茶业"),
        ),
        (
            "⟦云茶园⟧是以小见大的样板；以⟦数据⟧为支撑的⟦茶业⟧。",
            ("数据", "茶业"),
            "promotes",
            ("数据", "茶业"),
        ),
    ],
)
def test_a_definition_tells_of_what_it_defines(
    marked: str, ends: tuple[str, str], relation: str, expected: tuple[str, str]
) -> None:
    text, mentions = to_mentions(marked)
    named = {text[one.start : one.end]: one for one in mentions}
    found = Found(named[ends[0]], relation, named[ends[1]], "r", Qualifiers(), (0, 1))
    (said,) = set_defined(text, mentions, [found])
    assert said.head is not None
    assert (
        text[said.head.start : said.head.end],
        text[said.tail.start : said.tail.end],
    ) == expected


def test_what_is_told_of_both_is_told_once() -> None:
    text, mentions = to_mentions(DEFINED)
    defined, data, _, class_ = mentions
    both = [
        Found(data, "promotes", defined, "r", Qualifiers(), (0, 1)),
        Found(data, "promotes", class_, "s", Qualifiers(), (0, 1)),
    ]
    assert set_defined(text, mentions, both) == (both[0],)
