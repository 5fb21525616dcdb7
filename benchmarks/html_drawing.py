"""How soon the explorer draws and how smoothly it moves, beside plain pyvis on the same data.

    python benchmarks/html_drawing.py [SIZE…]

Both are opened in headless Chromium that draws in software, one after the other. First drawing is
counted from the start of navigation to the frame after the canvas is first filled; the explorer is
ready when it answers to the hand: all data and the library have been read. The map is then dragged
about for two seconds. The seconds that the page's own thread worked until it was ready depend less
on what else the machine does. What has drawn nothing after `PATIENCE` seconds is given up.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Error, sync_playwright
from pyvis.network import Network

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from graph import write_html  # noqa: E402
from ontology import Knowledge  # noqa: E402
from tests.explorer_sample import make_large, read_labels  # noqa: E402
from tests.plugin_browser import ARGUMENTS, CHROMIUM  # noqa: E402

SIZES = (1_000, 5_000, 20_000)
CLAIMS = 3
"""Claims for each entity."""
PATIENCE = 45
WATCH = """
(() => {
    const pen = CanvasRenderingContext2D.prototype, fill = pen.fill;
    pen.fill = function (...given) {
        if (this.canvas.isConnected) {
            pen.fill = fill;
            const tell = () => (window.drawn = performance.now());
            requestAnimationFrame(() => requestAnimationFrame(tell));
        }
        return fill.apply(this, given);
    };
})();
"""
DRAG = """async () => {
    const canvas = document.querySelector("canvas"), start = performance.now();
    const send = (type, clientX) => canvas.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0, buttons: 1,
        clientX, clientY: 400, bubbles: true }));
    let frames = 0;
    send("pointerdown", 700);
    while (performance.now() - start < 2000) {
        send("pointermove", 700 + (frames % 200));
        await new Promise(requestAnimationFrame);
        frames += 1;
    }
    const took = performance.now() - start;
    send("pointerup", 700);
    return [1000 * frames / took, frames];
}"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Seconds to write, to first drawing, until ready and of work, frames a second, megabytes.

    None where it was given up. `possible` is the frames a second that the work of each allows.
    """

    wrote: float
    first: float | None
    ready: float | None
    worked: float | None
    frames: float | None
    possible: float | None
    size: float


def write_pyvis(knowledge: Knowledge, path: Path) -> None:
    """Write the graph as pyvis does by itself: all nodes, all edges, its own physics."""
    network = Network(directed=True, cdn_resources="in_line")
    for entity in knowledge.entities:
        network.add_node(entity.iri, label=entity.name, title=entity.class_)
    for claim in knowledge.claims:
        network.add_edge(claim.subject, claim.object, title=claim.predicate)
    path.write_text(network.generate_html(), encoding="utf-8")


def write_explorer(knowledge: Knowledge, path: Path) -> None:
    """Write the graph as a build does."""
    write_html(knowledge, read_labels(), path, "图谱", shown=400)


def read_work(session: CDPSession) -> float:
    """Read the seconds that the page's own thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(row["value"] for row in metrics if row["name"] == "TaskDuration"))


def measure(
    browser: Browser, knowledge: Knowledge, write: Callable[[Knowledge, Path], None]
) -> Drawn:
    """Write, open and drag one file; nothing is fetched."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.html"
        start = time.perf_counter()
        write(knowledge, path)
        wrote = time.perf_counter() - start
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        page.add_init_script(WATCH)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        first = ready = worked = frames = possible = None
        try:
            page.goto(path.as_uri(), timeout=1000 * PATIENCE)
            page.wait_for_function("window.drawn", timeout=1000 * PATIENCE)
            first = page.evaluate("window.drawn") / 1000
            page.wait_for_timeout(500)
            if page.locator("#map[data-shown]").count():
                page.wait_for_selector("#map[data-ready]", state="attached")
                ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000
            worked = read_work(session)
            page.wait_for_timeout(500)
            before = read_work(session)
            frames, drawn = page.evaluate(DRAG)
            possible = drawn / (read_work(session) - before)
        except Error as error:
            if "Timeout" not in str(error):
                raise
        size = path.stat().st_size / 1e6
        return Drawn(wrote, first, ready, worked, frames, possible, size)


def show(value: float | None, digits: int = 2) -> str:
    """Write a measure, or that it was given up."""
    return "–" if value is None else f"{value:.{digits}f}"


def read_sizes(argv: Sequence[str] | None) -> tuple[int, ...]:
    """Read the numbers of entities from the command line, or take the usual ones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", metavar="SIZE", type=int, nargs="*", help="entities to draw")
    return tuple(parser.parse_args(argv).sizes) or SIZES


def main(argv: Sequence[str] | None = None) -> None:
    """Print a table of what was measured."""
    sizes = read_sizes(argv)
    print(
        "| entities | by | written s | MB | first drawing s | ready s | of work s "
        "| frames a second | its work allows |"
    )
    print("|--:|---|--:|--:|--:|--:|--:|--:|--:|")
    with sync_playwright() as playwright:
        for size in sizes:
            knowledge = make_large(size, CLAIMS * size)
            for name, write in (("explorer", write_explorer), ("pyvis", write_pyvis)):
                # Each has a browser of its own: a page that hangs is ended with it.
                browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
                drawn = measure(browser, knowledge, write)
                browser.close()
                print(
                    f"| {size:,} | {name} | {drawn.wrote:.1f} | {drawn.size:.1f} "
                    f"| {show(drawn.first)} | {show(drawn.ready)} | {show(drawn.worked)} "
                    f"| {show(drawn.frames, 0)} | {show(drawn.possible, 0)} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
