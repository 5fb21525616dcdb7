"""Values in the rows of a table have the times and words of their columns' headings."""

from __future__ import annotations

import pytest
import spacy

from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.tables import Column, set_columns, to_column
from extract.model import Qualifiers
from extract.resources import HERE


def read(*marked: str, **told: str) -> list[tuple[str | None, str | None]]:
    """Give time and measure of each quantity, said to be a value of the first mention beside it."""
    texts, said = [], []
    for line in marked:
        text, mentions = to_mentions(line)
        founds = tuple(
            Found(mentions[0], "has_value", one, "r", Qualifiers(**told), (0, 1))  # type: ignore[arg-type]
            for one in mentions[1:]
        )
        texts.append(text)
        said.append(Said(founds))
    return [
        (found.qualifiers.time, found.qualifiers.measure)
        for one in set_columns(texts, said)
        for found in one.relations
    ]


ROW = "⟦茶叶产量|Indicator⟧ | ⟦12吨|Quantity⟧ | ⟦15吨|Quantity⟧"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["指标 | 2022年 | 2023年", ROW], [("2022年", None), ("2023年", None)]),
        (["指标 | 2022年末 | 增长（%）", ROW], [("2022年末", None), (None, "增长（%）")]),
        (["指标 | 2022年 | 2023年", ROW, ROW], [("2022年", None), ("2023年", None)] * 2),
        # Another number of cells, no headings, a table that is over: nothing is told.
        (["指标 | 2022年", ROW], [(None, None)] * 2),
        (["产值 | 3吨 | 5吨", ROW], [(None, None)] * 2),
        (["指标 | | 2023年", ROW], [(None, None)] * 2),
        (["指标 | 2022年 | 2023年", "以上为年报数。", ROW], [(None, None)] * 2),
        (["指标、2022年、2023年", ROW], [(None, None)] * 2),
        ([ROW], [(None, None)] * 2),
    ],
)
def test_a_value_has_the_words_of_its_column(
    lines: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert read(*lines) == expected


def test_what_the_row_says_itself_comes_first() -> None:
    told = read("指标 | 2022年 | 增长", ROW, time="2020年", measure="春茶")
    assert told == [("2020年", "春茶")] * 2


@pytest.mark.parametrize(
    ("line", "cell", "expected"),
    [
        ("单位：万元", "⟦12|Quantity⟧", "万元"),
        ("计量单位: 万元", "⟦1,200.5|Quantity⟧", "万元"),
        ("单位：万元", "⟦12吨|Quantity⟧", None),
        ("用人单位：全部茶场", "⟦12|Quantity⟧", None),
        ("单位：万元、万吨", "⟦12|Quantity⟧", None),
    ],
)
def test_a_line_of_unit_tells_what_plain_numbers_count(
    line: str, cell: str, expected: str | None
) -> None:
    row = f"⟦茶叶产值|Indicator⟧ | {cell}"
    assert read(line, "指标 | 2023年", row) == [("2023年", expected)]


def test_a_unit_in_a_heading_is_no_value_and_prose_is_left() -> None:
    heading = "⟦指标|Indicator⟧ | 2023年（⟦亿元|Quantity⟧）"
    assert read(heading) == []
    assert read("⟦产值|Indicator⟧达⟦亿元|Quantity⟧") == [(None, None)]


def test_what_is_no_value_in_another_cell_stays() -> None:
    text, (head, near, far) = to_mentions("⟦产量|Indicator⟧⟦12吨|Quantity⟧ | ⟦15吨|Quantity⟧")
    founds = (
        Found(head, "has_value", near, "r", Qualifiers(), (0, 1)),
        Found(head, "is_a", far, "r", Qualifiers(), (0, 1)),
        Found(None, "has_value", far, "r", Qualifiers(), (0, 1), earlier=True),
    )
    (_, said) = set_columns(["指标 | 2023年", text], [Said(), Said(founds)])
    assert said.relations == founds


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2023年", Column("2023年", None)),
        ("2023年（亿元）", Column("2023年", "亿元")),
        ("2023年产量", Column("2023年", "产量")),
        ("产量（吨）", Column(None, "产量（吨）")),
        ("比2022年末增长（%）", Column(None, "比2022年末增长（%）")),
        ("较上年", Column(None, "较上年")),
        ("截至2022年末存量", Column(None, None)),
        ("2022年至2023年增减", Column(None, None)),
        ("", Column(None, None)),
    ],
)
def test_a_heading_tells_a_time_a_measure_or_both(heading: str, expected: Column) -> None:
    assert to_column(heading) == expected


def test_the_pipeline_reads_the_year_of_a_column() -> None:
    table = ("指标 | 2022年 | 2023年", "地区生产总值 | 655亿元 | 702亿元")
    relations = spacy.load(HERE / "zh_xinzhi")("\n".join(table))._.relations
    times = {one.tail.text: one.qualifiers.time for one in relations}
    assert times == {"655亿元": "2022年", "702亿元": "2023年"}
