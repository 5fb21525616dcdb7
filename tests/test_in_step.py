"""Values of a list belong each to its own indicator, time, place or kind."""

from __future__ import annotations

import pytest

from extract.candidate import Candidate
from extract.examples import to_mentions
from extract.match import Found
from extract.mending.in_step import keep_in_step
from extract.model import Qualifiers

KEYS = ("measure", "time", "place")


def keep(marked: str, heads: str, **told: str) -> list[tuple[str, ...]]:
    """Give what is left where each of `heads` is said to have each quantity of the text."""
    text, mentions = to_mentions(marked)
    names = {text[one.start : one.end]: one for one in mentions}
    founds = [
        Found(names[head], "has_value", tail, "r", Qualifiers(**told), (0, 1))  # type: ignore[arg-type]
        for head in heads.split()
        for tail in mentions
        if tail.class_ == "Quantity"
    ]
    return [to_row(text, one) for one in keep_in_step(text, mentions, founds)]


def to_row(text: str, one: Found) -> tuple[str, ...]:
    assert one.head is not None
    told = (getattr(one.qualifiers, key) for key in KEYS)
    ends = (text[end.start : end.end] for end in (one.head, one.tail))
    return (*ends, *(value for value in told if value))


@pytest.mark.parametrize(
    ("marked", "heads", "expected"),
    [
        (
            "⟦茶园面积|Indicator⟧、⟦茶叶产量|Indicator⟧分别为⟦3万亩|Quantity⟧、⟦2万吨|Quantity⟧",
            "茶园面积 茶叶产量",
            [("茶园面积", "3万亩"), ("茶叶产量", "2万吨")],
        ),
        (
            "⟦茶园面积|Indicator⟧、⟦茶叶产量|Indicator⟧分别增长⟦5%|Quantity⟧和下降⟦3%|Quantity⟧",
            "茶园面积 茶叶产量",
            [("茶园面积", "5%"), ("茶叶产量", "3%")],
        ),
        (
            "⟦茶园面积|Indicator⟧、⟦茶叶产量|Indicator⟧增长⟦5%|Quantity⟧和下降⟦3%|Quantity⟧",
            "茶园面积",
            [("茶园面积", "5%"), ("茶园面积", "3%")],
        ),
        (
            "⟦茶叶产量|Indicator⟧达标，⟦茶农收入|Indicator⟧上升，分别增长⟦5%|Quantity⟧和⟦8%|Quantity⟧",
            "茶叶产量 茶农收入",
            [("茶叶产量", "5%"), ("茶农收入", "8%")],
        ),
        (
            "⟦茶叶产量|Indicator⟧和⟦茶农收入|Indicator⟧分别增长⟦5%|Quantity⟧、⟦6%|Quantity⟧和⟦8%|Quantity⟧",
            "茶叶产量 茶农收入",
            [],
        ),
        (
            "⟦总产值|Indicator⟧回升，其中⟦绿茶|Factor⟧、⟦红茶|Factor⟧分别增长⟦5%|Quantity⟧和⟦8%|Quantity⟧",
            "总产值 绿茶 红茶",
            [("绿茶", "5%"), ("红茶", "8%")],
        ),
        (
            "⟦茶叶产量|Indicator⟧和⟦茶农收入|Indicator⟧均增长⟦5%|Quantity⟧",
            "茶叶产量 茶农收入",
            [("茶叶产量", "5%"), ("茶农收入", "5%")],
        ),
        (
            "⟦茶叶产量|Indicator⟧增长⟦5%|Quantity⟧，比⟦红茶产量|Indicator⟧多⟦2万吨|Quantity⟧",
            "茶叶产量 红茶产量",
            [
                ("茶叶产量", "5%"),
                ("茶叶产量", "2万吨"),
                ("红茶产量", "5%"),
                ("红茶产量", "2万吨"),
            ],
        ),
    ],
)
def test_indicators_have_the_values_in_step_with_them(
    marked: str, heads: str, expected: list[tuple[str, ...]]
) -> None:
    assert keep(marked, heads) == expected


