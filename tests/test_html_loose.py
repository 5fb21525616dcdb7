"""The first sight of scattered graphs: who stands alone is folded away, values go unnamed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from ontology import Entity, Knowledge
from tests.explorer_sample import ID, Builder, read_sample
from tests.explorer_view import Open, search

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def make_scattered(alone: int, pairs: int) -> Knowledge:
    """Give one group of four indicators with values, and so many that stand alone or in pairs."""
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    builder.entity("经济运行", "Concept")
    for name, value in (("产值增速", "5.5%"), ("失业率", "5.5%"), ("投资增速", "4%")):
        builder.entity(name, "Indicator")
        builder.entity(value, "Quantity")
        builder.claim((name, "has_value", value), f"{name}为{value}。", "为")
        builder.claim(("经济运行", "has_part", name), f"经济运行包括{name}。", "包括")
    for number in range(pairs):
        for name in (f"甲{number}", f"乙{number}"):
            builder.entity(name, "Concept")
        builder.claim((f"甲{number}", "promotes", f"乙{number}"), "甲促进乙。", "促进")
    made = builder.build()
    single = tuple(Entity(f"{ID}zz{n}", f"孤立{n}", "Concept", None, (), ()) for n in range(alone))
    return replace(made, entities=(*made.entities, *single))


def written(page: Page) -> set[str | None]:
    """Give the names that are written on the map."""
    with page.expect_download() as found:
        page.click("#share-switch")
        page.click("#save-svg")
    path: Path = found.value.path()
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    return {text.text for text in root.iter(f"{SVG}text")}


def test_who_stands_alone_or_in_pairs_is_folded_away_and_counted(open_graph: Open) -> None:
    page = open_graph(make_scattered(14, 8))
    expect(page.locator("#shown")).to_have_text("显示 6 / 共 37 个实体")
    expect(page.locator("#loose")).to_have_text("还有 31 个零散实体")
    page.click("#loose")
    expect(page.locator("#shown")).to_have_text("显示 37 / 共 37 个实体")
    expect(page.locator("#loose")).to_have_text("收起零散实体")
    assert "loose=1" in page.url
    again = open_graph(make_scattered(14, 8), f"#{page.url.split('#')[1]}&lang=en")
    expect(again.locator("#map")).to_have_attribute("data-drawn", "37")
    again.click("#loose")
    expect(again.locator("#loose")).to_have_text("31 more stand alone or in pairs")


def test_what_is_folded_away_is_found_and_stands_in_the_table(open_graph: Open) -> None:
    page = open_graph(make_scattered(14, 8))
    search(page, "甲3")
    expect(page.locator("#panel-title")).to_have_text("甲3")
    expect(page.locator("#shown")).to_have_text("显示 8 / 共 37 个实体")
    expect(page.locator("#loose")).to_have_text("还有 29 个零散实体")
    page.click("#table-switch")
    expect(page.locator("#table tbody tr")).to_have_count(37)
    expect(page.locator("#loose")).to_be_hidden()


@pytest.mark.parametrize("alone", [9, 24])
def test_few_stay_and_so_do_all_where_there_is_nothing_else(open_graph: Open, alone: int) -> None:
    page = open_graph(make_scattered(alone - 1, 0))
    expect(page.locator("#loose")).to_be_hidden()
    expect(page.locator("#map")).to_have_attribute("data-drawn", str(alone + 6))
    lone = open_graph(replace(read_sample(), claims=(), evidence=()))
    expect(lone.locator("#map")).to_have_attribute("data-drawn", "37")


def test_values_are_not_named_at_first_but_with_what_is_selected(open_graph: Open) -> None:
    page = open_graph(make_scattered(0, 0))
    names = written(page)
    assert {"产值增速", "失业率", "投资增速", "经济运行"} <= names
    assert not {"5.5%", "4%"} & names
    search(page, "投资增速")
    page.wait_for_timeout(600)
    assert "4%" in written(page)


def test_a_path_goes_through_what_joins_and_not_through_an_equal_value(open_graph: Open) -> None:
    page = open_graph(make_scattered(0, 0))
    search(page, "产值增速")
    page.click("[data-act=path_to]")
    search(page, "失业率")
    expect(page.locator("#panel .chain").nth(1)).to_have_text("产值增速 — 经济运行 — 失业率")
