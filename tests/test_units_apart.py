"""A number whose unit stands in its column is the quantity of both, in the year that is told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ontology import Claim, to_knowledge
from ontology.period_told import to_told_period, to_told_year
from ontology.units_apart import split_measure
from tests.ontology_sample import Said, read, schema


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("产量（万吨）", ("产量", "万吨")),
        ("亿元", (None, "亿元")),
        ("比上年增长（%）", ("比上年增长", "%")),
        ("同比增长", ("同比增长", None)),
        ("产值（现价）", ("产值（现价）", None)),
        (None, (None, None)),
    ],
)
def test_a_measure_is_words_and_a_unit(
    measure: str | None, expected: tuple[str | None, str | None]
) -> None:
    assert split_measure(measure) == expected


@pytest.mark.parametrize(
    ("wording", "year", "section", "expected"),
    [
        ("全年", 2025, "一、2024年工作回顾", ("2024-01-01", "2024-12-31")),
        ("年末", 2025, "二〇二四年茶叶生产", ("2024-12-31", "2024-12-31")),
        ("过去一年", 2025, "一、2024年工作回顾", ("2024-01-01", "2024-12-31")),
        ("一年来", 2025, "一、2024年工作回顾", ("2024-01-01", "2024-12-31")),
        # 去年 counts from when it was written, and headings of two years or none tell nothing.
        ("去年", 2025, "一、2024年工作回顾", ("2024-01-01", "2024-12-31")),
        ("今年", 2025, "一、2024年工作回顾", ("2025-01-01", "2025-12-31")),
        ("全年", 2025, "2021年至2024年回顾", ("2025-01-01", "2025-12-31")),
        ("全年", 2025, "2020年以来的茶业", ("2025-01-01", "2025-12-31")),
        ("过去一年", 2025, "一、工作回顾", ("2024-01-01", "2025-12-31")),
        ("2023年", 2025, "一、2024年工作回顾", ("2023-01-01", "2023-12-31")),
    ],
)
def test_a_heading_tells_of_which_year_the_whole_is(
    wording: str, year: int, section: str, expected: tuple[str, str]
) -> None:
    period = to_told_period(wording, year, section)
    assert period is not None
    assert (period.start, period.end) == tuple(map(date.fromisoformat, expected))


@pytest.mark.parametrize(
    ("wording", "known", "expected"),
    [
        # What had not come is that of the year before; 全年 only where a year has just ended.
        ("12月", date(2025, 2, 9), ("2024-12-01", "2024-12-31")),
        ("四季度", date(2025, 9, 9), ("2024-10-01", "2024-12-31")),
        ("全年", date(2025, 1, 9), ("2024-01-01", "2024-12-31")),
        ("全年", date(2025, 9, 9), ("2025-01-01", "2025-12-31")),
        ("过去一年", date(2025, 1, 9), ("2024-01-01", "2024-12-31")),
        ("五年来", date(2025, 1, 9), ("2019-01-01", "2024-12-31")),
        ("五年来", date(2025, 9, 9), ("2020-01-01", "2025-12-31")),
        # What had come, what counts from the writing, and a year that is named.
        ("1月", date(2025, 2, 9), ("2025-01-01", "2025-01-31")),
        ("今年", date(2025, 2, 9), ("2025-01-01", "2025-12-31")),
        ("2025年", date(2025, 2, 9), ("2025-01-01", "2025-12-31")),
    ],
)
def test_what_is_known_has_come_to_pass(
    wording: str, known: date, expected: tuple[str, str]
) -> None:
    period = to_told_period(wording, 2025, "", known)
    assert period is not None
    assert (period.start, period.end) == tuple(map(date.fromisoformat, expected))


def know_claim(
    value: dict[str, str], *, title: str, published: str = "", relation: str = "has_value"
) -> Claim:
    """Give the one claim of a dated document, what is said of it given."""
    said = Said(
        "全年茶叶产量达到3吨", {"茶叶产量": "Indicator", "3吨": "Quantity"},
        [("茶叶产量", relation, "3吨", value)],
    )  # fmt: skip
    document, extractions = read("a.txt", said, title=title)
    dated = replace(document, facts=replace(document.facts, published=published))
    (claim,) = to_knowledge([(dated, extractions)], schema()).claims
    return claim


def test_a_fact_was_known_on_the_day_of_its_document_and_a_target_was_not() -> None:
    told = know_claim({"time": "全年"}, title="茶业简讯", published="2025-01-09")
    assert told.time_end == "2024-12-31"
    wanted = {"time": "全年", "modality": "advocated"}
    assert know_claim(wanted, title="茶业简讯", published="2025-01-09").time_end == "2025-12-31"
    assert know_claim({"time": "全年"}, title="茶业简讯", published="2025-01").time_end == (
        "2025-12-31"
    )


@pytest.mark.parametrize(
    ("title", "place", "expected"),
    [
        ("青榆县2023年统计公报", "全县", "青榆县"),
        ("青榆县2023年统计公报", "全省", "全省"),
        ("青榆县2023年统计公报", "白杨镇", "白杨镇"),
        ("青榆县2023年统计公报", None, "青榆县"),
        ("青榆县2023年茶业发展报告", "我县", "青榆县"),
        ("青榆县2023年茶业发展报告", None, None),
        ("茶业2023年统计公报", None, None),
    ],
)
def test_a_document_of_a_region_tells_of_it(
    title: str, place: str | None, expected: str | None
) -> None:
    assert know_claim({"place": place} if place else {}, title=title).place == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("产量（万芯公里）", ("产量", "万芯公里")),
        ("单产（吨/公顷）", ("单产", "吨/公顷")),
        ("产值（现价）", ("产值（现价）", None)),
        ("产值（按十年平均）", ("产值（按十年平均）", None)),
    ],
)
def test_a_unit_that_no_list_has_is_known_by_its_form(
    measure: str, expected: tuple[str | None, str | None]
) -> None:
    assert split_measure(measure) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青榆县2023年国民经济和社会发展统计公报", 2023),
        ("2023年茶园工作要点", None),
        ("2021年至2023年公报", None),
        ("统计公报", None),
    ],
)
def test_a_bulletin_tells_of_the_year_in_its_title(title: str, expected: int | None) -> None:
    assert to_told_year(title) == expected


def test_a_number_of_a_table_is_the_quantity_that_prose_names() -> None:
    head = {"茶叶产量": "Indicator"}
    row = Said(
        "茶叶产量 | 12.5",
        {**head, "12.5": "Quantity"},
        [("茶叶产量", "has_value", "12.5", {"measure": "吨"})],
    )
    prose = Said(
        "茶叶产量为12.5吨。",
        {**head, "12.5吨": "Quantity"},
        [("茶叶产量", "has_value", "12.5吨", {})],
    )
    knowledge = to_knowledge([read("a.txt", row), read("b.txt", prose)], schema())
    (claim,) = knowledge.claims
    assert (claim.support, claim.measure) == (2, None)
    names = {entity.iri: entity.name for entity in knowledge.entities}
    assert names[claim.object] == "12.5吨"


def test_the_words_of_a_measure_stay_without_its_unit() -> None:
    classes = {"茶叶": "Concept", "12.5": "Quantity"}
    told = {"measure": "产量（吨）", "time": "全年"}
    row = Said("茶叶 | 12.5", classes, [("茶叶", "has_value", "12.5", told)])
    (claim,) = to_knowledge([read("a.txt", row, title="2023年公报")], schema()).claims
    assert (claim.measure, claim.time_start) == ("产量", "2023-01-01")


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("茶叶产量分别为12.5、8.1和3.2万吨。", "12.5", "12.5万吨"),
        ("茶叶产量增速高于全省1.2个、0.5个百分点。", "1.2个", "1.2个百分点"),
        ("茶叶产量为12.5，果园有8.1万亩。", "12.5", "12.5"),
        ("茶叶产量为12.5、8.1和3.2。", "12.5", "12.5"),
    ],
)
def test_numbers_of_a_list_have_the_unit_of_its_last(text: str, number: str, expected: str) -> None:
    classes = {"茶叶产量": "Indicator", number: "Quantity"}
    said = Said(text, classes, [("茶叶产量", "has_value", number, {})])
    knowledge = to_knowledge([read("a.txt", said)], schema())
    assert expected in {entity.name for entity in knowledge.entities}
