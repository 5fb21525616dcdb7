"""A value holds at its own time, not at that of another one."""

from __future__ import annotations

import pytest
import spacy

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.own_times import set_own_times
from extract.model import Qualifiers
from extract.resources import HERE

CHANGED = "⟦茶园|Indicator⟧由⟦2020年|Time⟧的⟦3亩|Quantity⟧扩大到⟦5亩|Quantity⟧"


def tell(marked: str, *said: str | None) -> list[str | None]:
    """Give the times of the values of a sentence, which were said to be `said`."""
    text, mentions = to_mentions(marked)
    (head, *_) = (one for one in mentions if one.class_ == "Indicator")
    tails = [one for one in mentions if one.class_ == "Quantity"]
    founds = [
        Found(head, "has_value", tail, "r", Qualifiers(time=time), (0, 1))
        for tail, time in zip(tails, said, strict=True)
    ]
    return [one.qualifiers.time for one in set_own_times(text, mentions, founds)]


@pytest.mark.parametrize(
    ("marked", "said", "expected"),
    [
        # The time of an old value is no other's.
        (
            CHANGED + "，产茶⟦9吨|Quantity⟧",
            ("2020年", None, "2020年"),
            ("2020年", None, None),
        ),
        (
            "⟦2024年|Time⟧" + CHANGED + "，产茶⟦9吨|Quantity⟧",
            ("2020年", "2024年", "2020年"),
            ("2020年", "2024年", "2024年"),
        ),
        # Nor is that of one named alike.
        (
            CHANGED + "，茶农由⟦2020年|Time⟧的⟦2人|Quantity⟧增加到⟦4人|Quantity⟧",
            ("2020年", None, "2020年", "2020年"),
            ("2020年", None, "2020年", None),
        ),
        # The base of how many times another one is has no part in the other's time.
        (
            "⟦2023年|Time⟧⟦茶园|Indicator⟧⟦6亩|Quantity⟧，是⟦2020年|Time⟧的⟦3倍|Quantity⟧，产茶⟦9吨|Quantity⟧",
            ("2023年", "2020年", "2020年"),
            ("2023年", "2023年", "2023年"),
        ),
        (
            "⟦茶园|Indicator⟧相当于⟦2020年|Time⟧的⟦85%|Quantity⟧",
            ("2020年",),
            (None,),
        ),
        ("⟦茶园|Indicator⟧在⟦2020年|Time⟧的⟦85%|Quantity⟧", ("2020年",), ("2020年",)),
        ("⟦茶园|Indicator⟧是⟦2020年|Time⟧的⟦3亩|Quantity⟧", ("2020年",), ("2020年",)),
        # Another old value may be of its time, and what follows of the new one's.
        (
            CHANGED + "，茶农由⟦2人|Quantity⟧增加到⟦4人|Quantity⟧",
            ("2020年", None, "2020年", None),
            ("2020年", None, "2020年", None),
        ),
        (
            "⟦茶园|Indicator⟧扩大到⟦2024年|Time⟧的⟦5亩|Quantity⟧，产茶⟦9吨|Quantity⟧",
            ("2024年", "2024年"),
            ("2024年", "2024年"),
        ),
        # A time behind a value is not its own in a later clause, or right before another value.
        (
            "⟦茶园|Indicator⟧可产茶⟦9吨|Quantity⟧，⟦2023年|Time⟧产茶⟦5吨|Quantity⟧",
            ("2023年", "2023年"),
            (None, "2023年"),
        ),
        (
            "⟦2022年|Time⟧⟦茶园|Indicator⟧产茶⟦9吨|Quantity⟧；⟦2023年|Time⟧⟦5吨|Quantity⟧",
            ("2023年", "2023年"),
            ("2022年", "2023年"),
        ),
        (
            "⟦茶园|Indicator⟧产茶⟦9吨|Quantity⟧多于⟦2023年|Time⟧的⟦5吨|Quantity⟧",
            ("2023年", "2023年"),
            (None, "2023年"),
        ),
        (
            "比⟦2021年|Time⟧好，⟦茶园|Indicator⟧产茶⟦9吨|Quantity⟧，⟦2023年|Time⟧歇业",
            ("2023年",),
            (None,),
        ),
        # One behind it in its clause may be, as one that the sentence does not name.
        ("⟦茶园|Indicator⟧产茶⟦9吨|Quantity⟧是⟦2023年|Time⟧的事", ("2023年",), ("2023年",)),
        ("⟦茶园|Indicator⟧产茶⟦9吨|Quantity⟧，茶农增收", ("2023年",), ("2023年",)),
    ],
)
def test_a_value_has_no_time_of_another_one(
    marked: str, said: tuple[str | None, ...], expected: tuple[str | None, ...]
) -> None:
    assert tuple(tell(marked, *said)) == expected


def test_other_relations_keep_their_time() -> None:
    text, mentions = to_mentions("⟦茶园|Indicator⟧可产茶⟦9吨|Quantity⟧，⟦2023年|Time⟧歇业")
    said = Qualifiers(time="2023年")
    founds = [
        Found(mentions[0], relation, mentions[1], "r", said, (0, 1))
        for relation in ("has_value", "faces")
    ]
    mended = set_own_times(text, mentions, founds)
    assert [one.qualifiers.time for one in mended] == [None, "2023年"]


def test_what_a_later_clause_says_when_does_not_hold_before() -> None:
    doc = spacy.load(HERE / "zh_xinzhi")("茶厂设计产能为100万吨，2023年实际产量为40万吨。")
    times = {one.tail.text: one.qualifiers.time for one in doc._.relations}
    assert times == {"100万吨": None, "40万吨": "2023年"}


@pytest.mark.parametrize(
    ("marked", "said", "expected"),
    [
        ("⟦2024年|Time⟧建⟦茶园|Indicator⟧，当年产茶⟦3吨|Quantity⟧", "当年", "2024年"),
        ("产量是2020年的两倍，当年建⟦茶园|Indicator⟧⟦3亩|Quantity⟧", "当年", "当年"),
        ("⟦茶园|Indicator⟧年产⟦3吨|Quantity⟧", "年", None),
        ("“⟦十五五|Time⟧”末⟦茶园|Indicator⟧达⟦3亩|Quantity⟧", "十五五", "“十五五”末"),
        ("“⟦十五五|Time⟧”时期⟦茶园|Indicator⟧达⟦3亩|Quantity⟧", "十五五", "十五五"),
    ],
)
def test_a_time_that_leans_on_another_is_told_in_full(
    marked: str, said: str, expected: str | None
) -> None:
    assert tell(marked, said) == [expected]


def test_a_time_whose_level_is_compared_with_is_that_of_no_value() -> None:
    marked = "⟦游客|Indicator⟧超过⟦2019年|Time⟧同期，⟦消费|Indicator⟧⟦9元|Quantity⟧"
    assert tell(marked, "2019年") == [None]
    assert tell(marked.replace("超过", ""), "2019年") == ["2019年"]
