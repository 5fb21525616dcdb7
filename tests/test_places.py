"""A value is at the place of its own clause, not at that of another value."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.places import set_places
from extract.model import Qualifiers

TEA = "⟦茶叶产量|Indicator⟧"


def tell(marked: str, *said: str | None) -> list[str | None]:
    """Give the places of the values of a sentence, which were said to be `said`."""
    text, mentions = to_mentions(marked)
    head = next(one for one in mentions if one.class_ == "Indicator")
    tails = [one for one in mentions if one.class_ == "Quantity"]
    founds = [
        Found(head, "has_value", tail, "r", Qualifiers(place=place), (0, 1))
        for tail, place in zip(tails, said or [None] * len(tails), strict=True)
    ]
    return [one.qualifiers.place for one in set_places(text, mentions, founds)]


@pytest.mark.parametrize(
    ("marked", "said", "expected"),
    [
        # What another value is compared with.
        (
            f"⟦青榆|Place⟧{TEA}为⟦3吨|Quantity⟧，远高于⟦白杨|Place⟧的⟦2吨|Quantity⟧",
            ("青榆", "青榆"),
            ["青榆", "白杨"],
        ),
        (f"{TEA}为⟦3吨|Quantity⟧，高于⟦全国|Place⟧⟦1吨|Quantity⟧", (None, None), [None, None]),
        # Parts of a country that open a clause, known as mentions or not.
        (
            f"⟦东部|Place⟧{TEA}下降⟦3%|Quantity⟧，中部上升⟦2%|Quantity⟧",
            ("东部", "东部"),
            ["东部", "中部"],
        ),
        (f"{TEA}稳定，⟦西部山区|Place⟧增产⟦2%|Quantity⟧", (None,), ["西部山区"]),
        (f"中部和西部{TEA}上升⟦2%|Quantity⟧", (None,), [None]),
        (f"中部省{TEA}上升⟦2%|Quantity⟧", (None,), [None]),
        # One place that opens a clause behind another.
        (
            f"⟦青榆|Place⟧{TEA}为⟦3吨|Quantity⟧，其中⟦白杨|Place⟧占⟦2%|Quantity⟧",
            ("青榆", "青榆"),
            ["青榆", "白杨"],
        ),
        (
            f"⟦青榆|Place⟧{TEA}为⟦3吨|Quantity⟧，⟦农村|Place⟧占⟦2%|Quantity⟧",
            ("青榆", "青榆"),
            ["青榆", "青榆"],
        ),
        # Named only in a later clause.
        (f"{TEA}为⟦3吨|Quantity⟧，短板在⟦白杨|Place⟧", ("白杨",), [None]),
        (f"{TEA}为⟦3吨|Quantity⟧（⟦白杨|Place⟧）", ("白杨",), ["白杨"]),
    ],
)
def test_a_value_has_the_place_of_its_clause(
    marked: str, said: tuple[str | None, ...], expected: list[str | None]
) -> None:
    assert tell(marked, *said) == expected


def test_values_in_step_with_parts_of_a_country_are_there() -> None:
    values = "⟦7%|Quantity⟧、⟦2%|Quantity⟧和⟦1%|Quantity⟧"
    assert tell(f"东、中、西部{TEA}分别增长{values}") == ["东部", "中部", "西部"]
    assert tell(f"东、中、西部{TEA}增长，面积分别增长{values}") == ["东部", "中部", "西部"]
    assert tell(f"东、西部{TEA}分别增长{values}") == [None] * 3
    assert tell(f"东、中、西部{TEA}增长{values}") == [None] * 3
