"""A sum is that of all places of its list, and a share that of the part, not of the whole."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.sums import set_sums
from extract.model import Qualifiers

LIST = "⟦青榆|Place⟧、⟦白杨|Place⟧"


def tell(marked: str, place: str | None = None, measure: str | None = None) -> Qualifiers:
    """Give how the one value of a sentence is stated that was stated of the last indicator."""
    text, mentions = to_mentions(marked)
    heads = [one for one in mentions if one.class_ == "Indicator"]
    (tail,) = (one for one in mentions if one.class_ == "Quantity")
    said = Qualifiers(place=place, measure=measure)
    (one,) = set_sums(text, mentions, [Found(heads[-1], "has_value", tail, "r", said, (0, 1))])
    return one.qualifiers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (LIST + "两县共产⟦茶|Indicator⟧⟦3吨|Quantity⟧", "青榆、白杨两县"),
        (LIST + "的⟦茶产量|Indicator⟧合计⟦3吨|Quantity⟧", "青榆、白杨"),
        (LIST + "两县共有⟦茶园|Indicator⟧，合计⟦3亩|Quantity⟧", "青榆、白杨两县"),
        ("在" + LIST + "两县，⟦茶产量|Indicator⟧总计⟦3吨|Quantity⟧", "青榆、白杨两县"),
        # Of each, or of all in common, which is no sum.
        (LIST + "两县⟦茶产量|Indicator⟧分别共为⟦3吨|Quantity⟧", "青榆"),
        (LIST + "两县⟦茶产量|Indicator⟧达⟦3吨|Quantity⟧", "青榆"),
        (LIST + "两县共建茶园，⟦茶产量|Indicator⟧达⟦3吨|Quantity⟧", "青榆"),
        (LIST + "两县共同扩大⟦茶园|Indicator⟧⟦3亩|Quantity⟧", "青榆"),
    ],
)
def test_a_sum_is_at_all_places_of_its_list(marked: str, expected: str) -> None:
    assert tell(marked, place="青榆").place == expected


def test_a_place_that_is_in_no_list_stays() -> None:
    assert tell("⟦青榆|Place⟧共产⟦茶|Indicator⟧⟦3吨|Quantity⟧", place="青榆").place == "青榆"


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("增长5%，是上年的", "是上年的"),
        ("是上年的", "是上年的"),
        ("增长5%，", None),
        (None, None),
    ],
)
def test_a_measure_begins_in_its_own_clause(measure: str | None, expected: str | None) -> None:
    marked = "⟦茶产量|Indicator⟧增长，是上年的⟦3倍|Quantity⟧"
    assert tell(marked, measure=measure).measure == expected


def share(marked: str, *measures: str) -> list[tuple[str, str]]:
    """Give what is left where each indicator is said to have each value, with these measures."""
    text, mentions = to_mentions(marked)
    tails = [one for one in mentions if one.class_ == "Quantity"]
    founds = [
        Found(head, "has_value", tail, "r", Qualifiers(measure=measure), (0, 1))
        for tail, measure in zip(tails, measures, strict=True)
        for head in mentions
        if head.class_ == "Indicator"
    ]
    return [
        (text[one.head.start : one.head.end], text[one.tail.start : one.tail.end])
        for one in set_sums(text, mentions, founds)
        if one.head
    ]


@pytest.mark.parametrize(
    ("marked", "measures", "expected"),
    [
        (
            "⟦春茶产值|Indicator⟧占⟦茶叶产值|Indicator⟧的比重为⟦5%|Quantity⟧",
            ["的比重"],
            [("春茶产值", "5%")],
        ),
        (
            "⟦茶农|Indicator⟧增加，⟦青年茶农|Indicator⟧占茶农的⟦5%|Quantity⟧，提高⟦2%|Quantity⟧",
            ["占茶农的", "提高"],
            [("青年茶农", "5%"), ("青年茶农", "2%")],
        ),
        # A value of a later sentence, and values of two that are not each other's share.
        (
            "⟦茶农|Indicator⟧增加，⟦青年茶农|Indicator⟧占茶农的⟦5%|Quantity⟧；提高⟦2%|Quantity⟧",
            ["占茶农的", "提高"],
            [("青年茶农", "5%"), ("茶农", "2%"), ("青年茶农", "2%")],
        ),
        (
            "⟦茶产量|Indicator⟧和⟦茶产值|Indicator⟧各占全省的⟦5%|Quantity⟧",
            ["占全省的"],
            [("茶产量", "5%"), ("茶产值", "5%")],
        ),
    ],
)
def test_a_share_is_that_of_the_part(
    marked: str, measures: list[str], expected: list[tuple[str, str]]
) -> None:
    assert share(marked, *measures) == expected


def test_the_only_one_that_a_value_is_stated_of_has_it() -> None:
    marked = "占⟦茶叶产值|Indicator⟧的比重为⟦5%|Quantity⟧"
    assert share(marked, "占茶叶产值的比重") == [("茶叶产值", "5%")]


def test_a_sum_of_a_later_clause_is_not_at_the_place_before() -> None:
    tail = LIST + "两县合计占⟦3%|Quantity⟧"
    assert tell("⟦山南|Place⟧⟦茶产量|Indicator⟧增加，其中" + tail, place="山南").place == (
        "青榆、白杨两县"
    )
    assert tell("⟦茶产量|Indicator⟧增加，其中" + tail).place is None
