"""A time that opens a paragraph holds for the values of the sentences after it."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.openings import set_opened
from extract.model import Modality, Qualifiers

VALUE = "⟦茶叶产量|Indicator⟧达到⟦3吨|Quantity⟧"


def read(
    *marked: str,
    paragraphs: tuple[int, ...] = (0, 0, 0),
    heading: str = "",
    modality: Modality = "asserted",
) -> list[Qualifiers]:
    """Give how the values of the last sentence are stated."""
    told = [to_mentions(one) for one in marked]
    said = []
    for _, mentions in told:
        heads = [one for one in mentions if one.class_ == "Indicator"]
        tails = [one for one in mentions if one.class_ == "Quantity"]
        times = [one for one in mentions if one.class_ == "Time"]
        said.append(
            Said(
                tuple(
                    Found(heads[0], "has_value", tail, "r", Qualifiers(modality=modality), (0, 1))
                    for tail in tails
                )
                if not times
                else ()
            )
        )
    texts = [text for text, _ in told]
    headings = [heading] * len(texts)
    found = [each for _, each in told]
    mended = set_opened(texts, headings, paragraphs[: len(texts)], found, said)
    return [one.qualifiers for one in mended[-1].relations]


@pytest.mark.parametrize(
    ("first", "time"),
    [
        ("⟦五年来|Time⟧，茶业壮大。", "五年来"),
        ("——过去五年，茶业壮大。", "过去五年"),
        ("⟦2023年|Time⟧，茶业壮大。", "2023年"),
        ("⟦前三季度|Time⟧，茶业壮大。", "前三季度"),
        ("（一）“十四五”时期，茶业壮大。", "“十四五”时期"),
        ("今年全县茶业壮大。", None),
        ("2023年茶业壮大。", None),
        ("茶业在2023年，壮大了。", None),
        ("过去三十年，茶业壮大。", None),
    ],
)
def test_the_time_before_the_comma_that_opens_a_paragraph_holds_on(
    first: str, time: str | None
) -> None:
    assert [one.time for one in read(first, VALUE)] == [
        "今年" if first.startswith("今年全县") else time
    ]


def test_it_holds_no_longer_than_its_paragraph() -> None:
    assert read("2023年，茶业壮大。", VALUE, paragraphs=(0, 1))[0].time is None


@pytest.mark.parametrize(
    ("between", "time"),
    [
        ("茶农增收。", "五年来"),
        ("⟦全年|Time⟧新建茶园。", "五年来"),
        ("茶园由⟦2020年|Time⟧起扩大。", "五年来"),
        ("⟦2024年|Time⟧茶园扩大。", None),
    ],
)
def test_another_time_that_opens_a_sentence_ends_it(between: str, time: str | None) -> None:
    assert read("五年来，茶业壮大。", between, VALUE)[0].time == time


@pytest.mark.parametrize(
    "marked",
    [
        "一项调查发现，" + VALUE,
        "也要看到，" + VALUE,
        "规划的" + VALUE,
    ],
)
def test_a_sentence_of_something_else_has_it_not(marked: str) -> None:
    assert read("五年来，茶业壮大。", marked)[0].time is None


def test_an_old_value_has_it_not() -> None:
    changed = "⟦茶叶产量|Indicator⟧由⟦3吨|Quantity⟧增加到⟦5吨|Quantity⟧"
    assert [one.time for one in read("五年来，茶业壮大。", changed)] == [None, "五年来"]


def test_what_was_done_in_years_past_is_a_fact() -> None:
    assert read("五年来，茶业壮大。", VALUE, modality="advocated")[0].modality == "asserted"
    assert read("今年，茶业壮大。", VALUE, modality="advocated")[0].modality == "advocated"


def test_the_year_of_a_heading_says_more_than_the_year_past() -> None:
    assert read("一年来，茶业壮大。", VALUE, heading="2024年回顾")[0].time is None
    assert read("一年来，茶业壮大。", VALUE)[0].time == "一年来"


def tell_part(second: str) -> str | None:
    """Give the time of a value in a sentence behind one whose value holds in 2023."""
    first, whole = to_mentions("全县" + VALUE)
    text, mentions = to_mentions(second)
    founds = [
        Found(found[0], "has_value", found[1], "r", Qualifiers(time=time), (0, 1))
        for found, time in ((whole, "2023年"), (mentions, None))
    ]
    said = [Said((one,)) for one in founds]
    *_, one = set_opened([first, text], ["", ""], [0, 0], [whole, mentions], said)
    return one.relations[0].qualifiers.time


def test_what_is_divided_has_the_time_of_the_whole() -> None:
    assert tell_part("其中，" + VALUE) == "2023年"
    assert tell_part("分品种看，" + VALUE) == "2023年"
    assert tell_part("其中的" + VALUE) is None
    assert tell_part(VALUE) is None
