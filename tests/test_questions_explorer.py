"""Questions with very many answers: the explorer lists the first and says where all of them are."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from graph.explorer.answers import LISTED, Answered, to_question_columns
from ontology import Entity, Knowledge
from tests.explorer_view import Open

pytest_plugins = ["tests.plugin_browser"]

LONG = tuple((f"作物{number}",) for number in range(LISTED + 5))


def test_the_explorer_lists_the_first_of_very_many_answers_and_counts_them_all() -> None:
    claims = tuple(f"c{number}" for number in range(len(LONG)))
    named = [Entity(f"e{n}", name, "Concept", None, (), ()) for n, (name,) in enumerate(LONG)]
    columns = to_question_columns(
        [
            Answered("many", "种什么？", "What grows?", ("answer",), LONG, claims),
            Answered("few", "种什么？", "What grows?", ("answer",), LONG[:2]),
        ],
        named,
        {entity.iri: number for number, entity in enumerate(named)},
        {claim: number for number, claim in enumerate(claims)},
    )
    assert columns["rows"] == [[*map(list, LONG[:LISTED])], [["作物0"], ["作物1"]]]
    assert columns["count"] == [len(LONG), 2]
    assert list(map(len, columns["entities"])) == [len(LONG), 2]
    assert list(map(len, columns["claims"])) == [len(LONG), 0]


@pytest.mark.browser
def test_the_panel_says_where_all_of_very_many_answers_are(
    open_graph: Open, sample: Knowledge
) -> None:
    many = Answered("crops", "种什么？", "What grows?", ("answer",), LONG)
    few = Answered("two", "种两样什么？", "Which two?", ("answer",), LONG[:2])
    page = open_graph(sample, "#ask=crops", answers=[many, few])
    expect(page.locator("#panel .answers tbody tr")).to_have_count(LISTED)
    note = "列出前 500 个；全部答案：xinzhi ask <图谱文件夹> crops --format csv"
    expect(page.locator("#panel")).to_contain_text("505 个答案")
    expect(page.locator("#panel .note", has_text="列出")).to_have_text(note)
    page.locator("[data-ask=two]").click()
    expect(page.locator("#panel .answers tbody tr")).to_have_count(2)
    expect(page.locator("#panel")).not_to_contain_text("全部答案")
