"""An old value beside a new one holds when it held, and the new one now."""

from __future__ import annotations

import pytest
import spacy

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.old_values import find_changes, set_old_values
from extract.model import Qualifiers
from extract.resources import HERE

OLD, NEW = "⟦5%|Quantity⟧", "⟦6%|Quantity⟧"


def tell(marked: str, old: str | None, new: str | None) -> list[str | None]:
    """Give the times of the old and the new value, which were said to be `old` and `new`."""
    return [one.time for one in mend(marked, Qualifiers(time=old), Qualifiers(time=new))]


def mend(marked: str, *said: Qualifiers) -> list[Qualifiers]:
    text, mentions = to_mentions(marked)
    (head,) = (one for one in mentions if one.class_ == "Indicator")
    tails = [one for one in mentions if one.class_ == "Quantity"]
    founds = [
        Found(head, "has_value", tail, "r", one, (0, 1))
        for tail, one in zip(tails, said, strict=False)
    ]
    return [one.qualifiers for one in set_old_values(text, mentions, founds)]


@pytest.mark.parametrize(
    ("marked", "said", "expected"),
    [
        # An old value has the time that stands at it, a new one the sentence's.
        (
            "⟦配套率|Indicator⟧由⟦2022年|Time⟧的{old}调整为{new}",
            ("2022年", "2022年"),
            ("2022年", None),
        ),
        (
            "⟦2024年|Time⟧⟦配套率|Indicator⟧由⟦上年|Time⟧的{old}升至{new}",
            ("2024年", "上年"),
            ("上年", "2024年"),
        ),
        (
            "⟦配套率|Indicator⟧从⟦2020年|Time⟧的{old}提高到⟦2023年|Time⟧的{new}",
            ("2023年", "2020年"),
            ("2020年", "2023年"),
        ),
        (
            "到⟦2030年|Time⟧，茶园扩大，⟦配套率|Indicator⟧由⟦2023年|Time⟧的{old}降至{new}",
            (None, "2023年"),
            ("2023年", "2030年"),
        ),
        # One without a time of its own has none.
        (
            "⟦2024年|Time⟧⟦配套率|Indicator⟧从{old}提高到{new}",
            ("2024年", "2024年"),
            (None, "2024年"),
        ),
        ("⟦2024年|Time⟧⟦配套率|Indicator⟧由{old}降到{new}", ("2024年", None), ("2024年", None)),
        # Two years that the sentence names are those of the two values.
        (
            "⟦2019年至2023年|Time⟧⟦配套率|Indicator⟧由{old}增至{new}",
            ("2019年至2023年", "2019年至2023年"),
            ("2019年", "2023年"),
        ),
        # No change: the times stay.
        (
            "⟦2024年|Time⟧⟦配套率|Indicator⟧为{old}，损耗为{new}",
            ("2024年", "2024年"),
            ("2024年", "2024年"),
        ),
        (
            "⟦2024年|Time⟧由{old}的茶农说，⟦配套率|Indicator⟧达到{new}",
            ("2024年", "2024年"),
            ("2024年", "2024年"),
        ),
        (
            "⟦2024年|Time⟧⟦配套率|Indicator⟧从业者占{old}、新手占{new}",
            ("2024年", "2024年"),
            ("2024年", "2024年"),
        ),
        (
            "⟦2024年|Time⟧⟦配套率|Indicator⟧从{old}到{new}不等",
            ("2024年", "2024年"),
            ("2024年", "2024年"),
        ),
        # What a value is compared with is not when it holds.
        (
            "比⟦2020年|Time⟧好，⟦配套率|Indicator⟧由⟦上年|Time⟧的{old}升至{new}",
            (None, "上年"),
            ("上年", None),
        ),
    ],
)
def test_old_and_new_values_have_each_their_own_time(
    marked: str, said: tuple[str | None, str | None], expected: tuple[str | None, str | None]
) -> None:
    assert tuple(tell(marked.format(old=OLD, new=NEW), *said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("提高到", "提高到"), (None, "提高到")),
        (("由", "提高到"), (None, "提高到")),
        (("占比", "占比由5%提高到"), ("占比", "占比")),
        (("占比", "不足5%提高到"), ("占比", "提高到")),
        (("占比由5%", "由5%"), (None, None)),
        (("占比由", "提高到"), ("占比", "提高到")),
        (("占产值的比重由", "提高到"), ("占产值的比重", "占产值的比重")),
        (("占产值的比重", "占产值的比重"), ("占产值的比重", "占产值的比重")),
    ],
)
def test_the_words_of_the_change_measure_the_new_value_alone(
    said: tuple[str, str], expected: tuple[str | None, str | None]
) -> None:
    words = "占产值的比重" if "占产值" in said[0] else "占比"
    marked = f"⟦茶油|Indicator⟧{words}由{OLD}提高到{NEW}"
    told = mend(marked, *(Qualifiers(measure=one) for one in said))
    assert tuple(one.measure for one in told) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("补贴标准由每亩⟦300元|Quantity⟧调整为每亩⟦350元|Quantity⟧", [("300元", "350元")]),
        ("从⟦3万亩|Quantity⟧的规模扩大到⟦5万亩|Quantity⟧", [("3万亩", "5万亩")]),
        ("自⟦3:2|Quantity⟧变为⟦1:1|Quantity⟧", [("3:2", "1:1")]),
        (
            "由⟦10.2：40.1：49.7|Quantity⟧优化为⟦9.8：40.3：49.9|Quantity⟧",
            [("10.2：40.1：49.7", "9.8：40.3：49.9")],
        ),
        ("自由⟦3人|Quantity⟧增至⟦5人|Quantity⟧", []),
        (
            "由⟦3人|Quantity⟧增至⟦5人|Quantity⟧，再由⟦5人|Quantity⟧减至⟦4人|Quantity⟧",
            [("3人", "5人"), ("5人", "4人")],
        ),
        ("由于⟦3人|Quantity⟧离开，减至⟦5人|Quantity⟧", []),
        ("从业⟦3人|Quantity⟧增至⟦5人|Quantity⟧", []),
        ("由⟦3人|Quantity⟧、⟦5人|Quantity⟧组成", []),
        ("自动化使⟦3人|Quantity⟧减至⟦1人|Quantity⟧", []),
    ],
)
def test_a_change_is_found_where_words_tell_it(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    text, mentions = to_mentions(marked)
    changes = find_changes(text, mentions)
    pairs = [
        tuple(text[one.start : one.end] for one in (found.old, found.new)) for found in changes
    ]
    assert pairs == expected


def test_the_year_of_an_old_value_is_not_that_of_the_new_one() -> None:
    doc = spacy.load(HERE / "zh_xinzhi")("青榆市研发投入强度由2022年的2.1%提高到2.6%。")
    times = {one.tail.text: one.qualifiers.time for one in doc._.relations}
    assert times == {"2.1%": "2022年", "2.6%": None}
