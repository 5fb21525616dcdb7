"""Documents to read: where mentions stand, what was left out, and the text beside the map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from graph.explorer.data import to_data
from graph.explorer.reading import find_places
from ontology import Knowledge, MentionRecord, Rejection, SentenceRecord
from tests.explorer_sample import ID, iri
from tests.explorer_view import Open, search

pytest_plugins = ["tests.plugin_browser"]


def mention(text: str, start: int) -> MentionRecord:
    return MentionRecord("d", 0, start, start + len(text), text, "Concept", f"{ID}{text}", "rule")


PLACES = [
    # the source is the text
    ("数据是要素。", 0, [("数据", 0), ("要素", 3)], [0, 3]),
    # the sentence begins later in its source
    ("数据是要素。", 40, [("要素", 43)], [3]),
    # a break of three characters was taken out between the two
    ("数据是要素，数据。", 0, [("要素", 6), ("数据", 9)], [3, 6]),
    # the same word twice: each at its own place
    ("数据、数据。", 0, [("数据", 0), ("数据", 5)], [0, 3]),
    # a mention inside a longer one is left out
    ("数据要素是要素。", 0, [("数据要素", 0), ("要素", 2), ("要素", 5)], [0, 5]),
]


@pytest.mark.parametrize(("text", "start", "mentions", "places"), PLACES)
def test_a_mention_is_found_in_the_restored_text(
    text: str, start: int, mentions: list[tuple[str, int]], places: list[int]
) -> None:
    last = max(begin + len(word) for word, begin in mentions)
    end = max(start + len(text), last + 1)
    line = SentenceRecord("d", 0, "prose", "", start, end, text, 0, 0, 0)
    found = find_places(line, [mention(word, begin) for word, begin in mentions])
    assert [place for place, _ in found] == places


def test_every_mention_of_the_sample_has_its_place(sample: Knowledge) -> None:
    _, passages, reading = to_data(sample, {})
    texts, lines, mentions = passages["texts"], reading["sentences"], reading["mentions"]
    assert len(mentions["entity"]) == len(sample.mentions) - 1  # 劳动者 in 新型劳动者
    data, _, _ = to_data(sample, {})
    for row, start, end, entity in zip(*mentions.values(), strict=True):
        assert texts[lines["text"][row]][start:end] == data["entities"]["name"][entity]


def with_rejection(knowledge: Knowledge) -> Knowledge:
    """Add what broke the ontology in the first document."""
    piece = next(p for p in knowledge.evidence if p.document == "d0")
    (claim,) = (c for c in knowledge.claims if c.claim == piece.claim)
    rejection = Rejection(claim, "Shape", "不能是地点 / cannot be Place", (piece,))
    return replace(knowledge, quarantine=(rejection,))


@pytest.mark.browser
def test_a_text_is_read_with_its_mentions_marked_and_leads_to_the_graph(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(with_rejection(sample), "#read=d0")
    expect(page.locator("#reading-title")).to_have_text("样例文稿甲：新质生产力的来源")
    assert "技术革命性突破催生新质生产力" in page.locator("#reading article").inner_text()
    ledger = page.locator("#reading header")
    expect(ledger).to_contain_text("8 句 · 22 处提及 · 8 条关系")
    ledger.locator("summary").click()
    expect(ledger.locator(".rejections")).to_contain_text("不能是地点")
    assert "cannot be Place" not in ledger.inner_text()
    expect(page.locator("#shown")).to_have_text("显示 16 / 共 16 个实体")
    link = page.locator("#reading .mention", has_text="数据产权制度")
    link.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("数据产权制度")
    expect(link).to_have_class("mention chosen")
    assert f"at={iri('数据产权制度').rsplit('/', 1)[1]}" in page.url
    for _ in range(2):
        page.keyboard.press("Escape")
    expect(page.locator("#reading")).to_be_hidden()
    expect(page.locator("#legend")).to_be_visible()


@pytest.mark.browser
def test_evidence_leads_to_its_sentence_and_a_sentence_to_its_claims(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    search(page, "算力")
    page.locator("#panel .claim .open").click()
    page.locator("#panel figcaption .title").click()
    chosen = page.locator("#reading .sentence.chosen")
    expect(chosen).to_contain_text("人工智能离不开算力和数据要素。")
    expect(chosen).to_be_in_viewport()
    expect(page.locator("#panel-title")).to_have_text("算力")
    chosen.locator(".says").click()
    expect(page.locator("#panel-title")).to_have_text("本句有 2 条论断")
    assert set(page.locator("#panel blockquote").all_inner_texts()) == {
        "人工智能离不开算力和数据要素。"
    }
    page.reload()
    expect(page.locator("#reading .sentence.chosen")).to_contain_text("离不开算力")


@pytest.mark.browser
def test_a_document_is_named_in_the_address_by_what_others_do_not_change(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample)
    row = page.locator("#filter-document li", has_text="样例文稿乙")
    row.hover()
    row.locator(".only").first.click()
    expect(page.locator("#map")).not_to_have_attribute("data-drawn", "37")
    assert "document=%21d1" in page.url
    drawn = page.get_attribute("#map", "data-drawn")
    fewer = replace(
        sample,
        documents=tuple(d for d in sample.documents if d.document != "d0"),
        evidence=tuple(e for e in sample.evidence if e.document != "d0"),
        entities=tuple(
            replace(e, documents=tuple(d for d in e.documents if d != "d0"))
            for e in sample.entities
        ),
        sentences=(),
        mentions=(),
    )
    other = open_graph(fewer, "#document=%21d1")
    expect(other.locator("#map")).to_have_attribute("data-drawn", str(drawn))
    expect(other.locator("#filter-document li.off")).to_have_count(1)
