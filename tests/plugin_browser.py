"""A real browser for the explorer: opens graphs, and fails on what it hears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.explorer.answers import Answered
from graph.explorer.definitions import Definitions
from graph.explorer.write_html import write_html
from ontology import Knowledge
from tests.conftest import need
from tests.explorer_sample import read_labels, read_sample
from tests.explorer_view import Open

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
        answers: Sequence[Answered] = (),
        definitions: Definitions | None = None,
        **context: object,
    ) -> Page:
        path = tmp_path / f"graph{len(pages)}.html"
        write_html(knowledge, read_labels(), path, title, shown, answers, definitions or {})
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
        if context.get("java_script_enabled", True):
            page.wait_for_selector("#map[data-ready]", state="attached")
        return page

    yield opened
    for page, faults in pages:
        page.context.close()
        assert faults == []


@pytest.fixture(scope="module")
def sample() -> Knowledge:
    return read_sample()
