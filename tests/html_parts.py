"""An HTML page taken apart: its elements, scripts, styles and JSON blocks."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

TITLE = "新质生产力知识图谱"


class Page(HTMLParser):
    """The elements of a page, and the text inside its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag in ("script", "style") and data.strip():
            self.inside.append((tag, attributes, data))

    def blocks(self) -> dict[str, Any]:
        scripts = ((a, text) for tag, a, text in self.inside if tag == "script")
        data = ((a, text) for a, text in scripts if a.get("type") == "application/json")
        return {str(a["id"]): json.loads(text) for a, text in data}

    def code(self) -> list[str]:
        """The scripts that run: at once, or as the library when the page says so."""
        scripts = [(a, text) for tag, a, text in self.inside if tag == "script"]
        kinds = {"text/plain": [], None: []}  # type: dict[str | None, list[str]]
        for attributes, text in scripts:
            kinds.get(attributes.get("type"), []).append(text)
        return kinds["text/plain"] + kinds[None]

    def styles(self) -> list[str]:
        return [text for tag, _, text in self.inside if tag == "style"]
