"""The timeline and the period, and claims that contradict each other, in a real browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from ontology import Contradiction, Knowledge
from tests.explorer_sample import Builder
from tests.explorer_view import Open, search

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser


def make_dated() -> Knowledge:
    """Claims of 2021, 2023 (two that cannot both be so), 2023 to 2025, and one without a date."""
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    for name, class_ in (("规模", "Indicator"), ("甲市", "Place"), ("产业", "Industry")):
        builder.entity(name, class_)
    for amount in ("1亿元", "2亿元", "3亿元"):
        builder.entity(amount, "Quantity")

    def value(amount: str, year: str) -> str:
        days = {"time_start": f"{year}-01-01", "time_end": f"{year}-12-31"}
        quote = f"{year}年规模达{amount}。"
        return builder.claim(("规模", "has_value", amount), quote, "达", time=f"{year}年", **days)

    value("1亿元", "2021")
    pair = sorted((value("2亿元", "2023"), value("3亿元", "2023")))
    days = {"time_start": "2023-01-01", "time_end": "2025-12-31"}
    builder.claim(
        ("甲市", "promotes", "产业"), "甲市三年内应促进产业。", "促进", modality="advocated", **days
    )
    builder.claim(("产业", "promotes", "甲市"), "产业促进甲市。", "促进")
    return replace(builder.build(), contradictions=(Contradiction(pair[0], pair[1], "value"),))


def test_the_timeline_counts_claims_by_year_and_a_bar_is_a_period(open_graph: Open) -> None:
    page = open_graph(make_dated())
    page.click("#timeline-switch")
    bars = page.locator("#timeline .bar")
    assert [bar.get_attribute("aria-label") for bar in bars.all()] == [
        f"{year}年 {count} 条论断"
        for year, count in ((2021, 1), (2022, 0), (2023, 3), (2024, 1), (2025, 1))
    ]
    expect(page.locator("#timeline .note")).to_have_text("5 条论断中 4 条有日期")
    bars.nth(3).click()
    expect(page.locator("#panel h2")).to_have_text("2024年的论断")
    expect(page.locator("#panel .claim")).to_have_count(1)
    expect(page.locator("#map")).to_have_attribute("data-drawn", "2")
    expect(bars.nth(3)).to_be_focused()
    bars.nth(0).click(modifiers=["Shift"])
    expect(page.locator("#panel h2")).to_have_text("2021—2024年的论断")
    years = page.locator("#panel .claim").all_inner_texts()
    assert "1亿元" in years[0]
    assert "甲市" in years[-1]
    assert "period=2021%7E2024" in page.url


def test_a_period_is_chosen_by_its_years_kept_in_the_address_and_given_back(
    open_graph: Open,
) -> None:
    page = open_graph(make_dated(), "#timeline=1&period=2021~2021")
    expect(page.locator("#map")).to_have_attribute("data-lines", "1")
    page.select_option("#to_year", "2023")
    expect(page.locator("#map")).to_have_attribute("data-lines", "4")
    page.select_option("#from_year", "2022")
    expect(page.locator("#map")).to_have_attribute("data-lines", "3")
    page.click("#all-years")
    expect(page.locator("#map")).to_have_attribute("data-lines", "5")
    page.click("#timeline-switch")
    expect(page.locator("#timeline")).to_be_hidden()


def test_without_dates_there_is_no_timeline(open_graph: Open) -> None:
    builder = Builder()
    builder.document("文稿")
    for name in ("文稿", "甲", "乙"):
        builder.entity(name, "Concept")
    builder.claim(("甲", "promotes", "乙"), "甲促进乙。", "促进")
    page = open_graph(builder.build(), "#timeline=1")
    expect(page.locator("#timeline-switch")).to_be_hidden()
    expect(page.locator("#timeline")).to_be_hidden()


def test_a_claim_shows_what_contradicts_it_with_its_evidence(open_graph: Open) -> None:
    page = open_graph(make_dated())
    search(page, "2亿元")
    claim = page.locator("#panel .claim").first
    expect(claim.locator(".badge.against")).to_have_text("有矛盾")
    claim.locator(".open").first.click()
    against = page.locator("#panel section.against")
    expect(against.locator("h4")).to_have_text("与之矛盾")
    expect(against).to_contain_text("同一指标，数值不同")
    against.locator(".open").click()
    expect(against.locator("blockquote").first).to_have_text("2023年规模达3亿元。")
    search(page, "1亿元")
    expect(page.locator("#panel .badge.against")).to_have_count(0)
