"""Paths, neighbourhoods that grow, and saved questions, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.explorer.answers import Answered, answer_questions, to_question_columns, to_texts
from graph.questions import Parameter, Question
from ontology import Entity, Knowledge
from tests.explorer_sample import ID, Builder
from tests.explorer_view import Open, search

pytest_plugins = ["tests.plugin_browser"]


def make_chain() -> Knowledge:
    """Join 甲 to 丁 by two ways of two claims, by a text, and by what is denied."""
    builder = Builder()
    builder.document("文稿")
    builder.entity("文稿", "Document")
    for name in ("甲技术", "乙产业", "丙产业", "丁目标", "戊政策"):
        builder.entity(name, "Concept")
    for name in ("乙产业", "丙产业"):
        builder.claim(("甲技术", "promotes", name), f"甲技术促进{name}。", "促进")
        builder.claim((name, "aims_at", "丁目标"), f"{name}旨在丁目标。", "旨在")
    builder.claim(("DOC", "calls_for", "甲技术"), "要发展甲技术。", "要发展")
    builder.claim(("DOC", "calls_for", "戊政策"), "要落实戊政策。", "要落实")
    builder.claim(("甲技术", "is_a", "丁目标"), "甲技术不是丁目标。", "是", polarity="negative")
    return builder.build()


def find_path(page: Page, start: str, end: str) -> None:
    search(page, start)
    page.click("[data-act=path_to]")
    expect(page.locator("#shown")).to_contain_text(f"从“{start}”出发")
    search(page, end)


@pytest.mark.browser
def test_a_path_is_the_shortest_by_what_is_not_denied_with_the_evidence_of_each_step(
    open_graph: Open,
) -> None:
    page = open_graph(make_chain())
    find_path(page, "甲技术", "丁目标")
    expect(page.locator("#panel .note").first).to_have_text("2 条最短路径，各 2 步")
    chains = page.locator("#panel .group .chain").all_inner_texts()
    between = [chain.replace("\n", "").split(" — ")[1] for chain in chains]
    assert sorted(between) == ["丙产业", "乙产业"]
    quotes = page.locator("#panel .group").first.locator("blockquote").all_inner_texts()
    assert quotes == [f"甲技术促进{between[0]}。", f"{between[0]}旨在丁目标。"]
    expect(page.locator("#map")).to_have_attribute("data-drawn", "4")
    page.reload()
    expect(page.locator("#panel .group")).to_have_count(2)
    page.click("#leave")
    expect(page.locator("#map")).to_have_attribute("data-drawn", "6")


@pytest.mark.browser
def test_a_path_goes_through_a_text_only_where_there_is_no_other_and_may_not_be_there(
    open_graph: Open,
) -> None:
    page = open_graph(make_chain())
    find_path(page, "丁目标", "戊政策")
    expect(page.locator("#panel .chain").nth(1)).to_contain_text("文稿")
    page.click("#leave")
    page.locator("#filter-relation li[data-name=calls_for] .row").click()
    find_path(page, "丁目标", "戊政策")
    expect(page.locator("#panel .note")).to_contain_text("没有由论断连成的路径")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


@pytest.mark.browser
def test_a_neighbourhood_is_expanded_and_folded_and_the_steps_lead_back(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    drawn = page.locator("#map")
    search(page, "量子信息")
    page.click("[data-act=focus]")
    expect(drawn).to_have_attribute("data-drawn", "2")
    page.locator("#panel .claim .entity").first.click()
    expect(page.locator("#panel-title")).to_have_text("未来产业")
    expect(drawn).to_have_attribute("data-drawn", "2")
    page.click("[data-act=expand]")
    expect(drawn).to_have_attribute("data-drawn", "4")
    expect(page.locator("#shown")).to_contain_text("“量子信息”等 2 项的邻域")
    page.click("[data-act=fold]")
    expect(drawn).to_have_attribute("data-drawn", "2")
    for _ in range(2):
        page.click("#back")
    expect(drawn).to_have_attribute("data-drawn", "2")
    page.click("#forward")
    expect(drawn).to_have_attribute("data-drawn", "4")


ANSWERS = (
    Answered(
        "parts",
        "未来产业包括什么？",
        "What do the industries of the future include?",
        ("answer",),
        (("人工智能",), ("量子信息",)),
    ),
    Answered("none", "无人回答？", "Does nobody answer?", ("answer",), ()),
)


@pytest.mark.browser
def test_a_saved_question_is_a_button_that_shows_its_answers(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample, answers=ANSWERS)
    expect(page.locator("#questions li")).to_have_count(1)
    page.locator("#questions button").click()
    expect(page.locator("#panel h2")).to_have_text("未来产业包括什么？")
    assert page.locator("#panel .answers td").all_inner_texts() == ["人工智能", "量子信息"]
    expect(page.locator("#shown")).to_contain_text("答案 2 个")
    assert "ask=parts" in page.url
    page.locator("#panel .answers .entity").nth(1).click()
    expect(page.locator("#panel-title")).to_have_text("量子信息")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("未来产业包括什么？")
    page.locator("#questions button").click()
    expect(page.locator("#panel")).to_be_hidden()


def test_answers_name_each_entity_once_in_their_order() -> None:
    entities = [
        Entity(f"{ID}{n}", name, "Concept", None, (), ()) for n, name in enumerate("甲乙丙乙")
    ]
    row = {entity.iri: number for number, entity in enumerate(entities)}
    answer = Answered("q", "？", "?", ("answer", "of"), (("乙", "甲"), ("丁", "乙")))
    assert to_question_columns([answer], entities, row, {})["entities"] == [[1, 3, 0]]


def test_the_shipped_questions_are_answered_from_a_graph_folder(samples_graph: Path) -> None:
    answers = answer_questions(samples_graph)
    assert len(answers) > 20
    assert sum(bool(answer.rows) for answer in answers) > 5
    assert all(len(row) == len(answer.columns) for answer in answers for row in answer.rows)


def ask_about(zh: str, *parameters: Parameter) -> tuple[str, str]:
    return to_texts(Question("q", zh, "Which parts?", "", "", parameters))


def test_a_saved_question_names_the_value_it_is_answered_for() -> None:
    concept = Parameter("concept", "概念", "concept", "果园经济")
    year = Parameter("year", "年份", "year", "2024")
    open_ = Parameter("document", "文献", "document", "")
    assert ask_about("某一概念有哪些部分？", concept)[0] == "“果园经济”有哪些部分？"
    assert ask_about("某一概念有哪些部分？", concept, year) == (
        "“果园经济”有哪些部分？（年份：2024）",
        "Which parts? (concept: 果园经济; year: 2024)",
    )
    assert ask_about("有哪些部分？", open_) == ("有哪些部分？", "Which parts?")


@pytest.mark.browser
def test_many_questions_are_searched_by_word_and_stand_in_a_tall_box(
    open_graph: Open, sample: Knowledge
) -> None:
    many = tuple(
        Answered(f"q{n}", f"第{n}个果园种什么？", f"What grows in orchard {n}?", ("a",), (("梨",),))
        for n in range(40)
    )
    page = open_graph(sample, answers=many)
    rows = page.locator("#questions li")
    expect(rows).to_have_count(40)
    box = page.locator("#questions ul").bounding_box()
    assert box is not None
    assert box["height"] >= 240
    page.fill("#questions input", "果园 12")
    expect(rows).to_have_count(1)
    page.fill("#questions input", "orchard 3")
    expect(page.locator("#questions .head .count")).to_have_text("13")
    page.fill("#questions input", "葡萄")
    expect(page.locator("#questions .note")).to_be_visible()
    expect(rows).to_have_count(0)
