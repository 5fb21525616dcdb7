"""Wordings of time and quantity, and what they come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import to_period, to_quantity
from ontology.period import Period
from ontology.quantities import is_unit


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
        ("2023年底", "2023-12-31", "2023-12-31"),
        ("2024年2月末", "2024-02-29", "2024-02-29"),
        ("2023年前三季度", "2023-01-01", "2023-09-30"),
        ("18世纪", "1701-01-01", "1800-12-31"),
        ("二十世纪上半叶", "1901-01-01", "1950-12-31"),
        ("20世纪后半叶", "1951-01-01", "2000-12-31"),
        ("2024年5月6日下午", "2024-05-06", "2024-05-06"),
        ("20世纪80年代", "1980-01-01", "1989-12-31"),
        ("上世纪九十年代", "1990-01-01", "1999-12-31"),
        ("二0一一年", "2011-01-01", "2011-12-31"),
        ("2009年初", "2009-01-01", "2009-03-31"),
        ("2021年春季", "2021-03-01", "2021-05-31"),
        ("2022年秋天", "2022-09-01", "2022-11-30"),
        ("19世纪初", "1801-01-01", "1833-12-31"),
        ("本世纪中叶", "2034-01-01", "2066-12-31"),
        ("18世纪后期", "1767-01-01", "1800-12-31"),
        ("上世纪末", "1991-01-01", "2000-12-31"),
        ("20世纪90年代初", "1990-01-01", "1993-12-31"),
        ("20世纪五六十年代", "1950-01-01", "1969-12-31"),
        ("上世纪八九十年代", "1980-01-01", "1999-12-31"),
        ("2024年1月1日至12月31日", "2024-01-01", "2024-12-31"),
        ("2023年11月至2024年2月", "2023-11-01", "2024-02-29"),
        ("十八大以来的五年", "2012-11-08", "2017-11-07"),
    ],
)
def test_a_plain_wording_of_time_is_a_period(wording: str, start: str, end: str) -> None:
    assert to_period(wording) == Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "wording",
    [
        "近年来",
        "五年来",
        "未来五年",
        "长期",
        "目前",
        "三年间",
        "2023年冬季",
        "2024年12月31日至1月1日",
        "20世纪百年代",
        "20世纪90年代春",
        "2023年13月",
        "2023年2月30日",
        "2035—2021年",
        "去年",
        "一季度",
        "0001年以前",
        "五",
        "十四",
        "0000年",
        "",
    ],
)
def test_other_wordings_of_time_are_no_period(wording: str) -> None:
    assert to_period(wording) is None


@pytest.mark.parametrize(
    ("wording", "start", "end"),
    [
        ("党的十八大以来", "2012-11-08", None),
        ("改革开放以来", "1978-12-18", None),
        ("十八大以来", "2012-11-08", None),
        ("新时代", "2012-11-08", None),
        ("新时代以来", "2012-11-08", None),
        ("建党以来", "1921-07-23", None),
        ("改革开放至今", "1978-12-18", None),
        ("20世纪中叶以后", "1967-01-01", None),
        ("2012年以来", "2012-01-01", None),
        ("自2020年起", "2020-01-01", None),
        ("2035年以后", "2036-01-01", None),
        ("2030年前", None, "2029-12-31"),
        ("2025年底前", None, "2025-12-31"),
        ("到2035年", None, "2035-12-31"),
        ("截至2023年6月底", None, "2023-06-30"),
    ],
)
def test_an_open_wording_of_time_has_one_end(
    wording: str, start: str | None, end: str | None
) -> None:
    first, last = (day and date.fromisoformat(day) for day in (start, end))
    assert to_period(wording) == Period(first or None, last or None)


@pytest.mark.parametrize(
    ("wording", "start", "end"),
    [
        ("今年", "2024-01-01", "2024-12-31"),
        ("去年", "2023-01-01", "2023-12-31"),
        ("上年末", "2023-12-31", "2023-12-31"),
        ("明年上半年", "2025-01-01", "2025-06-30"),
        ("一季度", "2024-01-01", "2024-03-31"),
        ("前三季度", "2024-01-01", "2024-09-30"),
        ("9月12日", "2024-09-12", "2024-09-12"),
        ("1—8月", "2024-01-01", "2024-08-31"),
        ("全年", "2024-01-01", "2024-12-31"),
        ("年初", "2024-01-01", "2024-03-31"),
        ("去年秋季", "2023-09-01", "2023-11-30"),
        ("五年来", "2019-01-01", "2024-12-31"),
        ("过去十二年", "2012-01-01", "2024-12-31"),
        ("近二十年来", "2004-01-01", "2024-12-31"),
        ("未来五年", "2024-01-01", "2029-12-31"),
        ("三年内", "2024-01-01", "2027-12-31"),
        ("年内", "2024-01-01", "2024-12-31"),
        ("五年前", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_wording_that_counts_from_now_takes_the_year_of_its_document(
    wording: str, start: str, end: str
) -> None:
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    assert to_period(wording, year=2024) == period
    assert to_period(wording) is None


def test_lately_ends_with_the_document_and_begins_nobody_knows_when() -> None:
    assert to_period("近年来", year=2024) == Period(None, date(2024, 12, 31))
    assert to_period("近年来") is None


@pytest.mark.parametrize(
    "wording",
    ["目前", "当前", "长期", "未来", "三年间", "五年", "过去", "报告期内", "数字时代", "百年来"],
)
def test_a_vague_wording_of_time_stays_vague_in_a_dated_document(wording: str) -> None:
    assert to_period(wording, year=2024) is None


def test_a_period_has_an_end() -> None:
    with pytest.raises(ValueError, match="neither begins nor ends"):
        Period(None, None)


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
        ("1万6千多户", "16000", "户", "at_least"),
        ("1亿3000万人", "130000000", "人", "exact"),
        ("零下20摄氏度", "-20", "摄氏度", "exact"),
        ("一半", "50", "%", "exact"),
        ("三分之一", "33.33", "%", "about"),
        ("约三分之一", "33.33", "%", "about"),
        ("超过三分之二", "66.67", "%", "at_least"),
        ("四分之三", "75", "%", "exact"),
        ("十分之三以上", "30", "%", "at_least"),
        ("百分之七点五", "7.5", "%", "exact"),
        ("百分之一百二十", "120", "%", "exact"),
        ("千分之一", "0.1", "%", "exact"),
        ("二点五倍", "2.5", "倍", "exact"),
        ("零点五个百分点", "0.5", "个百分点", "exact"),
        ("−3.5%", "-3.5", "%", "exact"),
        ("翻两番", "4", "倍", "exact"),
        ("逾千亿元", "100000000000", "元", "at_least"),
        ("超十万亩", "100000", "亩", "at_least"),
        ("近百家", "100", "家", "about"),
        ("约两千户", "2000", "户", "about"),
        ("近一半", "50", "%", "about"),
        ("超过半数", "50", "%", "at_least"),
        ("一半以上", "50", "%", "at_least"),
        ("近半", "50", "%", "about"),
        ("翻一番以上", "2", "倍", "at_least"),
        ("一番", "2", "倍", "exact"),
        ("每升8元", "8", "元/升", "exact"),
        ("每人每月约900元", "900", "元/人/月", "about"),
        ("每吨负3元", "-3", "元/吨", "exact"),
        ("2.4:1", "2.4", ":1", "exact"),
        ("3∶2", "1.5", ":1", "exact"),
        ("二比一", "2", ":1", "exact"),
        ("上千亿元", "100000000000", "元", "at_least"),
        ("上百户", "100", "户", "at_least"),
        ("成百上千家", "100", "家", "at_least"),
        ("-5.4%", "-5.4", "%", "exact"),
        ("+3.2%", "3.2", "%", "exact"),
    ],
)
def test_a_plain_quantity_has_number_unit_and_bound(
    wording: str, number: str, unit: str, bound: str
) -> None:
    quantity = to_quantity(wording)
    assert quantity is not None
    assert (quantity.number, quantity.unit, quantity.bound) == (Decimal(number), unit, bound)


@pytest.mark.parametrize(
    "wording",
    [
        "6%—5%",
        "约5%—6%",
        "3元到5倍",
        "第3位",
        "首位",
        "大量",
        "",
        "1.2.3",
        "每10人3例",
        "二十几岁",
        "几何",
        "数据",
        "上半年",
        "7:40:53",
        "3:0",
        "一半天",
        "近郊",
    ],
)
def test_other_wordings_are_no_quantity(wording: str) -> None:
    assert to_quantity(wording) is None


@pytest.mark.parametrize(
    ("wording", "lower", "upper", "unit"),
    [
        ("5%—6%", "5", "6", "%"),
        ("3到5倍", "3", "5", "倍"),
        ("3至5万人", "30000", "50000", "人"),
        ("3万亿—5万亿元", "3000000000000", "5000000000000", "元"),
        ("二至三成", "20", "30", "%"),
        ("1-2个百分点", "1", "2", "个百分点"),
        ("百分之三至百分之五", "3", "5", "%"),
        ("三四百人", "300", "400", "人"),
        ("十五六万吨", "150000", "160000", "吨"),
        ("七八成", "70", "80", "%"),
        ("每千克6—8元", "6", "8", "元/千克"),
        ("数十亿元", "2000000000", "9000000000", "元"),
        ("几百家", "200", "900", "家"),
        ("数年", "2", "9", "年"),
        ("十几亿", "1100000000", "1900000000", ""),
    ],
)
def test_a_range_has_two_numbers_of_one_unit(
    wording: str, lower: str, upper: str, unit: str
) -> None:
    quantity = to_quantity(wording)
    assert quantity is not None
    assert (quantity.number, quantity.upper) == (Decimal(lower), Decimal(upper))
    assert (quantity.unit, quantity.bound) == (unit, "between")


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
    assert period.start is not None
    assert period.end is not None
    assert (period.start.day, period.start.month, period.end.month) == (1, month, month)
    assert period.end == date.max or date.fromordinal(period.end.toordinal() + 1).day == 1


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        *(
            (unit, True)
            for unit in ("万吨", "亿元", "%", "百分点", "万吨/年", "万人次", "亿千瓦时")
        ),
        *((word, False) for word in ("", "现价", "上年=100", "亿元、%", "同比", "第3", "12吨")),
    ],
)
def test_a_unit_alone_is_known_from_other_words(wording: str, expected: bool) -> None:
    assert is_unit(wording) is expected
