"""A value is of what its sentence tells of, not of prices, of another thing or of a bare 总数."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.compared import set_compared
from extract.model import Qualifiers

TEA = "⟦茶叶产值|Indicator⟧⟦3亿元|Quantity⟧"


def tell(marked: str) -> list[tuple[str, str | None]]:
    """Give head and measure of the values, each said to be of the indicator right before it."""
    text, mentions = to_mentions(marked)
    founds, head = [], mentions[0]
    for one in mentions:
        if one.class_ == "Quantity":
            founds.append(Found(head, "has_value", one, "r", Qualifiers(), (0, 1)))
        else:
            head = one
    mended = set_compared(text, founds)
    return [
        (text[one.head.start : one.head.end], one.qualifiers.measure) for one in mended if one.head
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (TEA + "，⟦现价|Indicator⟧增长⟦5%|Quantity⟧", ("茶叶产值", None)),
        (TEA + "，按⟦可比价格|Indicator⟧计算增长⟦5%|Quantity⟧", ("茶叶产值", None)),
        (TEA + "，高于⟦工业产值|Indicator⟧增速⟦5%|Quantity⟧", ("茶叶产值", None)),
        (TEA + "，快于全县⟦农民收入增速|Indicator⟧约⟦5%|Quantity⟧", ("茶叶产值", None)),
        (
            "⟦茶企|Organization⟧新增⟦3家|Quantity⟧，⟦总数|Indicator⟧达⟦9家|Quantity⟧",
            ("茶企", "总数"),
        ),
        # Told of the thing itself, or with nothing before it.
        (TEA + "，高于去年；⟦工业产值|Indicator⟧⟦5%|Quantity⟧", ("工业产值", None)),
        (TEA + "，高于预期，⟦工业产值|Indicator⟧增长⟦5%|Quantity⟧", ("工业产值", None)),
        (TEA + "，利润高于⟦工业产值|Indicator⟧⟦5%|Quantity⟧", ("工业产值", None)),
        (TEA + "；⟦总数|Indicator⟧达⟦9家|Quantity⟧", ("总数", None)),
        (TEA + "，⟦茶农总数|Indicator⟧达⟦9家|Quantity⟧", ("茶农总数", None)),
    ],
)
def test_a_value_is_of_what_the_sentence_tells_of(
    marked: str, expected: tuple[str, str | None]
) -> None:
    assert tell(marked)[-1] == expected


def test_what_follows_a_comparison_is_not_of_its_other_side() -> None:
    marked = TEA + "，高于⟦工业产值增速|Indicator⟧⟦2%|Quantity⟧，占比升至⟦5%|Quantity⟧"
    assert [head for head, _ in tell(marked)] == ["茶叶产值"] * 3
