"""The explorer's panel in a real browser: the quoted evidence, its marks, and hostile words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from ontology import Knowledge
from tests.explorer_sample import Builder
from tests.explorer_view import SCRIPTS, Open, search

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser


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
    assert page.locator("#panel .evidence mark").all_inner_texts() == ["𠮷产业", "促进", "乙"]


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
    assert page.locator("script").count() == SCRIPTS
    assert page.locator("img, svg[onload]").count() == 0
