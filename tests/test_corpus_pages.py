"""Whole pages with what PDF files do to them, written by hand, and the paragraphs they hold."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus import SourceFile, read_document

DATA = tomllib.loads(Path(__file__).with_name("corpus_pages.toml").read_text("utf-8"))
PAGES: list[dict[str, Any]] = DATA["page"]


def restored(text: str) -> list[str]:
    document = read_document(SourceFile(Path("page.txt"), "page.txt", "text", data=text.encode()))
    return [
        ("# " if block.kind == "heading" else "") + block.text.value
        for block in document.blocks
        if block.kind != "front"
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_page_comes_back_as_its_paragraphs(page: dict[str, Any]) -> None:
    assert restored(page["text"]) == page["expected"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_margin_of_a_page_says_nothing(page: dict[str, Any]) -> None:
    lines = page["text"].split("\n")
    assert restored("\n".join(" " * 8 + line if line else "" for line in lines)) == page["expected"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_blank_lines_between_all_lines_say_nothing(page: dict[str, Any]) -> None:
    lines = (line for line in page["text"].split("\n") if line.strip())
    assert restored("\n\n".join(lines)) == page["expected"]
