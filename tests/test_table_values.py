"""Values in the rows of a table have the words, times, units and heads that stand above them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy

from extract.candidate import Candidate
from extract.cells import find_mentions, find_values
from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.columns import Caption, Column, is_heading, to_caption, to_column
from extract.mending.tables import set_columns
from extract.model import Qualifiers
from extract.resources import HERE

Told = tuple[str | None, str | None]


def mend(*marked: str, **told: str) -> list[Found]:
    """Give what is stated in the end, each quantity said to be a value of its first mention."""
    texts, mentions, said = [], [], []
    for line in marked:
        text, found = to_mentions(line)
        founds = tuple(
            Found(found[0], "has_value", one, "r", Qualifiers(**told), (0, 1))  # type: ignore[arg-type]
            for one in found[1:]
            if one.class_ == "Quantity"
        )
        texts.append(text)
        mentions.append(found)
        said.append(Said(founds))
    return [found for one in set_columns(texts, mentions, said) for found in one.relations]


def read(*marked: str, **told: str) -> list[Told]:
    """Give time and measure of each value."""
    return [(one.qualifiers.time, one.qualifiers.measure) for one in mend(*marked, **told)]


ROW = "⟦茶叶产量|Indicator⟧ | ⟦12吨|Quantity⟧ | ⟦15吨|Quantity⟧"
PLAIN = "⟦茶叶产量|Indicator⟧ | ⟦12|Quantity⟧ | ⟦3.5|Quantity⟧"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["指标 | 2022年 | 2023年", ROW], [("2022年", None), ("2023年", None)]),
        (["指标 | 2022年末 | 增长（%）", ROW], [("2022年末", None), (None, "增长")]),
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
def test_a_value_with_its_unit_has_the_words_of_its_column(
    lines: list[str], expected: list[Told]
) -> None:
    assert read(*lines) == expected


def test_what_the_row_says_itself_comes_first() -> None:
    told = read("指标 | 2022年 | 增长", ROW, time="2020年", measure="春茶")
    assert told == [("2020年", "春茶")] * 2


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["指标 | 2022年（吨） | 增长（%）"], [("2022年", "吨"), ("2022年", "增长（%）")]),
        (["指标 | 增长（%） | 2022年（吨）"], [("2022年", "增长（%）"), ("2022年", "吨")]),
        (["单位：吨", "指标 | 2022年 | 2023年"], [("2022年", "吨"), ("2023年", "吨")]),
        (["（单位：吨、%）", "指标 | 2023年 | 增速"], [("2023年", "吨"), ("2023年", "增速（%）")]),
        (
            ["表1 2023年产量（单位：吨）", "指标 | 绝对数 | 同比"],
            [("2023年", "吨"), ("2023年", "同比")],
        ),
        (["指标 | 2022 | 2023"], [("2022", None), ("2023", None)]),
        (["指标 | 产量（吨） | 单产"], [(None, "产量（吨）"), (None, "单产")]),
        # A line that is a sentence is no caption, and no body that employs a unit.
        (["2023年茶园扩大。", "指标 | 产量 | 单产"], [(None, "产量"), (None, "单产")]),
        (["用人单位：全部茶场", "指标 | 产量 | 单产"], [(None, "产量"), (None, "单产")]),
    ],
)
def test_a_plain_number_has_the_unit_and_the_time_above_it(
    lines: list[str], expected: list[Told]
) -> None:
    assert read(*lines, PLAIN) == expected


def test_growth_is_that_of_the_last_year_whatever_the_order() -> None:
    row = "⟦茶叶产量|Indicator⟧ | ⟦15|Quantity⟧ | ⟦12|Quantity⟧ | ⟦25|Quantity⟧"
    told = read("指标 | 2023年 | 2022年 | 同比增减", row)
    assert [time for time, _ in told] == ["2023年", "2022年", "2023年"]


def test_the_cell_of_a_row_tells_its_unit() -> None:
    row = "⟦茶叶|Concept⟧ | 万吨 | ⟦12|Quantity⟧ | ⟦3.5|Quantity⟧"
    assert read("产品 | 单位 | 产量 | 比上年增长（%）", row) == [
        (None, "产量（万吨）"),
        (None, "比上年增长（%）"),
    ]
    row = "⟦茶叶|Concept⟧ | ⟦万吨|Quantity⟧ | ⟦12|Quantity⟧"
    assert read("产品 | 计量单位 | 产量", row) == [(None, "产量（万吨）")]
    row = "⟦茶叶产值|Indicator⟧（亿元） | ⟦12|Quantity⟧ | ⟦3.5|Quantity⟧"
    assert read("指标 | 2023年 | 增长（%）", row) == [("2023年", "亿元"), ("2023年", "增长（%）")]


def test_rows_of_places_and_years_are_of_what_the_table_or_its_columns_name() -> None:
    row = "⟦青榆县|Place⟧ | ⟦12|Quantity⟧ | ⟦15|Quantity⟧"
    told = mend("表2 各县⟦茶叶产量|Indicator⟧（吨）", "地区 | 2022年 | 2023年", row)
    assert [(one.head and one.above, one.qualifiers.place) for one in told] == [(2, "青榆县")] * 2
    assert [one.qualifiers.measure for one in told] == ["吨", "吨"]
    row = "⟦2022年|Time⟧ | ⟦12|Quantity⟧ | ⟦15|Quantity⟧"
    told = mend("年份 | ⟦茶叶产量|Indicator⟧（吨） | ⟦茶园面积|Indicator⟧（亩）", row)
    assert [(one.above, one.qualifiers.time, one.qualifiers.measure) for one in told] == [
        (1, "2022年", "吨"),
        (1, "2022年", "亩"),
    ]
    # Nothing names what the numbers are of.
    assert mend("地区 | 2022年 | 2023年", "⟦青榆县|Place⟧ | ⟦12|Quantity⟧ | ⟦15|Quantity⟧") == []


def test_a_caption_states_nothing_and_prose_is_left() -> None:
    caption = "表1 ⟦茶叶产量|Indicator⟧（⟦吨|Quantity⟧）"
    assert len(mend(caption, "指标 | 2022年 | 2023年", PLAIN)) == 2
    assert mend("⟦指标|Indicator⟧ | 2023年（⟦亿元|Quantity⟧）") == []
    assert read("⟦产值|Indicator⟧达⟦亿元|Quantity⟧") == [(None, None)]


def test_what_is_no_value_in_another_cell_stays() -> None:
    text, (head, near, far) = to_mentions("⟦产量|Indicator⟧⟦12吨|Quantity⟧ | ⟦15吨|Quantity⟧")
    founds = (
        Found(head, "has_value", near, "r", Qualifiers(), (0, 1)),
        Found(head, "is_a", far, "r", Qualifiers(), (0, 1)),
        replace(Found(None, "has_value", far, "r", Qualifiers(), (0, 1)), earlier=True),
    )
    texts = ["指标 | 2023年", text]
    (_, said) = set_columns(texts, [(), (head, near, far)], [Said(), Said(founds)])
    assert {*said.relations} == {*founds}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2023年", Column("2023年", None)),
        ("2023", Column("2023", None)),
        ("2023年（亿元）", Column("2023年", None, "亿元")),
        ("2023年产量", Column("2023年", "产量")),
        ("产量（吨）", Column(None, "产量", "吨")),
        ("绝对数（吨）", Column(None, None, "吨")),
        ("指数（上年=100）", Column(None, "指数（上年=100）")),
        ("比2022年末增长（%）", Column(None, "比2022年末增长", "%")),
        ("较上年", Column(None, "较上年")),
        ("截至2022年末存量", Column(None, None)),
        ("2022年至2023年增减", Column(None, None)),
        ("", Column(None, None)),
    ],
)
def test_a_heading_tells_a_time_a_measure_and_a_unit(heading: str, expected: Column) -> None:
    assert to_column(heading) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["指标", "2022年", "2023"], True),
        (["指标", "第一产业", "产量（万千瓦）"], True),
        (["茶叶", "万吨", "12.5"], False),
        (["茶叶", "3吨"], False),
        (["指标", ""], False),
    ],
)
def test_headings_are_no_values(row: list[str], expected: bool) -> None:
    assert is_heading(row) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["表1 2023年产量"], Caption(0, 10, "2023年")),
        (["表1 产量（单位：吨）"], Caption(0, 5, None, "吨")),
        (["2022年与2023年产量"], Caption(0, 13)),
        (["产量表（亿元）"], Caption(0, 3, None, "亿元")),
        (["各县茶叶产值（亿元、%）"], Caption(0, 6, None, "亿元", "%")),
        (["产量（含春茶）"], Caption(0, 2)),
        (["产量（按县）"], Caption(0, 2)),
        (["茶园扩大。"], Caption()),
        (["单位：吨、亩"], Caption()),
        (["单位：%"], Caption(None, 0, None, "%", "%")),
        ([], Caption()),
    ],
)
def test_a_caption_tells_a_time_and_units(lines: list[str], expected: Caption) -> None:
    assert to_caption([*lines, "品种 | 产量"], len(lines)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶叶 | 12 | -3.5", ["12", "-3.5"]),
        ("1 | 茶叶 | 1,200.5 | 4%", ["1,200.5", "4%"]),
        ("指标 | 2022 | 2023", []),
        ("茶叶产量12吨", []),
        ("茶叶 | 12吨 | —", []),
    ],
)
def test_numbers_alone_in_cells_are_values(text: str, expected: list[str]) -> None:
    assert [text[slice(*cell)] for cell in find_values(text)] == expected


def test_the_label_of_a_row_is_a_mention_where_none_is_known_in_it() -> None:
    def tell(text: str, *known: Candidate) -> list[tuple[str, str]]:
        return [(text[one.start : one.end], one.class_) for one in find_mentions(text, known)]

    assert tell("其中：春茶（明前） | 12") == [("春茶", "Concept"), ("12", "Quantity")]
    assert tell("茶叶产量 | 12") == [("茶叶产量", "Indicator"), ("12", "Quantity")]
    assert tell("春茶 | 12", Candidate(0, 2, "Factor", "r")) == [("12", "Quantity")]
    assert tell("春茶 | 很好") == []


def test_the_pipeline_reads_the_year_of_a_column() -> None:
    language = spacy.load(HERE / "zh_xinzhi")
    table = ("指标 | 2022年 | 2023年", "地区生产总值 | 655亿元 | 702亿元")
    relations = language("\n".join(table))._.relations
    times = {one.tail.text: one.qualifiers.time for one in relations}
    assert times == {"655亿元": "2022年", "702亿元": "2023年"}
    placed = ("表1 各县茶叶产量（吨）", "地区 | 2022年 | 2023年", "青榆县 | 12.5 | 13")
    relations = language("\n".join(placed))._.relations
    told = {(one.head.text, one.tail.text, one.qualifiers.place) for one in relations if one.head}
    assert told == {("茶叶产量", "12.5", "青榆县"), ("茶叶产量", "13", "青榆县")}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["指标 | 绝对数（吨） | | 增长（%） |", "| 9月 | 1—9月 | 9月 | 1—9月"],
            [("9月", "吨"), ("1—9月", "吨"), ("9月", "增长（%）"), ("1—9月", "增长（%）")],
        ),
        (
            ["指标 | 2022年 | | 2023年 |", "| 产量（吨） | 单产 | 产量（吨） | 单产"],
            [
                ("2022年", "产量（吨）"),
                ("2022年", "单产"),
                ("2023年", "产量（吨）"),
                ("2023年", "单产"),
            ],
        ),
        # A blank heading that no row divides, and a row that divides with another number of cells.
        (["指标 | 2022年 | | 2023年 |"], [(None, None)] * 4),
        (["指标 | 2022年 | | 2023年 |", "| 产量 | 单产"], [(None, None)] * 4),
    ],
)
def test_a_row_of_headings_divides_the_one_above(lines: list[str], expected: list[Told]) -> None:
    row = "⟦茶叶|Indicator⟧ | " + " | ".join(f"⟦{number}|Quantity⟧" for number in (12, 80, 3, 4))
    told = [each for each in read(*lines, row) if each != (None, None)]
    assert told == [each for each in expected if each != (None, None)]


def test_a_divided_heading_names_what_places_have() -> None:
    found = mend(
        "地区 | ⟦茶叶产量|Indicator⟧（吨） |",
        "| 9月 | 累计",
        "⟦青榆|Place⟧ | ⟦12|Quantity⟧ | ⟦80|Quantity⟧",
    )
    assert [(one.above, one.qualifiers.time, one.qualifiers.place) for one in found] == [
        (2, "9月", "青榆"),
        (2, None, "青榆"),
    ]


def test_what_divides_a_named_heading_tells_what_is_measured() -> None:
    found = mend(
        "地区 | ⟦茶叶产量|Indicator⟧（吨） |",
        "| 9月 | 同比增长（%）",
        "⟦青榆|Place⟧ | ⟦12|Quantity⟧ | ⟦8|Quantity⟧",
    )
    assert [one.qualifiers.measure for one in found] == ["吨", "同比增长（%）"]


def test_a_caption_may_name_a_part_of_a_year() -> None:
    assert to_caption(["前三季度各县产量", "县 | 产量"], 1).time == "前三季度"
    assert to_caption(["与上年同期相比的产量", "县 | 产量"], 1).time is None


def test_a_row_may_begin_with_a_blank_cell() -> None:
    text = "| 青榆 | 12 | 3.5"
    assert [text[slice(*cell)] for cell in find_values(text)] == ["12", "3.5"]
