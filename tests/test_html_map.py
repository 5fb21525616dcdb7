"""The explorer's map in a real browser: what is drawn, clicked, focused and left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from ontology import Knowledge
from tests.explorer_sample import Builder, iri, make_large
from tests.explorer_view import TRACE_LINE, Open, middle, pixels, search

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser


def test_first_sight_shows_the_title_the_counts_and_a_drawn_map(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    expect(page.locator("h1")).to_have_text("新质生产力知识图谱")
    expect(page.locator("#counts")).to_have_text("3 文献37 实体38 论断")
    expect(page.locator("#shown")).to_have_text("显示 37 / 共 37 个实体")
    assert len(pixels(page, 0xC8, 0x1E, 0x3C)) > 100  # the stars of the productive forces
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_a_click_on_a_node_opens_it_and_a_click_beside_closes_it(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    page.mouse.click(*middle(pixels(page, 0x8A, 0x3F, 0xFC)))
    expect(page.locator("#panel-title")).to_have_text("新型生产关系")
    page.wait_for_timeout(600)  # the map comes to rest
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 3, box["y"] + 3)
    expect(page.locator("#panel")).to_be_hidden()


def test_a_click_on_a_line_shows_what_joins_its_ends(open_graph: Open) -> None:
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    builder.entity("甲技术", "Technology")
    builder.entity("乙地", "Place")
    builder.claim(
        ("甲技术", "promotes", "乙地"), "甲技术可能不促进乙地。", "促进", polarity="negative"
    )
    page = open_graph(builder.build())
    technology, place = pixels(page, 0x00, 0x7D, 0x79), pixels(page, 0x4D, 0x7C, 0x0F)
    (ax, ay), (bx, by) = middle(technology), middle(place)
    page.mouse.click((ax + bx) / 2, (ay + by) / 2)
    expect(page.locator("#panel-title")).to_have_text("两者之间的论断")
    expect(page.locator("#panel blockquote")).to_have_text("甲技术可能不促进乙地。")
    expect(page.locator("#panel .badge.negative")).to_be_visible()


def trace(open_graph: Open, kind: str) -> list[list[int]]:
    """Give the colours along the line of a claim of a kind, from its head to its tail."""
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    builder.entity("甲技术", "Technology")
    builder.entity("乙地", "Place")
    rest = {"polarity": "negative"} if kind == "negative" else {"modality": kind}
    builder.claim(("甲技术", "promotes", "乙地"), "甲技术促进乙地。", "促进", **rest)
    page = open_graph(builder.build(), f"#at={iri('甲技术').rsplit('/', 1)[1]}&focus=1")
    page.wait_for_timeout(600)  # the map comes to rest
    ends = [middle(pixels(page, 0x00, 0x7D, 0x79)), middle(pixels(page, 0x4D, 0x7C, 0x0F))]
    colours: list[list[int]] = page.evaluate(TRACE_LINE, ends)
    return colours


def test_kinds_of_claims_look_different_on_the_map(open_graph: Open) -> None:
    gaps, reds = {}, {}
    for kind in ("asserted", "advocated", "possible", "negative"):
        colours = trace(open_graph, kind)
        inked = [sum(colour[:3]) < 600 and colour[3] > 128 for colour in colours]
        gaps[kind] = sum(one and not other for one, other in pairwise(inked))
        reds[kind] = sum(r > 180 and g < 90 and b < 90 for r, g, b, _ in colours)
    assert gaps["possible"] > gaps["advocated"] + 2 > gaps["asserted"] + 4
    assert gaps["negative"] == gaps["asserted"]
    assert reds["negative"] > 50 > 20 > reds["asserted"] + reds["advocated"] + reds["possible"]


def test_focus_shows_the_neighbourhood_alone(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    search(page, "人工智能")
    page.locator("[data-act=focus], [data-act=unfocus]").click()
    expect(page.locator("#shown")).to_have_text("“人工智能”的邻域：7 个相邻实体")
    expect(page.locator("#map")).to_have_attribute("data-drawn", "8")
    page.locator("[data-act=focus], [data-act=unfocus]").click()
    expect(page.locator("#map")).to_have_attribute("data-drawn", "37")


def test_what_is_not_drawn_at_first_is_said_searchable_and_appears_when_selected(
    open_graph: Open,
) -> None:
    knowledge = make_large(300, 900)
    page = open_graph(knowledge, shown=40)
    expect(page.locator("#shown")).to_have_text("显示 40 / 共 312 个实体")
    before = pixels(page, 0xB3, 0x26, 0x1E)
    search(page, "term 250")
    expect(page.locator("#panel-title")).to_contain_text("250")
    assert int(page.get_attribute("#map", "data-drawn") or 0) > 40
    page.wait_for_timeout(600)
    assert not before
    assert pixels(page, 0xB3, 0x26, 0x1E)  # the ring around what is selected
    page.click("#close")
    page.click("#more")
    expect(page.locator("#shown")).to_have_text("显示 80 / 共 312 个实体")


def test_an_address_that_names_nothing_known_opens_the_map(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample, "#at=nowhere~neither&focus=1&limit=x&class=Nothing&lang=fr")
    expect(page.locator("#shown")).to_have_text("显示 37 / 共 37 个实体")
    expect(page.locator("#panel")).to_be_hidden()


def test_an_empty_graph_and_lone_entities_open(open_graph: Open, sample: Knowledge) -> None:
    empty = Knowledge((), (), (), (), (), (), ())
    page = open_graph(empty)
    expect(page.locator("#shown")).to_contain_text("这份图谱里没有实体")
    expect(page.locator(".filter h2:visible")).to_have_count(0)
    alone = open_graph(replace(sample, claims=(), evidence=()))
    search(alone, "算力")
    expect(alone.locator("#panel .note")).to_have_text("这些文献没有关于它的论断，只是提到它。")
