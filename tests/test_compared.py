"""A value holds neither when nor where what it is compared with does."""

from __future__ import annotations

import pytest
import spacy

from extract.examples import to_mentions
from extract.pairs.compared import is_place_compared_with, is_time_compared_with
from extract.pairs.view import Cues, View, to_view
from extract.resources import HERE

VALUE = "⟦3人|Quantity⟧"


def view(marked: str) -> View:
    return to_view(*to_mentions(marked), Cues({}, {}))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("与⟦2020年|Time⟧相比，茶农增加", True),
        ("和⟦2020年|Time⟧比较，茶农增加", True),
        ("与⟦2020年|Time⟧的茶农见面", False),
        ("⟦2020年|Time⟧相比之下茶农增加", False),
    ],
)
def test_a_time_between_two_words_of_comparison_is_compared_with(
    marked: str, expected: bool
) -> None:
    seen = view(marked)
    assert is_time_compared_with(seen, seen.places[0]) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("茶农增收，高于⟦全国|Place⟧" + VALUE, True),
        ("茶农增收，比⟦全国|Place⟧平均水平多" + VALUE, True),
        ("茶农占⟦全国|Place⟧的比重提高，增加" + VALUE, True),
        ("茶农占⟦全国|Place⟧的" + VALUE, True),
        ("茶农增加" + VALUE + "，占⟦全国|Place⟧的比重提高", True),
        ("茶农是⟦全国|Place⟧的⟦3倍|Quantity⟧", True),
        ("茶农只相当于⟦全国|Place⟧的⟦三分之一|Quantity⟧", True),
        # The value is the place's own.
        ("茶农为⟦全国|Place⟧的" + VALUE, False),
        ("在⟦全国|Place⟧的⟦3倍|Quantity⟧", False),
        ("茶农少，低于⟦全国|Place⟧的" + VALUE, False),
        ("茶农少，低于⟦全国|Place⟧" + VALUE + "的平均水平", False),
        ("茶农少，低于⟦全国|Place⟧" + VALUE + "左右的水平", False),
        # Nothing is compared.
        ("⟦全国|Place⟧茶农增加" + VALUE, False),
        ("在⟦全国|Place⟧的茶农增加" + VALUE, False),
        ("茶农多，⟦全国|Place⟧增加" + VALUE, False),
    ],
)
def test_a_place_is_compared_with_behind_words_of_comparison(marked: str, expected: bool) -> None:
    seen = view(marked)
    (place,) = (one for one in seen.places if seen.items[one] == "<Place>")
    (value,) = (one for one in seen.places if seen.items[one] == "<Quantity>")
    assert is_place_compared_with(seen, place, value) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青榆市研发投入强度升至6.7%，高于全国1.5个百分点。", {"青榆市"}),
        ("青榆市新能源汽车产量达到92万辆，占全国的比重为7.1%。", {"青榆市"}),
        ("全国研发投入强度升至6.7%。", {"全国"}),
    ],
)
def test_values_hold_where_they_are_told_of(text: str, expected: set[str]) -> None:
    doc = spacy.load(HERE / "zh_xinzhi")(text)
    assert {one.text for one in doc.ents if one.label_ == "Place"} >= expected
    places = {one.qualifiers.place for one in doc._.relations if one.relation == "has_value"}
    assert places - {None} == expected
