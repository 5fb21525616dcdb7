"""The query page in Chromium: it asks this server alone, and shows whatever the graph says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph import query, read_questions
from graph.serve.page import declare, to_page
from tests.hostile import HOSTILE, ID
from tests.serve_client import Client

pytest_plugins = ["tests.plugin_browser", "tests.plugin_serve", "tests.plugin_stores"]
needs_browser = pytest.mark.browser

Open = Callable[[Client, str], Page]
NAMES = f"SELECT ?n {{ ?e skos:prefLabel ?n FILTER(STRSTARTS(STR(?e), '{ID}e')) }} ORDER BY ?n"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Give a function that opens a page of a server; it fails on any message or other address."""
    pages: list[Page] = []
    faults: list[str] = []

    def opened(client: Client, path: str) -> Page:
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        own = (client.address, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else faults.append(r.url))
        pages.append(page)
        page.goto(client.address + path)
        return page

    yield opened
    for page in pages:
        page.context.close()
    assert [fault for fault in faults if "status of 400" not in fault] == []


def write_query(page: Page, text: str) -> None:
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


@needs_browser
def test_a_shipped_question_is_answered_on_a_click(
    served: Client, samples_graph: Path, open_page: Open
) -> None:
    page = open_page(served, "/query")
    for question in (q for q in read_questions() if query(samples_graph, q.sparql).rows):
        page.get_by_role("button", name=question.zh, exact=True).click()
        answer = query(samples_graph, question.sparql)
        expect(page.locator("#status")).to_contain_text(f"{len(answer.rows)} 行")
        expect(page.locator("#answer th")).to_have_text(list(answer.columns))
        first = ["" if cell is None else str(cell) for cell in answer.rows[0]]
        expect(page.locator("#answer tbody tr").first.locator("td")).to_have_text(first)


@needs_browser
def test_a_query_is_written_and_run_from_the_keyboard(served: Client, open_page: Open) -> None:
    page = open_page(served, "/query")
    write_query(page, "ASK { ?s a xz:Claim }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer")).to_have_text("是 true")
    write_query(page, "CONSTRUCT { ?s a xz:Claim } { ?s a xz:Claim } LIMIT 1")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer pre")).to_contain_text("a xz:Claim")


@needs_browser
def test_a_faulty_query_is_told_and_the_next_is_answered(served: Client, open_page: Open) -> None:
    page = open_page(served, "/query")
    write_query(page, "SELECT * { ?a")
    page.locator("#run").click()
    expect(page.get_by_role("alert")).to_contain_text("1:14: SPARQL 有误；expected")
    write_query(page, "SELECT (1 AS ?one) (1/0 AS ?none) {}")
    page.locator("#run").click()
    expect(page.locator("#answer td")).to_have_text(["1", ""])
    expect(page.get_by_role("alert")).to_be_hidden()


@needs_browser
def test_hostile_names_are_shown_as_they_are(hostile_served: Client, open_page: Open) -> None:
    page = open_page(hostile_served, "/query")
    write_query(page, NAMES)
    page.locator("#run").click()
    expect(page.locator("#status")).to_contain_text("行")
    shown = page.locator("#answer td bdi").evaluate_all("cells => cells.map(c => c.textContent)")
    assert {*HOSTILE} <= {*shown}
    assert page.title() == "SPARQL · hostile <b>&"


@needs_browser
def test_the_answer_is_downloaded_in_each_format(served: Client, open_page: Open) -> None:
    page = open_page(served, "/query")
    write_query(page, "SELECT ('甲' AS ?a) {}")
    page.locator("#run").click()
    wanted = {
        "CSV": "a\r\n甲\r\n",
        "TSV": '?a\n"甲"\n',
        "JSON": '"value":"甲"',
        "XML": "<literal>甲<",
    }
    for name, content in wanted.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        assert content in Path(download.value.path()).read_bytes().decode()
        assert download.value.suggested_filename == f"answer.{name.lower()}"


@needs_browser
def test_the_page_speaks_chinese_first_and_english_on_request(
    served: Client, open_page: Open
) -> None:
    page = open_page(served, "/query")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    expect(page.locator("#run")).to_have_text("运行")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#run")).to_have_text("Run")
    expect(page.locator("#questions button").first).to_have_text(read_questions()[0].en)
    assert "" not in page.locator("[data-text]").evaluate_all(
        "parts => parts.map(p => p.textContent)"
    )


@needs_browser
def test_the_page_fits_a_narrow_window_and_leads_to_the_explorer(
    served: Client, open_page: Open
) -> None:
    page = open_page(served, "/query")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="图谱浏览器").click()
    expect(page.locator("#search")).to_be_visible()


def test_every_example_of_the_page_runs_as_it_is_written(samples_graph: Path) -> None:
    found = re.search(r'id="data">(.*?)</script>', to_page(samples_graph), re.DOTALL)
    assert found
    questions = json.loads(found[1])["questions"]
    assert [row["id"] for row in questions] == [row.id for row in read_questions()]
    for row, question in zip(questions, read_questions(), strict=True):
        assert row["query"].startswith("PREFIX ")
        assert query(samples_graph, row["query"]).rows == query(samples_graph, question.sparql).rows


def test_the_same_words_are_there_in_both_languages() -> None:
    folder = Path("graph/serve")
    strings = json.loads((Path(__file__).parents[1] / folder / "strings.json").read_bytes())
    assert strings["zh"].keys() == strings["en"].keys()


def test_only_prefixes_that_are_used_are_declared() -> None:
    prefixes = {"a": "urn:a#", "b": "urn:b#", "xa": "urn:x#"}
    assert declare("ASK { ?s xa:b 'b' }", prefixes) == "PREFIX xa: <urn:x#>\n\nASK { ?s xa:b 'b' }"
