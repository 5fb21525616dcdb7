"""What the search box finds: pinyin, initials, English, traditional forms, and what comes near."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from graph.explorer.traditional import to_traditional
from ontology import Knowledge
from tests.explorer_sample import Builder
from tests.explorer_view import Open

pytest_plugins = ["tests.plugin_browser"]

NAMES = {
    "数字经济": "shu-zi-jing-ji",
    "数据要素": "shu-ju-yao-su",
    "绿色转型": "lv-se-zhuan-xing",
    "西安": "xi-an",
    "新质生产力": "xin-zhi-sheng-chan-li",
}


def make_named() -> Knowledge:
    """Give names their identifiers in pinyin, as a build does."""
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    for name in NAMES:
        english = {"数字经济": "digital economy"}.get(name, "")
        builder.entity(name, "Concept", english, *(["数智经济"] if english else []))
    names = list(NAMES)
    for head, tail in zip(names, [*names[1:], names[0]], strict=True):
        builder.claim((head, "promotes", tail), f"{head}促进{tail}。", "促进")
    made = builder.build()
    base = made.entities[0].iri.rsplit("/", 1)[0]
    iris = {
        e.iri: f"{base}/{NAMES[e.name]}-0a1b2c3d" if e.name in NAMES else e.iri
        for e in made.entities
    }
    return replace(
        made,
        entities=tuple(replace(e, iri=iris[e.iri]) for e in made.entities),
        claims=tuple(
            replace(c, subject=iris[c.subject], object=iris[c.object]) for c in made.claims
        ),
        mentions=(),
    )


FOUND = [
    ("数字经济", "数字经济"),
    ("shuzijingji", "数字经济"),
    ("shu zi jing", "数字经济"),
    ("szjj", "数字经济"),
    ("XZSCL", "新质生产力"),
    ("shengchanli", "新质生产力"),
    ("scl", "新质生产力"),
    ("lüse", "绿色转型"),
    ("xi'an", "西安"),
    ("Digital Eco", "数字经济"),
    ("economy", "数字经济"),
    ("數字經濟", "数字经济"),
    ("數智", "数字经济"),
    ("綠色轉型", "绿色转型"),
    ("ｄｉｇｉｔａｌ", "数字经济"),
]


def first(page: Page, words: str) -> str:
    page.fill("#search", words)
    return page.locator("#hits [role=option] bdi").first.inner_text()


@pytest.mark.browser
def test_names_are_found_however_they_are_written(open_graph: Open) -> None:
    page = open_graph(make_named())
    for words, name in FOUND:
        assert first(page, words) == name, words
        expect(page.locator("#found")).to_contain_text("找到")
        expect(page.locator("#found")).not_to_contain_text("没有")


@pytest.mark.browser
def test_what_is_not_found_is_said_and_the_nearest_offered_and_chosen_by_keyboard(
    open_graph: Open,
) -> None:
    page = open_graph(make_named())
    for words, name in (
        ("新质产生力", "新质生产力"),
        ("数据元素", "数据要素"),
        ("digitl economy", "数字经济"),
        ("shuzijinji", "数字经济"),
    ):
        assert first(page, words) == name, words
        expect(page.locator("#found")).to_have_text(f"没有找到与“{words}”相符的实体，相近的有：")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("数字经济")
    page.fill("#search", "🐉")
    expect(page.locator("#hits")).to_have_text("没有找到与“🐉”相符的实体")
    expect(page.locator("#hits [role=option]")).to_have_count(0)


def test_traditional_characters_are_those_of_the_names_alone() -> None:
    assert to_traditional(["数据"]) == ["據數", "据数"]
    assert to_traditional(["數據"]) == ["據數", "据数"]
    assert to_traditional(["abc 一"]) == ["", ""]
