"""A real browser for the explorer: opens a graph, types, and reads the map's pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.write_html import write_html
from ontology import Knowledge
from tests.conftest import need
from tests.explorer_sample import read_labels, read_sample

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
