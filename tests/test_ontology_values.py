"""Wordings of time and quantity, and what they come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import to_period, to_quantity
from ontology.periods import Period


@pytest.mark.parametrize(
    ("wording", "start", "end"),
    [
        ("2022年", "2022-01-01", "2022-12-31"),
        ("２０２２年", "2022-01-01", "2022-12-31"),
        ("2022年度", "2022-01-01", "2022-12-31"),
        ("二〇二三年", "2023-01-01", "2023-12-31"),
        ("2023年9月", "2023-09-01", "2023-09-30"),
        ("2024年2月份", "2024-02-01", "2024-02-29"),
        ("2023年9月7日", "2023-09-07", "2023-09-07"),
        ("2023 年 9 月 7 号", "2023-09-07", "2023-09-07"),
        ("2023年上半年", "2023-01-01", "2023-06-30"),
        ("2023年下半年", "2023-07-01", "2023-12-31"),
        ("2023年一季度", "2023-01-01", "2023-03-31"),
        ("2023年第四季度", "2023-10-01", "2023-12-31"),
        ("2021—2035年", "2021-01-01", "2035-12-31"),
        ("2021年至2025年", "2021-01-01", "2025-12-31"),
        ("2021-2025年期间", "2021-01-01", "2025-12-31"),
        ("2023年1—8月", "2023-01-01", "2023-08-31"),
        ("“十四五”时期", "2021-01-01", "2025-12-31"),
        ("十三五", "2016-01-01", "2020-12-31"),
        ("“十五五”期间", "2026-01-01", "2030-12-31"),
        ("“一五”时期", "1953-01-01", "1957-12-31"),
        ("“二五”时期", "1958-01-01", "1962-12-31"),
        ("“三五”时期", "1966-01-01", "1970-12-31"),
    ],
)
def test_a_plain_wording_of_time_is_a_period(wording: str, start: str, end: str) -> None:
    assert to_period(wording) == Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "wording",
    [
        "近年来",
        "新时代",
        "2023年13月",
        "2023年2月30日",
        "2035—2021年",
        "2023年末",
        "五",
        "十四",
        "2023",
        "0000年",
        "18世纪",
        "",
    ],
)
def test_other_wordings_of_time_are_no_period(wording: str) -> None:
    assert to_period(wording) is None


def test_a_period_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(date(2023, 1, 2), date(2023, 1, 1))


@pytest.mark.parametrize(
    ("wording", "number", "unit", "bound"),
    [
        ("50.2万亿元", "50200000000000", "元", "exact"),
        ("41.5%", "41.5", "%", "exact"),
        ("41.5％", "41.5", "%", "exact"),
        ("3‰", "3", "‰", "exact"),
        ("2.4亿人", "240000000", "人", "exact"),
        ("超过300家", "300", "家", "at_least"),
        ("300家以上", "300", "家", "at_least"),
        ("20多万人", "200000", "人", "at_least"),
        ("3000余家", "3000", "家", "at_least"),
        ("不低于5%", "5", "%", "at_least"),
        ("不超过3%", "3", "%", "at_most"),
        ("3%以内", "3", "%", "at_most"),
        ("不足1成", "10", "%", "at_most"),
        ("约三成", "30", "%", "about"),
        ("5%左右", "5", "%", "about"),
        ("近20倍", "20", "倍", "about"),
        ("8.1ZB", "8.1", "ZB", "exact"),
        ("1.2个百分点", "1.2", "个百分点", "exact"),
        ("500万千瓦时", "5000000", "千瓦时", "exact"),
        ("3千瓦", "3", "千瓦", "exact"),
        ("1,234.5元", "1234.5", "元", "exact"),
        ("-0.5%", "-0.5", "%", "exact"),
        ("100", "100", "", "exact"),
        ("三百二十万吨", "3200000", "吨", "exact"),
        ("一亿三千万人", "130000000", "人", "exact"),
        ("两万亿元", "2000000000000", "元", "exact"),
        ("十四亿人", "1400000000", "人", "exact"),
        ("百亿元", "10000000000", "元", "exact"),
    ],
)
def test_a_plain_quantity_has_number_unit_and_bound(
    wording: str, number: str, unit: str, bound: str
) -> None:
    quantity = to_quantity(wording)
    assert quantity is not None
    assert (quantity.number, quantity.unit, quantity.bound) == (Decimal(number), unit, bound)


@pytest.mark.parametrize(
    "wording", ["5%—6%", "3到5倍", "第3位", "首位", "一半", "大量", "", "1.2.3"]
)
def test_other_wordings_are_no_quantity(wording: str) -> None:
    assert to_quantity(wording) is None


@pytest.mark.parametrize(
    ("wording", "unit"),
    [("3%", "PERCENT"), ("3万亿元", "CCY_CNY"), ("5亿美元", "CCY_USD"), ("9万吨", "TONNE")],
)
def test_units_that_qudt_has_are_named_by_it(wording: str, unit: str) -> None:
    quantity = to_quantity(wording)
    assert quantity is not None
    assert quantity.unit_iri == f"http://qudt.org/vocab/unit/{unit}"


@given(st.text())
def test_no_wording_is_too_strange_to_ask_about(wording: str) -> None:
    to_period(wording)
    to_quantity(wording)


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=12))
def test_a_month_begins_on_its_first_day_and_ends_before_the_next(year: int, month: int) -> None:
    period = to_period(f"{year:04}年{month}月")
    assert period is not None
    assert (period.start.day, period.start.month, period.end.month) == (1, month, month)
    assert period.end == date.max or date.fromordinal(period.end.toordinal() + 1).day == 1
