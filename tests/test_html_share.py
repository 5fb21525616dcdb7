"""What a viewer takes along: the table as CSV, the view as PNG and SVG, the page on paper."""

from __future__ import annotations

import csv
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from ontology import Knowledge
from tests.explorer_sample import Builder, make_large
from tests.explorer_view import Open, search

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def download(page: Page, selector: str) -> Path:
    with page.expect_download() as found:
        page.click(selector)
    return found.value.path()


def share(page: Page, what: str) -> Path:
    page.click("#share-switch")
    return download(page, f"#save-{what}")


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_tables_are_sorted_by_any_column_and_saved_as_sorted(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample, "#table=claims")
    expect(page.locator("#table tbody tr")).to_have_count(38)
    page.click("[data-column=time]")
    page.click("[data-column=time]")
    expect(page.locator("#table th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("[data-column=time]")).to_be_focused()
    rows = read_csv(download(page, "#table-csv"))
    assert rows[0][:4] == ["主体", "关系", "客体", "语气"]
    stated = ["数字经济规模", "数值为", "12.6万亿元", "陈述", "2024年", "长三角", "", "1"]
    assert rows[1][:8] == stated
    assert rows[1][8] == "0.9"
    assert rows[1][9].startswith("2024年长三角数字经济规模达12.6万亿元。")
    assert len(rows) == 39
    page.click("[data-table=entities]")
    expect(page.locator("[data-table=entities]")).to_be_focused()
    rows = read_csv(download(page, "#table-csv"))
    assert rows[1][0] == "新质生产力"
    assert len(rows) == 38


def test_a_cell_cannot_become_a_formula_or_break_its_row(open_graph: Open) -> None:
    builder = Builder()
    builder.document("文稿")
    names = ["文稿", "=1+2", '甲,"乙"', "@外部"]
    for name in names:
        builder.entity(name, "Concept")
    for name in names[2:]:
        builder.claim(("=1+2", "promotes", name), f"=1+2促进{name}。", "促进")
    page = open_graph(builder.build(), "#table=entities")
    rows = read_csv(download(page, "#table-csv"))
    assert sorted(row[0] for row in rows[1:]) == ["'=1+2", "'@外部", "文稿", '甲,"乙"']
    page.click("[data-table=claims]")
    assert read_csv(download(page, "#table-csv"))[1][0] == "'=1+2"


def test_a_long_table_says_how_much_of_it_is_listed(open_graph: Open) -> None:
    page = open_graph(make_large(700, 700), "#table=entities", shown=700)
    expect(page.locator("#table tbody tr")).to_have_count(500)
    expect(page.locator("#table .note")).to_have_text("列出 500 / 共 700 行")
    page.click("#table .tools .quiet")
    expect(page.locator("#table tbody tr")).to_have_count(700)


def test_the_view_is_saved_as_a_picture_of_twice_its_size(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    data = share(page, "png").read_bytes()
    assert data.startswith(b"\x89PNG")
    box = page.locator("#map").bounding_box()
    assert box is not None
    assert struct.unpack(">2I", data[16:24]) == (2 * box["width"], 2 * (round(box["height"]) + 58))
    assert len(data) > 30_000
    expect(page.locator("#share-switch")).to_be_focused()


def test_the_view_is_saved_as_svg_with_every_name_as_text(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    search(page, "人工智能")
    page.click("[data-act=focus]")
    page.wait_for_timeout(500)
    root = ElementTree.fromstring(share(page, "svg").read_text(encoding="utf-8"))
    written = [text.text for text in root.iter(f"{SVG}text")]
    for name in ("人工智能", "算力", "数据要素", "制造业", "数字化转型", "依赖"):
        assert name in written
    dashes = {path.get("stroke-dasharray") for path in root.iter(f"{SVG}path")}
    assert len(dashes) >= 2
    assert root.findtext(f"{SVG}title") == "新质生产力知识图谱"
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "rect", "path", "text")
    }


OVERLAPS = """svg => {
    const page = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    document.body.append(page);
    const texts = [...page.querySelectorAll("text[stroke]")].map((text) => text.getBBox());
    page.remove();
    const meet = (a, b) => a.x + 2 < b.x + b.width && b.x + 2 < a.x + a.width
        && a.y + 5 < b.y + b.height && b.y + 5 < a.y + a.height;
    return [texts.length, texts.filter((a, n) => texts.some((b, m) => m < n && meet(a, b))).length];
}"""


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
def test_names_on_the_map_do_not_cover_each_other(open_graph: Open, size: dict[str, int]) -> None:
    page = open_graph(make_large(600, 1500), viewport=size)
    count, covered = page.evaluate(OVERLAPS, share(page, "svg").read_text(encoding="utf-8"))
    assert count > 15
    assert covered == 0


def test_paper_is_white_holds_the_evidence_and_leaves_out_the_tools(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample, "#theme=dark")
    search(page, "算力")
    page.locator("#panel .claim .open").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    for hidden in ("#tools", "#finder", "#zoom", "#legend", "#close"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in ("h1", "#map canvas", "#panel-title", "#panel blockquote"):
        expect(page.locator(shown).first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
