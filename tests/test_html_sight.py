"""The first sight: drawn from few data before the library is read; and what moves when dragged."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.explorer.answers import Answered, to_claim_query
from graph.explorer.write_html import to_html, write_html
from ontology import Knowledge
from tests.explorer_sample import make_large, read_labels
from tests.explorer_view import Open, pixels, search
from tests.html_parts import TITLE, Page

pytest_plugins = ["tests.plugin_browser", "tests.plugin_page"]


def test_what_is_seen_first_stands_before_all_that_is_read_later(text: str) -> None:
    order = [
        *('id="drawing"', 'id="sight"', "const readSight", 'id="data"'),
        *('id="passages"', 'id="reading-data"', 'id="library"'),
    ]
    places = [text.index(mark) for mark in order]
    assert places == sorted(places)


def test_the_sight_counts_all_and_names_only_who_is_drawn(knowledge: Knowledge) -> None:
    sight = Page(to_html(knowledge, read_labels(), TITLE, shown=9)).blocks()["sight"]
    assert sight["counts"] == {"documents": 3, "entities": 37, "claims": 38}
    members = [row for rows in sight["communities"]["members"] for row in rows]
    assert members
    assert max(members) < 9


@pytest.mark.browser
def test_the_first_sight_is_drawn_without_the_library_and_the_data(
    browser: Browser, sample: Knowledge, tmp_path: Path
) -> None:
    path = tmp_path / "graph.html"
    write_html(sample, read_labels(), path, TITLE)
    text = path.read_text(encoding="utf-8")
    cut = text[: text.index('<script type="application/json" id="options"')]
    path.write_text(cut, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri())
    expect(page.locator("#counts")).to_have_text("3 文献37 实体38 论断")
    seen = page.evaluate(
        """() => {
            const canvas = document.getElementById("sight-map");
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            let stars = 0;
            for (let n = 0; n < data.length; n += 4)
                if (data[n] === 0xC8 && data[n + 1] === 0x1E && data[n + 2] === 0x3C) stars += 1;
            return stars;
        }"""
    )
    page.close()
    assert seen > 100


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize(("entities", "claims"), [(300, 100), (200, 500)])
def test_the_map_lies_as_the_screen_does_whatever_most_of_it_is(
    open_graph: Open, entities: int, claims: int, width: int, height: int
) -> None:
    page = open_graph(make_large(entities, claims), viewport={"width": width, "height": height})
    page.wait_for_timeout(300)
    across, down = page.evaluate(
        """() => {
            const canvas = document.querySelector("#map canvas");
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            const [left, right, top, bottom] = [[width], [0], [height], [0]];
            for (let n = 0; n < data.length; n += 4) {
                if ([0, 1, 2].every((c) => data[n + c] === data[c])) continue;
                const [x, y] = [(n / 4) % width, Math.floor(n / 4 / width)];
                [left[0], right[0]] = [Math.min(left[0], x), Math.max(right[0], x)];
                [top[0], bottom[0]] = [Math.min(top[0], y), Math.max(bottom[0], y)];
            }
            return [right[0] - left[0], bottom[0] - top[0]];
        }"""
    )
    assert (across > down) == (width > height), (across, down)


@pytest.mark.browser
def test_the_map_is_dragged_as_a_picture_and_drawn_anew_where_it_comes_to_rest(
    open_graph: Open,
) -> None:
    page = open_graph(make_large(600, 1500))
    teal = (0x00, 0x7D, 0x79)
    page.wait_for_timeout(300)
    before = pixels(page, *teal)
    page.mouse.move(640, 700)
    page.mouse.down()
    page.mouse.move(700, 660, steps=4)
    page.mouse.move(740, 640, steps=4)
    page.wait_for_timeout(200)
    dragged = pixels(page, *teal)
    page.mouse.up()
    page.wait_for_timeout(300)
    rested = pixels(page, *teal)
    assert len(before) > 300
    assert len(dragged) == pytest.approx(len(rested), rel=0.1)
    middles = [sum(x for x, _ in found) / len(found) for found in (before, dragged, rested)]
    assert middles[1] > middles[0] + 40
    assert middles[2] == pytest.approx(middles[1], abs=4)


QUERIES = [
    # a limit and an order are left out, so that every row has its claims
    (
        "SELECT DISTINCT ?answer WHERE { ?c rdf:subject ?answer } ORDER BY ?answer LIMIT 3",
        ("SELECT DISTINCT ?answer ?c WHERE { ?c rdf:subject ?answer }", ("c",)),
    ),
    # what is counted is left out, what is put together stays
    (
        "SELECT (CONCAT(?a, ?b) AS ?answer) (SUM(?n) AS ?all) "
        "WHERE { ?c rdf:predicate ?a } GROUP BY ?a",
        ("SELECT DISTINCT (CONCAT(?a, ?b) AS ?answer) ?c WHERE { ?c rdf:predicate ?a }", ("c",)),
    ),
    # a claim that must not be there is none that answers
    (
        "SELECT ?answer WHERE "
        "{ ?c rdf:object ?answer FILTER NOT EXISTS { ?d rdf:object ?answer } }",
        (
            "SELECT DISTINCT ?answer ?c WHERE "
            "{ ?c rdf:object ?answer FILTER NOT EXISTS { ?d rdf:object ?answer } }",
            ("c",),
        ),
    ),
    ("SELECT ?answer WHERE { ?x skos:prefLabel ?answer }", ("", ())),
    ("ASK { ?c rdf:object ?x }", ("", ())),
]


@pytest.mark.parametrize(("sparql", "expected"), QUERIES)
def test_the_claims_of_an_answer_are_asked_for_by_the_question_itself(
    sparql: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert to_claim_query(sparql) == expected


@pytest.mark.browser
def test_a_question_shows_the_claims_that_answer_it_and_no_other(
    open_graph: Open, sample: Knowledge
) -> None:
    names = {entity.iri: entity.name for entity in sample.entities}
    claims = [c for c in sample.claims if names[c.object] in ("算力", "数据要素")]
    giving = next(c for c in claims if names[c.object] == "算力")
    answer = Answered(
        "q", "靠什么？", "On what?", ("answer",), (("算力",),), (giving.claim, "gone")
    )
    page = open_graph(sample, "#ask=q", answers=[answer])
    expect(page.locator("#map")).to_have_attribute("data-lines", "1")
    expect(page.locator("#map")).to_have_attribute("data-drawn", "2")
    expect(page.locator("#shown")).to_have_text("画出给出答案的 1 / 共 1 条论断")
    expect(page.locator("#panel h3")).to_contain_text("给出答案的论断")
    expect(page.locator("#panel blockquote")).to_have_text("人工智能离不开算力和数据要素。")
    search(page, "算力")
    expect(page.locator("#map")).to_have_attribute("data-lines", "1")
