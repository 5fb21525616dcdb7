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


def test_a_value_without_a_time_shows_its_section_and_never_the_title(open_graph: Open) -> None:
    builder = Builder()
    builder.document("工作报告")
    builder.entity("工作报告", "Document")
    for name in ("产值", "投资", "消费"):
        builder.entity(name, "Indicator")
        builder.entity(f"{name}之数", "Quantity")
    places = {"产值": "一、去年回顾", "投资": "工作报告", "消费": "二、目标"}
    for name, section in places.items():
        time = {"time": "2030年"} if name == "消费" else {}
        ends, quote = (name, "has_value", f"{name}之数"), f"{name}为{name}之数。"
        builder.claim(ends, quote, "为", section, **time)
    page = open_graph(builder.build())
    for name, badges in (("产值", ["章节 一、去年回顾"]), ("投资", []), ("消费", ["时间 2030年"])):
        search(page, name)
        expect(page.locator("#panel-title")).to_have_text(name)
        assert page.locator("#panel .badge").all_inner_texts() == badges
    search(page, "投资")
    page.locator("#panel .claim .open").click()
    expect(page.locator("#panel figcaption")).not_to_contain_text("章节")


def test_demands_of_one_document_that_differ_in_the_action_alone_are_one_line(
    open_graph: Open,
) -> None:
    builder = Builder()
    for title in ("通知", "报告"):
        builder.document(title)
        builder.entity(title, "Document")
        builder.entity("平台", "Factor")
        for action in ("建成", "支持"):
            builder.claim(
                ("DOC", "calls_for", "平台"), f"{title}要求{action}平台。", action, action=action
            )
    builder.claim(
        ("DOC", "calls_for", "平台"), "2030年建成平台。", "建成", action="建成", time="2030年"
    )
    builder.claim(
        ("DOC", "calls_for", "平台"), "或可支持平台。", "支持", action="支持", modality="possible"
    )
    page = open_graph(builder.build())
    search(page, "平台")
    lines = page.locator("#panel .claim .line")
    badges = [line.locator(".badge").all_inner_texts() for line in lines.all()]
    assert sorted(badges) == [
        *(["动作 建成", "时间 2030年"], ["动作 建成、支持"], ["动作 建成、支持"]),
        ["可能", "动作 支持"],
    ]
    expect(page.locator("#panel h3 .count")).to_have_text("6")
    both = page.locator("#panel .claim", has=page.get_by_text("建成、支持")).first
    expect(both.locator(".count").first).to_have_text("2 处原文")
    both.locator(".open").click()
    assert both.locator("h4").all_inner_texts() == ["动作 建成", "动作 支持"]
    expect(both.locator("blockquote")).to_have_count(2)