@pytest.mark.parametrize(
    ("marked", "told", "expected"),
    [
        (
            "⟦2021年|Time⟧和⟦2022年|Time⟧，⟦产量|Indicator⟧分别为⟦3吨|Quantity⟧和⟦5吨|Quantity⟧",
            {"time": "2021年"},
            [("3吨", "2021年"), ("5吨", "2022年")],
        ),
        (
            "⟦甲县|Place⟧、⟦乙县|Place⟧的⟦产量|Indicator⟧分别为⟦3吨|Quantity⟧和⟦5吨|Quantity⟧",
            {"place": "甲县"},
            [("3吨", "甲县"), ("5吨", "乙县")],
        ),
        (
            "⟦春茶|Factor⟧和⟦秋茶|Factor⟧的⟦产量|Indicator⟧依次为⟦3吨|Quantity⟧、⟦5吨|Quantity⟧",
            {"measure": "春茶和秋茶"},
            [("3吨", "春茶"), ("5吨", "秋茶")],
        ),
        (
            "甲、乙、⟦丙三县|Place⟧⟦产量|Indicator⟧分别为⟦3吨|Quantity⟧、⟦5吨|Quantity⟧和⟦6吨|Quantity⟧",
            {"place": "丙三县"},
            [("3吨",), ("5吨",), ("6吨",)],
        ),
        (
            "⟦甲县|Place⟧和⟦乙县|Place⟧的⟦产量|Indicator⟧分别为⟦3吨|Quantity⟧、⟦5吨|Quantity⟧和⟦6吨|Quantity⟧",
            {"place": "甲县"},
            [("3吨",), ("5吨",), ("6吨",)],
        ),
        (
            "⟦甲县|Place⟧的⟦产量|Indicator⟧分别为⟦3吨|Quantity⟧和⟦5吨|Quantity⟧",
            {"place": "甲县"},
            [("3吨", "甲县"), ("5吨", "甲县")],
        ),
        (
            "⟦春茶|Factor⟧和⟦秋茶|Factor⟧丰收，⟦产量|Indicator⟧分别为⟦3吨|Quantity⟧、⟦5吨|Quantity⟧",
            {},
            [("3吨",), ("5吨",)],
        ),
        (
            "⟦2021年|Time⟧和⟦2022年|Time⟧⟦产量|Indicator⟧为⟦3吨|Quantity⟧和⟦5吨|Quantity⟧",
            {"time": "2021年"},
            [("3吨", "2021年"), ("5吨", "2021年")],
        ),
    ],
)
def test_one_indicator_has_its_values_at_what_is_in_step_with_them(
    marked: str, told: dict[str, str], expected: list[tuple[str, ...]]
) -> None:
    assert [row[1:] for row in keep(marked, "产量", **told)] == expected


def test_places_have_no_values_that_are_an_indicators() -> None:
    marked = "⟦产量|Indicator⟧不高，⟦甲县|Place⟧、⟦乙县|Place⟧分别为⟦3吨|Quantity⟧和⟦5吨|Quantity⟧"
    assert keep(marked, "产量 甲县 乙县", place="甲县") == [
        ("产量", "3吨", "甲县"),
        ("产量", "5吨", "乙县"),
    ]


def test_what_is_no_value_and_has_its_head_elsewhere_stays() -> None:
    text, mentions = to_mentions("⟦产量|Indicator⟧为⟦3吨|Quantity⟧和⟦5吨|Quantity⟧")
    other = Found(mentions[0], "is_a", mentions[1], "r", Qualifiers(), (0, 1))
    earlier = [
        Found(None, "has_value", tail, "r", Qualifiers(), (0, 1), earlier=True)
        for tail in mentions[1:]
    ]
    assert keep_in_step(text, mentions, [other]) == (other,)
    assert keep_in_step(text, mentions, [other, *earlier]) == (other, *earlier)
    assert keep_in_step(text, [Candidate(0, 2, "Indicator", "r")], []) == ()


TOLD = "⟦春茶产量|Indicator⟧⟦3吨|Quantity⟧，⟦秋茶产量|Indicator⟧⟦5吨|Quantity⟧，"
GROWN = "分别增长⟦4%|Quantity⟧和⟦6%|Quantity⟧"
IN_STEP = [("春茶产量", "4%"), ("秋茶产量", "6%")]
ALIKE = [("秋茶产量", "4%"), ("秋茶产量", "6%")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (TOLD + GROWN, IN_STEP),
        ("⟦茶叶产量|Indicator⟧⟦8吨|Quantity⟧，其中" + TOLD + GROWN, IN_STEP),
        # Three are told of, a sentence is over, each clause has its own verb.
        ("⟦茶叶产量|Indicator⟧⟦8吨|Quantity⟧，" + TOLD + GROWN, ALIKE),
        (TOLD.replace("吨|Quantity⟧，⟦秋", "吨|Quantity⟧；⟦秋") + GROWN, ALIKE),
        (TOLD + GROWN.removeprefix("分别"), ALIKE),
    ],
)
def test_values_behind_one_of_the_indicators_told_of_are_in_step_with_all(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    text, mentions = to_mentions(marked)
    heads = [one for one in mentions if one.class_ == "Indicator"]
    tails = [one for one in mentions if one.class_ == "Quantity"]
    ends = [*zip(heads, tails, strict=False), (heads[-1], tails[-2]), (heads[-1], tails[-1])]
    founds = [Found(head, "has_value", tail, "r", Qualifiers(), (0, 1)) for head, tail in ends]
    told = [to_row(text, one) for one in keep_in_step(text, mentions, founds)]
    assert told[-2:] == expected
