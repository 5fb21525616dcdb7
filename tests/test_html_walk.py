"""From node to node by keyboard, the filters by support, and definitions, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from graph.explorer.definitions import to_definitions
from ontology import Knowledge, read_schema
from tests.explorer_sample import Builder, iri
from tests.explorer_view import Open, pixels, search

pytest_plugins = ["tests.plugin_browser"]


def make_cross() -> Knowledge:
    """Put 中 between four others; one claim is stated twice in one text, one in two texts."""
    builder = Builder()
    builder.entity("文稿一", "Document")
    builder.entity("文稿二", "Document")
    for name in ("中", "甲", "乙", "丙", "丁"):
        builder.entity(name, "Concept")
    builder.document("文稿一")
    for name in ("甲", "乙", "丙", "丁"):
        builder.claim(("中", "promotes", name), f"中促进{name}。", "促进")
    builder.claim(("中", "promotes", "甲"), "中也促进甲。", "促进")
    builder.document("文稿二")
    builder.claim(("中", "promotes", "乙"), "本文也说中促进乙。", "促进")
    return builder.build()


@pytest.mark.browser
def test_arrow_keys_walk_to_neighbours_which_are_ringed_and_spoken(open_graph: Open) -> None:
    page = open_graph(make_cross())
    search(page, "中")
    page.wait_for_timeout(600)  # the map comes to rest
    page.focus("#map")
    walked = []
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "n"):
        page.press("#map", key)
        walked.append(page.locator("#tip b").inner_text())
    assert len(set(walked)) > 2
    said = page.locator("#spoken").inner_text()
    assert walked[-1] in said
    assert "1 条论断" in said
    assert "on=" in page.url
    page.reload()
    page.wait_for_selector("#map[data-ready]", state="attached")
    expect(page.locator("#tip b")).to_have_text(walked[-1])
    page.focus("#map")
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()
    assert "on=" not in page.url


@pytest.mark.browser
def test_n_and_p_go_through_all_neighbours_and_enter_opens_the_one_reached(
    open_graph: Open,
) -> None:
    page = open_graph(make_cross())
    search(page, "中")
    page.focus("#map")
    names = []
    for _ in range(4):
        page.keyboard.press("n")
        names.append(page.locator("#tip b").inner_text())
    assert sorted(names) == ["丁", "丙", "乙", "甲"]
    expect(page.locator("#spoken")).to_contain_text("→ 促进")
    page.keyboard.press("p")
    expect(page.locator("#tip b")).to_have_text(names[2])
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text(names[2])
    expect(page.locator("#tip")).to_be_hidden()


@pytest.mark.browser
def test_the_walked_to_node_has_a_ring_and_shift_arrows_move_the_map(open_graph: Open) -> None:
    page = open_graph(make_cross())
    page.focus("#map")
    assert pixels(page, 0xB3, 0x26, 0x1E) == []
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    ringed = pixels(page, 0xB3, 0x26, 0x1E)
    assert len(ringed) > 40
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_timeout(100)
    moved = pixels(page, 0xB3, 0x26, 0x1E)
    assert min(x for x, _ in moved) == pytest.approx(min(x for x, _ in ringed) - 80, abs=3)


@pytest.mark.browser
def test_a_pointer_on_a_node_tells_its_name_in_full(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    points = pixels(page, 0x8A, 0x3F, 0xFC)
    page.mouse.move(*points[len(points) // 2])
    expect(page.locator("#tip")).to_contain_text("新型生产关系")
    page.mouse.move(5, 5)
    expect(page.locator("#tip")).to_be_hidden()


@pytest.mark.browser
def test_claims_are_filtered_by_documents_and_passages_entities_by_claims(
    open_graph: Open,
) -> None:
    page = open_graph(make_cross())
    shown = page.locator("#map")
    rows = {
        name: page.locator(f"#filter-{name} .row").all_inner_texts()
        for name in ("spread", "pieces", "degree")
    }
    assert [re.sub(r"\s+", " ", row) for row in rows["spread"]] == ["1 篇文献 3", "2 篇文献 1"]
    assert [re.sub(r"\s+", " ", row) for row in rows["pieces"]] == ["1 处原文 2", "2 处原文 2"]
    assert len(rows["degree"]) == 3
    page.locator("#filter-spread li[data-name='1'] .row").click()
    expect(shown).to_have_attribute("data-lines", "1")
    assert "spread=1" in page.url
    page.reload()
    page.wait_for_selector("#map[data-ready]", state="attached")
    expect(shown).to_have_attribute("data-lines", "1")
    page.locator("#filter-spread .all").click()
    page.locator("#filter-pieces li[data-name='1'] .row").click()
    expect(shown).to_have_attribute("data-lines", "2")
    page.locator("#filter-pieces .all").click()
    page.locator("#filter-degree li[data-name='1'] .row").click()
    expect(shown).to_have_attribute("data-lines", "0")


@pytest.mark.browser
def test_a_range_that_holds_all_is_no_filter(open_graph: Open) -> None:
    builder = Builder()
    builder.document("文稿")
    for name in ("文稿", "甲", "乙"):
        builder.entity(name, "Concept")
    builder.claim(("甲", "promotes", "乙"), "甲促进乙。", "促进")
    page = open_graph(builder.build())
    expect(page.locator("#filter-pieces")).to_be_hidden()
    expect(page.locator("#filter-class")).to_be_visible()


MEANINGS = {
    iri("算力"): ("计算的能力。", "The power to compute."),
    "Factor": ("投入生产者。", "What production takes in."),
    "depends_on": ("", "Needs the other."),
}


@pytest.mark.browser
def test_definitions_stand_in_the_panel_and_the_legend_in_either_tongue(
    open_graph: Open, sample: Knowledge
) -> None:
    page = open_graph(sample, definitions=MEANINGS)
    search(page, "算力")
    expect(page.locator("#panel .definition")).to_have_text("定义 计算的能力。")
    factor = page.locator("#filter-class li[data-name=Factor] .row")
    expect(factor).to_have_attribute("title", "生产要素：投入生产者。")
    page.click("#language")
    expect(page.locator("#panel .definition")).to_have_text("Definition The power to compute.")
    search(page, "制造业")
    expect(page.locator("#panel .definition")).to_have_count(0)


def test_the_ontologys_definitions_are_found_for_classes_relations_and_concepts() -> None:
    schema = read_schema()
    found = to_definitions(schema)
    for class_ in schema.classes:
        assert found[class_.name] == (class_.definition, class_.definition_en)
    for relation in schema.relations:
        assert found[relation.name] == (relation.definition, relation.definition_en)
    defined = [concept for concept in schema.concepts if concept.definition]
    assert len(defined) > 50
    for concept in defined:
        assert found[concept.iri][0] == concept.definition
    assert sum(bool(found[concept.iri][1]) for concept in defined) > 50


@pytest.mark.browser
def test_opened_evidence_says_in_words_how_it_is_said(open_graph: Open, sample: Knowledge) -> None:
    page = open_graph(sample)
    search(page, "传统生产力")
    page.locator("#panel .claim.negative .open").first.click()
    stance = page.locator("#panel .stance").first
    expect(stance).to_contain_text("否定")
    expect(stance).to_contain_text("很有把握 (0.90)")
    expect(page.locator("#panel .marks mark")).to_have_count(3)
