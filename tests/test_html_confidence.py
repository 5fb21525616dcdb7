"""How sure a claim is: in its row, in the table, as a filter; and a table that nothing covers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from ontology import Knowledge
from tests.explorer_sample import Builder
from tests.explorer_view import Open, search
from tests.test_html_time import make_dated

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser

SURE = (("算力", 0.97), ("数据", 0.75), ("芯片", 0.6), ("电力", 0.59), ("人才", None))


def make_unsure() -> Knowledge:
    """Give claims of one entity, each as sure as `SURE` has it."""
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    builder.entity("智能制造", "Industry")
    for name, _ in SURE:
        builder.entity(name, "Factor")
        builder.claim(("智能制造", "depends_on", name), f"智能制造依赖{name}。", "依赖")
    made = builder.build()
    names = {entity.iri: entity.name for entity in made.entities}
    sure = dict(SURE)
    return replace(
        made, claims=tuple(replace(c, confidence=sure[names[c.object]]) for c in made.claims)
    )


def find_row(page: Page, name: str) -> str:
    """Give the classes of the row of the claim about `name`, and what it says beside the name."""
    row = page.locator("#panel .claim", has_text=name)
    return f"{row.get_attribute('class')} | {row.locator('.unsure, .sure').all_inner_texts()}"


def test_each_row_says_how_sure_it_is_and_what_is_hardly_sure_stands_back(
    open_graph: Open,
) -> None:
    page = open_graph(make_unsure())
    search(page, "智能制造")
    assert find_row(page, "算力") == "claim asserted | ['0.97']"
    assert find_row(page, "芯片") == "claim asserted | ['0.60']"
    assert find_row(page, "电力") == "claim asserted faint | ['把握较小 0.59']"
    assert find_row(page, "人才") == "claim asserted | []"
    colour = "(row) => getComputedStyle(row.querySelector('.entity')).color"
    one, other = (
        page.locator("#panel .claim", has_text=name).evaluate(colour) for name in ("芯片", "电力")
    )
    assert one != other


def test_confidence_is_a_filter_with_counts_kept_in_the_address(open_graph: Open) -> None:
    page = open_graph(make_unsure())
    rows = page.locator("#filter-confidence li")
    said = ["很有把握 ≥ 0.90", "较有把握 0.75–0.89", "把握一般 0.60–0.74", "把握较小 < 0.60"]
    assert rows.locator(".what").all_inner_texts() == [*said, "未测定"]
    assert rows.locator(".count").all_inner_texts() == ["1"] * 5
    search(page, "智能制造")
    expect(page.locator("#panel .claim")).to_have_count(5)
    rows.filter(has_text="把握较小").locator(".row").click()
    expect(page.locator("#panel .claim")).to_have_count(4)
    expect(page.locator("#panel .note", has_text="隐去")).to_have_text(
        "另有 1 条论断被当前筛选隐去"
    )
    assert "confidence=faint" in page.url
    again = open_graph(make_unsure(), f"#{page.url.split('#')[1]}&lang=en&table=claims")
    expect(again.locator("#panel .claim")).to_have_count(4)
    expect(again.locator("#table tbody tr")).to_have_count(4)
    low = again.locator("#filter-confidence li", has_text="low < 0.60")
    expect(low.locator(".row")).to_have_attribute("aria-pressed", "false")


def test_the_filter_stays_away_where_all_claims_are_equally_sure(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    expect(page.locator("#filter-confidence")).to_be_hidden()


def test_the_table_of_claims_is_sorted_by_confidence_and_its_unsure_rows_stand_back(
    open_graph: Open,
) -> None:
    page = open_graph(make_unsure(), "#table=claims")
    page.click("[data-column=confidence]")
    cells = page.locator("#table tbody td:last-child")
    assert cells.all_inner_texts() == ["0.97", "0.75", "0.60", "0.59", ""]
    expect(page.locator("#table tr.faint")).to_have_count(1)


COVERED = """() => {
    const table = document.getElementById("table").getBoundingClientRect();
    return ["status", "zoom", "timeline"].filter((id) => {
        const box = document.getElementById(id).getBoundingClientRect();
        return box.height && box.top < table.bottom - 1 && table.top < box.bottom
            && box.left < table.right && table.left < box.right;
    });
}"""


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
@pytest.mark.parametrize("address", ["#table=entities", "#table=claims&timeline=1"])
def test_nothing_that_stands_over_the_map_covers_rows_of_a_table(
    open_graph: Open, address: str, size: dict[str, int]
) -> None:
    page = open_graph(make_dated(), address, viewport=size)
    expect(page.locator("#shown")).to_be_visible()
    assert page.evaluate(COVERED) == []
    last = page.locator("#table tbody tr").last
    last.scroll_into_view_if_needed()
    box, table = last.bounding_box(), page.locator("#table").bounding_box()
    assert box is not None
    assert table is not None
    assert box["y"] + box["height"] <= table["y"] + table["height"]
    page.click("#table-switch")
    expect(page.locator("#table")).to_be_hidden()
    expect(page.locator("#map")).to_have_css("opacity", "1")
