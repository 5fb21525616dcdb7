"""Fixtures: the small knowledge of the explorer, as one page."""

from __future__ import annotations

import pytest

from graph.explorer.write_html import to_html
from ontology import Knowledge
from tests.explorer_sample import read_labels, read_sample
from tests.html_parts import TITLE, Page


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return read_sample()


@pytest.fixture(scope="module")
def text(knowledge: Knowledge) -> str:
    return to_html(knowledge, read_labels(), TITLE)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)
