"""The explorer in a real browser: what a viewer sees, finds, opens and hides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from graph.write_html import write_html
from ontology import Knowledge
from tests.conftest import need
from tests.explorer_sample import Builder, iri, make_large, read_labels, read_sample

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COPY_MAP = """
    const canvas = document.querySelector("#map canvas"), { width, height } = canvas;
    const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    pen.drawImage(canvas, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height), box = canvas.getBoundingClientRect();
"""
FIND_PIXELS = f"""([red, green, blue]) => {{{COPY_MAP}
    const found = [];
    for (let n = 0; n < width * height; n += 1)
        if (data[4 * n] === red && data[4 * n + 1] === green && data[4 * n + 2] === blue)
            found.push([box.x + (n % width) * box.width / width,
                        box.y + Math.floor(n / width) * box.height / height]);
    return found;
}}"""
TRACE_LINE = f"""([[ax, ay], [bx, by]]) => {{{COPY_MAP}
    const steps = Math.hypot(bx - ax, by - ay), traced = [];
    for (let n = 0; n <= steps; n += 1) {{
        const x = Math.round((ax + (bx - ax) * n / steps - box.x) * width / box.width);
        const y = Math.round((ay + (by - ay) * n / steps - box.y) * height / box.height);
        traced.push([...data.slice(4 * (y * width + x), 4 * (y * width + x) + 4)]);
    }}
    return traced;
}}"""
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    need("browser", CHROMIUM.is_file(), f"no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_graph(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens the explorer of a knowledge; it fails on any message or request.

    The page must fetch nothing but itself and must leave no word in the console.
    """
    pages: list[tuple[Page, list[str]]] = []

    def opened(
        knowledge: Knowledge,
        address: str = "",
        title: str = "新质生产力知识图谱",
        shown: int = 300,
        **context: object,
    ) -> Page:
        path = tmp_path / f"graph{len(pages)}.html"
        write_html(knowledge, read_labels(), path, title, shown)
        size = context.pop("viewport", {"width": 1280, "height": 800})
        page = browser.new_context(viewport=size, **context).new_page()  # type: ignore[arg-type]
        faults: list[str] = []
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        own = path.as_uri()
        page.on("request", lambda r: None if r.url.split("#")[0] == own else faults.append(r.url))
        pages.append((page, faults))
        page.goto(own + address)
        return page

    yield opened
    for page, faults in pages:
        page.context.close()
        assert faults == []


@pytest.fixture(scope="module")
def sample() -> Knowledge:
    return read_sample()


def search(page: Page, words: str) -> None:
    page.fill("#search", words)
    page.press("#search", "Enter")


def pixels(page: Page, red: int, green: int, blue: int) -> list[list[float]]:
    """Find the points of the map that have a colour, in the page's coordinates."""
    found: list[list[float]] = page.evaluate(FIND_PIXELS, [red, green, blue])
    return found


