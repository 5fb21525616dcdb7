"""The explorer's page in a real browser: search, filters, languages, themes, table and phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ontology import Knowledge
from tests.explorer_view import Open, pixels, search

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser


def test_search_finds_by_name_alias_and_english_and_the_keyboard_is_enough(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    page.keyboard.press("/")
    for words, first in [
        ("数据要素", "数据要素"),
        ("科创", "科技创新"),
        ("NEW QUALITY", "新质生产力"),
        ("yangtze", "长三角"),
    ]:
        page.fill("#search", words)
        expect(page.locator("#hits [role=option]").first.locator("bdi").first).to_have_text(first)
    page.fill("#search", "生产力")
    page.keyboard.press("ArrowDown")
    second = page.locator("#hits [role=option]").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    name = second.locator("bdi").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text(name)
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_search_says_when_nothing_matches(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    page.fill("#search", "没有这个词")
    expect(page.locator("#hits")).to_contain_text("没有找到与“没有这个词”相符的实体")


def test_the_legend_hides_and_shows_a_class_and_says_how_much_is_left(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    row = page.locator("#filter-class li[data-name=ProductiveForce] .row")
    expect(row).to_have_text("生产力3")
    row.click()
    expect(row).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#shown")).to_have_text("显示 34 / 共 37 个实体")
    page.wait_for_timeout(200)
    assert pixels(page, 0xC8, 0x1E, 0x3C) == []
    assert "class=ProductiveForce" in page.url
    page.locator("#filter-class .all").click()
    expect(page.locator("#shown")).to_have_text("显示 37 / 共 37 个实体")


def test_filters_by_relation_modality_and_document_keep_what_they_name(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    page.locator("#filter-modality li[data-name=negative]").hover()
    page.locator("#filter-modality li[data-name=negative] .only").click()
    expect(page.locator("#map")).to_have_attribute("data-lines", "1")
    expect(page.locator("#shown")).to_have_text("显示 2 / 共 37 个实体")
    page.locator("#filter-modality .all").click()
    page.locator("#filter-relation li[data-name=has_value]").hover()
    page.locator("#filter-relation li[data-name=has_value] .only").click()
    expect(page.locator("#shown")).to_have_text("显示 2 / 共 37 个实体")
    page.locator("#filter-relation .all").click()
    page.locator("#filter-document li").nth(2).hover()
    page.locator("#filter-document .only:not(.read)").nth(2).click()
    search(page, "产业深度转型升级")
    assert page.locator("#panel h3 .count").all_inner_texts() == ["1"]
    expect(page.locator("#panel .note").first).to_contain_text("2 条论断被当前筛选隐去")


def test_english_is_a_switch_and_the_address_keeps_it(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    page.click("#language")
    expect(page.locator("#counts")).to_have_text("3 documents37 entities38 claims")
    expect(page.locator("#filter-class li").first).to_contain_text("Productive force")
    assert page.url.endswith("#lang=en")
    page.reload()
    search(page, "quality")
    expect(page.locator("#panel-title")).to_have_text("new quality productive forces")
    expect(page.locator("#panel .other")).to_have_text("新质生产力")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click("#language")
    expect(page.locator("#panel-title")).to_have_text("新质生产力")


def test_dark_follows_the_system_and_the_switch(open_graph: Open, sample: Knowledge) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = open_graph(sample, color_scheme="dark")
    assert page.evaluate(ground) == "rgb(20, 24, 31)"
    assert pixels(page, 0xFF, 0x6B, 0x81)
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(251, 250, 247)"
    assert "theme=light" in page.url
    light = open_graph(sample, color_scheme="light")
    assert light.evaluate(ground) == "rgb(251, 250, 247)"


def test_the_table_lists_what_is_on_the_map(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    page.click("#table-switch")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(37)
    expect(rows.first).to_contain_text("新质生产力")
    page.locator("#table thead button").nth(2).click()
    expect(page.locator("#table thead th").nth(2)).to_have_attribute("aria-sort", "ascending")
    expect(rows.last).to_contain_text("新质生产力")
    rows.last.locator(".entity").click()
    expect(page.locator("#panel-title")).to_have_text("新质生产力")


def test_a_phone_shows_the_map_the_panel_and_the_filters_without_sideways_scrolling(
    open_graph: Open, sample: Knowledge
) -> None:
    phone = {"width": 390, "height": 844}
    page = open_graph(sample, viewport=phone, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#legend")).to_be_hidden()
    page.click("#filters-switch")
    expect(page.locator("#legend")).to_be_visible()
    header, legend = page.locator("#top").bounding_box(), page.locator("#legend").bounding_box()
    assert header is not None
    assert legend is not None
    assert legend["y"] == pytest.approx(header["height"], abs=1)
    page.click("#filters-switch")
    search(page, "新质生产力")
    panel = page.locator("#panel").bounding_box()
    stage = page.locator("#stage").bounding_box()
    assert panel is not None
    assert stage is not None
    assert (panel["x"], panel["width"]) == (0, 390)
    assert stage["height"] > 150
    assert panel["y"] + panel["height"] == pytest.approx(844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_page_says_what_it_needs(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample, java_script_enabled=False)
    assert "这份图谱需要启用 JavaScript" in page.locator("body").inner_text()
