"""Everyone can use the explorer: axe finds nothing serious, the keyboard reaches everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ontology import Knowledge
from tests.explorer_view import Open, search
from tests.test_html_reading import with_rejection
from tests.test_html_scenes import ANSWERS
from tests.test_html_time import make_dated

pytest_plugins = ["tests.plugin_browser", "tests.plugin_node"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def axe(node_packages: Path) -> str:
    """The text of axe-core."""
    path = node_packages / "node_modules" / "axe-core" / "axe.min.js"
    return path.read_text(encoding="utf-8")


def find_faults(page: Page, axe: str) -> list[str]:
    page.wait_for_timeout(300)  # transitions of colours come to rest
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in serious]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_view(
    open_graph: Open, sample: Knowledge, axe: str, theme: str
) -> None:
    page = open_graph(with_rejection(sample), f"#theme={theme}", answers=ANSWERS)
    assert find_faults(page, axe) == []
    search(page, "新质生产力")
    for opener in page.locator("#panel .claim .open").all()[:4]:
        opener.click()
    assert find_faults(page, axe) == []
    page.fill("#search", "数")
    assert find_faults(page, axe) == []
    page.press("#search", "Escape")
    page.click("[data-act=path_to]")
    search(page, "共同富裕")
    page.click("#share-switch")
    assert find_faults(page, axe) == []
    page.locator("#questions button").first.click()
    page.click("#table-switch")
    assert find_faults(page, axe) == []
    page.click("[data-table=claims]")
    assert find_faults(page, axe) == []


def test_axe_finds_nothing_serious_in_texts_on_the_timeline_or_on_a_phone(
    open_graph: Open, sample: Knowledge, axe: str
) -> None:
    page = open_graph(with_rejection(sample), "#read=d0~2")
    page.locator("#reading summary").click()
    assert find_faults(page, axe) == []
    dated = open_graph(make_dated(), "#timeline=1&period=2023~2024&theme=dark")
    dated.locator("#panel .open").first.click()
    assert find_faults(dated, axe) == []
    phone = open_graph(sample, "#lang=en", viewport={"width": 390, "height": 844})
    phone.click("#filters-switch")
    assert find_faults(phone, axe) == []


def test_the_keyboard_alone_finds_opens_reads_and_leaves(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    page.keyboard.press("/")
    page.keyboard.type("算力")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    page.locator("[data-act=focus]").press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    page.locator("#panel .claim .open").press("Enter")
    page.locator("#panel figcaption .title").press("Enter")
    expect(page.locator("#reading-title")).to_be_focused()
    page.locator("#reading .says").first.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("条论断")
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#reading")).to_be_hidden()
    page.locator("#share-switch").press("Enter")
    expect(page.locator("#share-menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#share-switch")).to_be_focused()


def test_every_control_is_reached_by_the_tab_key_and_has_a_name(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    search(page, "算力")
    page.evaluate("document.body.focus()")
    names = page.evaluate(
        """() => [
            ...document.querySelectorAll("button, input, select, a, summary, [tabindex='0']")
        ].filter((one) => one.checkVisibility() && !one.disabled).map((one) => [
            one.tabIndex, (one.getAttribute("aria-label") || one.textContent).trim()
        ])"""
    )
    assert len(names) > 40
    assert all(tab >= 0 and name for tab, name in names)


def test_with_reduced_motion_the_map_jumps(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample, reduced_motion="reduce")
    zoom = "document.querySelector('#map canvas').toDataURL()"
    search(page, "算力")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    first = page.evaluate(zoom)
    page.wait_for_timeout(500)
    assert page.evaluate(zoom) == first


def test_the_claims_table_leads_to_the_evidence_without_the_canvas(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample, "#table=claims")
    row = page.locator("#table tbody tr", has_text="12.6万亿元")
    row.locator(".quiet").press("Enter")
    expect(page.locator("#panel blockquote")).to_contain_text("长三角数字经济规模")


def test_a_phone_reads_and_looks_along_time_without_sideways_scrolling(
    open_graph: Open, sample: Knowledge
) -> None:
    phone = {"width": 390, "height": 844}
    views = [(sample, f"#{view}") for view in ("read=d0", "table=claims", "lang=en")]
    for knowledge, address in (*views, (make_dated(), "#timeline=1&lang=en")):
        page = open_graph(knowledge, address, viewport=phone, has_touch=True, is_mobile=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        title = page.locator("h1").bounding_box()
        assert title is not None
        assert title["height"] < 50
