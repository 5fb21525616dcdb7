"""What a viewer does with an opened explorer: searches, and sees the map's pixels."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Open = Callable[..., Page]
SCRIPTS = 11
"""The page's script elements: seven blocks of data, the options, our script, and the library, as
text and, when the first sight is drawn, as a script."""
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
