"""An explained page: what stands around its sections, and how text enters it."""

from __future__ import annotations

from html import escape
from pathlib import Path

from graph.explain_model import Mark
from graph.explain_words import HEADINGS

STYLE = Path(__file__).with_name("explain.css")
LEGEND: tuple[tuple[Mark, str], ...] = (
    ("head", "主语 head"),
    ("trigger", "关系词 trigger"),
    ("tail", "宾语 tail"),
)


def to_page(title: str, head: str, sections: dict[str, str]) -> str:
    """Give a whole page: its head, the links to the sections that hold anything, and these."""
    shown = [name for name, body in sections.items() if body]
    links = "".join(f"<a href='#{name}'>{HEADINGS[name][0]}</a>" for name in shown)
    legend = "".join(f"<mark class={mark}>{label}</mark>" for mark, label in LEGEND)
    body = "".join(
        f"<section id={name}><h2>{HEADINGS[name][0]} <span lang=en>{HEADINGS[name][1]}</span></h2>"
        f"{sections[name]}</section>\n"
        for name in shown
    )
    return (
        "<!doctype html>\n<html lang=zh>\n<head><meta charset=utf-8>"
        "<meta http-equiv=Content-Security-Policy "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        "<meta name=viewport content='width=device-width, initial-scale=1'>"
        f"<title>{to_text(title)}</title>\n"
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style></head>\n"
        f"<body><main>\n<header>{head}</header>\n"
        f"<nav aria-label=目录>{links}</nav><p class=legend>{legend}</p>\n"
        f"{body}</main></body>\n</html>\n"
    )


def to_text(text: str) -> str:
    """Escape for content and attributes; what cannot be printed is shown as a space."""
    return escape("".join(char if char.isprintable() else " " for char in text))
