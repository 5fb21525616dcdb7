"""Words that would act if they could: shown as they are in every view, and inert."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from graph.explorer.answers import Answered
from ontology import Contradiction, Knowledge, Rejection
from tests.explorer_sample import Builder, iri
from tests.explorer_view import SCRIPTS, Open
from tests.test_html_panel import HOSTILE
from tests.test_html_share import share

pytest_plugins = ["tests.plugin_browser"]
pytestmark = pytest.mark.browser


def make_hostile() -> Knowledge:
    """Make a graph with hostile words wherever the explorer shows one."""
    builder = Builder()
    builder.document(HOSTILE[0])
    for name in HOSTILE:
        builder.entity(name, name, name, f"又名{name}")
    days = {"time_start": "2023-01-01", "time_end": HOSTILE[0]}
    for head, tail in pairwise(HOSTILE):
        said = {"source": tail, "place": head, "time": tail, "action": head, **days}
        builder.claim((head, tail, tail), f"{head} 促进 {tail}", "促进", section=head, **said)
    made = builder.build()
    first, second, *_ = made.claims
    return replace(
        made,
        contradictions=(Contradiction(first.claim, second.claim, "value"),),
        quarantine=(Rejection(first, HOSTILE[0], HOSTILE[1], made.evidence[:1]),),
        documents=tuple(replace(d, sources=tuple(HOSTILE[:2])) for d in made.documents),
    )


VIEWS = ("read=d0~1", "table=claims", "table=entities", "timeline=1&period=2023~2023", "ask=q")


def test_hostile_words_do_nothing_in_any_view(open_graph: Open) -> None:
    made = make_hostile()
    rows = tuple((name,) for name in HOSTILE)
    giving = tuple(claim.claim for claim in made.claims)
    answers = [Answered("q", HOSTILE[0], HOSTILE[1], ("__proto__",), rows, giving)]
    meanings = {iri(name): (name, HOSTILE[0]) for name in HOSTILE}
    ends = f"{iri(HOSTILE[0]).rsplit('/', 1)[1]}~{iri(HOSTILE[4]).rsplit('/', 1)[1]}"
    page = open_graph(made, title=HOSTILE[1], answers=answers, definitions=meanings)
    for view in (*VIEWS, f"path={ends}", f"focus={ends}", "ask=%3Cscript%3E&read=%00&period=a~b"):
        page.evaluate("view => { location.hash = view; }", view)
        page.wait_for_timeout(100)
        for opener in page.locator("#panel .open, summary").all():
            if opener.is_visible():
                opener.click()
        assert page.title() == HOSTILE[1]
        assert page.locator("img, iframe, object, svg[onload]").count() == 0, view
        assert page.locator("script").count() == SCRIPTS
    page.fill("#search", "<script>nobody is called so")
    page.press("#search", "Escape")
    page.evaluate("location.hash = ''")
    page.focus("#map")
    tips = []
    for _ in range(len(HOSTILE)):
        page.keyboard.press("n")
        tips.append(page.locator("#tip b").inner_text())
    assert len(set(tips)) > 1
    assert page.locator("#tip img, #tip script, #spoken *").count() == 0
    page.keyboard.press("Escape")
    page.evaluate(f"location.hash = 'path={ends}'")
    expect(page.locator("#panel .group").first).to_contain_text(HOSTILE[2])
    drawing = share(page, "svg").read_text(encoding="utf-8")
    assert "<script" not in drawing
    assert "&lt;script&gt;" in drawing