def middle(points: list[list[float]]) -> tuple[float, float]:
    assert points, "no pixel of that colour on the map"
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def test_first_sight_shows_the_title_the_counts_and_a_drawn_map(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    expect(page.locator("h1")).to_have_text("新质生产力知识图谱")
    expect(page.locator("#counts")).to_have_text("3 文献37 实体38 论断")
    expect(page.locator("#shown")).to_have_text("显示 37 / 共 37 个实体")
    assert len(pixels(page, 0xC8, 0x1E, 0x3C)) > 100  # the stars of the productive forces
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


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


def test_a_claim_opens_to_its_sentence_with_head_tail_and_trigger_marked(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    search(page, "算力")
    expect(page.locator("#panel h3")).to_contain_text("依赖")
    page.locator("#panel .claim .open").click()
    quote = page.locator("#panel blockquote")
    expect(quote).to_have_text("人工智能离不开算力和数据要素。")
    expect(quote.locator("mark.head")).to_have_text("人工智能")
    expect(quote.locator("mark.trigger")).to_have_text("离不开")
    expect(quote.locator("mark.tail")).to_have_text("算力")
    caption = page.locator("#panel figcaption")
    expect(caption).to_contain_text("样例文稿乙：产业与技术")
    expect(caption).to_contain_text("产业布局")
    expect(caption).to_contain_text("depends_on-1")


def test_marks_count_code_points_not_utf16_units(open_graph: Open) -> None:
    builder = Builder()
    builder.document("文稿")
    for name in ("文稿", "𠮷产业", "乙"):
        builder.entity(name, "Industry")
    builder.claim(("𠮷产业", "promotes", "乙"), "😀😀𠮷产业促进乙😀。", "促进")
    page = open_graph(builder.build())
    search(page, "𠮷产业")
    page.locator("#panel .claim .open").click()
    assert page.locator("#panel mark").all_inner_texts() == ["𠮷产业", "促进", "乙"]


def test_an_end_that_stands_in_the_context_is_marked_there(open_graph: Open) -> None:
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    builder.entity("数字经济", "Industry", "", "数智经济")
    builder.entity("算力", "Factor")
    builder.claim(
        ("数字经济", "depends_on", "算力"), "它离不开算力。", "离不开", context="数智经济正在成长。"
    )
    page = open_graph(builder.build())
    search(page, "算力")
    page.locator("#panel .claim .open").click()
    expect(page.locator("#panel .context mark.head")).to_have_text("数智经济")
    expect(page.locator("#panel blockquote mark.head")).to_have_count(0)


def test_modality_polarity_time_place_and_speaker_are_shown_as_badges(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    for words, badges in [
        ("传统生产力", ["否定"]),
        ("12.6万亿元", ["时间 2024年", "地点 长三角"]),
        ("数据产权制度", ["主张", "动作 完善"]),
        ("数字化转型", ["可能"]),
    ]:
        search(page, words)
        assert page.locator("#panel .badge").all_inner_texts() == badges
    search(page, "算力")
    assert page.locator("#panel .badge").count() == 0


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
    page.locator("#filter-document .only").nth(2).click()
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


def test_back_and_forward_follow_what_was_looked_at(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    expect(page.locator("#back")).to_be_disabled()
    search(page, "算力")
    page.locator("#panel .entity").first.click()
    expect(page.locator("#panel-title")).to_have_text("人工智能")
    page.click("#back")
    expect(page.locator("#panel-title")).to_have_text("算力")
    page.click("#forward")
    expect(page.locator("#panel-title")).to_have_text("人工智能")
    expect(page.locator("#forward")).to_be_disabled()
    page.click("#back")
    page.click("#back")
    expect(page.locator("#panel")).to_be_hidden()


def test_focus_shows_the_neighbourhood_alone(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    search(page, "人工智能")
    page.locator(".action").click()
    expect(page.locator("#shown")).to_have_text("“人工智能”的邻域：7 个相邻实体")
    expect(page.locator("#map")).to_have_attribute("data-drawn", "8")
    page.locator(".action").click()
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


HOSTILE = [
    "<script>document.title='owned'</script>",
    "</script><img src=x onerror=\"document.title='owned'\">",
    '"><svg onload=alert(1)>',
    "a & b &lt;b&gt; 'c'",
    "\u202eright to left\u202c \u200fמילה",
    "😀𠮷 astral",
    "line\u2028separator",
    "__proto__",
    "constructor",
    "{0} $& $1 {{ 7*7 }}",
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_labels_are_shown_as_they_are_and_do_nothing(open_graph: Open, lang: str) -> None:
    builder = Builder()
    builder.document(HOSTILE[0])
    builder.entity(HOSTILE[0], HOSTILE[1])
    for name in HOSTILE[1:]:
        builder.entity(name, name, name, f"又名{name}")
    for head, tail in pairwise(HOSTILE):
        quote = f"{head} 促进 {tail}"
        builder.claim((head, tail, tail), quote, "促进", section=head, source=tail, place=head)
    page = open_graph(builder.build(), f"#lang={lang}", title=HOSTILE[1])
    for name in HOSTILE[1:]:
        page.fill("#search", name)
        page.locator("#hits [role=option]").first.click()
        assert page.locator("#panel-title").text_content() == name
        for opener in page.locator("#panel .claim .open").all():
            opener.click()
        assert name in (page.locator("#panel-body").text_content() or "")
    assert page.title() == HOSTILE[1]
    assert page.locator("h1").text_content() == HOSTILE[1]
    assert page.locator("script").count() == 7
    assert page.locator("img, svg[onload]").count() == 0


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


def test_an_address_that_names_nothing_known_opens_the_map(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample, "#at=nowhere~neither&focus=1&limit=x&class=Nothing&lang=fr")
    expect(page.locator("#shown")).to_have_text("显示 37 / 共 37 个实体")
    expect(page.locator("#panel")).to_be_hidden()


def test_an_empty_graph_and_lone_entities_open(open_graph: Open, sample: Knowledge) -> None:
    empty = replace(sample, entities=(), claims=(), evidence=(), documents=())
    expect(open_graph(empty).locator("#shown")).to_have_text("当前筛选下没有可显示的实体")
    alone = open_graph(replace(sample, claims=(), evidence=()))
    search(alone, "算力")
    expect(alone.locator("#panel .note")).to_have_text("这些文献没有关于它的论断，只是提到它。")


def test_without_scripts_the_page_says_what_it_needs(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample, java_script_enabled=False)
    assert "这份图谱需要启用 JavaScript" in page.locator("body").inner_text()
