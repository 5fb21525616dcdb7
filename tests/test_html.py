"""The explorer's file: one page that carries all, reaches for nothing and lets no label act."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.explorer.data import to_data
from graph.explorer.write_html import EXPLORER, SCRIPTS, to_html, write_html
from ontology import Knowledge
from tests.explorer_sample import Builder, iri, read_labels
from tests.html_parts import TITLE, Page

pytest_plugins = ["tests.plugin_page"]


def test_the_data_hold_every_entity_claim_and_piece_of_evidence(
    page: Page, knowledge: Knowledge
) -> None:
    data = page.blocks()["data"]
    assert sorted(data["entities"]["name"]) == sorted(e.name for e in knowledge.entities)
    assert len(data["claims"]["subject"]) == len(knowledge.claims)
    assert len(page.blocks()["passages"]["evidence"]["claim"]) == len(knowledge.evidence)
    assert data["documents"]["title"] == sorted(d.title for d in knowledge.documents)


def test_evidence_keeps_its_quote_section_rule_and_offsets(page: Page) -> None:
    data = page.blocks()["data"]
    passages = page.blocks()["passages"]
    entities, claims, evidence = data["entities"], data["claims"], passages["evidence"]
    row = next(
        n
        for n, claim in enumerate(evidence["claim"])
        if entities["name"][claims["object"][claim]] == "算力"
    )
    named = {key: passages["texts"][evidence[key][row]] for key in ("quote", "section", "rule")}
    assert named == {
        "quote": "人工智能离不开算力和数据要素。",
        "section": "产业布局",
        "rule": "depends_on-1",
    }
    assert evidence["spans"][row] == [0, 4, 7, 9, 4, 7]


def test_central_concepts_stand_first_texts_after_them_and_those_at_the_rim_last(
    page: Page,
) -> None:
    entities = page.blocks()["data"]["entities"]
    assert entities["name"][:2] == ["新质生产力", "人工智能"]
    communities = page.blocks()["data"]["communities"]["members"]
    middle = {row for members in communities for row in members}
    assert middle == set(range(len(middle)))
    for classes in (entities["class"][: len(middle)], entities["class"][len(middle) :]):
        texts = [name == "Document" for name in classes]
        assert texts == sorted(texts)
    assert len({len(column) for column in entities.values()}) == 1


def test_a_line_gathers_claims_of_one_direction_and_kind(knowledge: Knowledge) -> None:
    data, _, _ = to_data(knowledge, {})
    lines, name = data["lines"], data["entities"]["name"]
    drawn = {
        (name[start], name[end], kind)
        for start, end, kind in zip(lines["from"], lines["to"], lines["kind"], strict=True)
    }
    assert ("新质生产力", "传统生产力", "negative") in drawn
    assert ("人工智能", "制造业", "possible") in drawn
    assert sorted(n for claims in lines["claims"] for n in claims) == list(
        range(len(knowledge.claims))
    )


def test_two_lines_between_the_same_entities_bend_apart() -> None:
    builder = Builder()
    builder.document("文稿")
    for name in ("文稿", "甲", "乙"):
        builder.entity(name, "Concept")
    builder.claim(("甲", "promotes", "乙"), "甲促进乙。", "促进")
    builder.claim(("甲", "uses", "乙"), "甲运用乙。", "运用")
    builder.claim(("乙", "promotes", "甲"), "乙促进甲。", "促进")
    builder.claim(("甲", "promotes", "乙"), "甲应促进乙。", "促进", modality="advocated")
    lines = to_data(builder.build(), {})[0]["lines"]
    assert sorted(lines["bend"]) == [0, 1, 2]
    assert sorted(map(len, lines["claims"])) == [1, 1, 2]


def test_only_the_best_connected_are_drawn_first(knowledge: Knowledge) -> None:
    page = Page(to_html(knowledge, read_labels(), TITLE, shown=5))
    blocks = page.blocks()
    drawing = blocks["drawing"]
    assert [node["label"] for node in drawing["nodes"]] == blocks["data"]["entities"]["name"][:5]
    assert all(edge["from"] < 5 and edge["to"] < 5 for edge in drawing["edges"])
    assert len(blocks["data"]["entities"]["name"]) == len(knowledge.entities)
    assert blocks["options"]["physics"] == {"enabled": False}


def test_no_two_runs_differ_whatever_the_hash_seed_and_locale(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from graph.explorer.write_html import write_html;"
        "from tests.explorer_sample import make_large, read_labels;"
        "write_html(make_large(200, 600), read_labels(), Path('graph.html'), '图谱')"
    )
    made = []
    for seed, locale in (("1", "C"), ("77", "C.UTF-8")):
        folder = tmp_path / seed
        folder.mkdir()
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale}
        environment["PYTHONPATH"] = str(Path(__file__).parents[1])
        subprocess.run([sys.executable, "-c", code], check=True, cwd=folder, env=environment)
        assert [path.name for path in folder.iterdir()] == ["graph.html"]
        made.append((folder / "graph.html").read_bytes())
    assert made[0] == made[1]


def test_the_order_of_the_rows_does_not_change_a_byte(knowledge: Knowledge, text: str) -> None:
    turned = Knowledge(*(getattr(knowledge, name)[::-1] for name in Knowledge.__slots__))
    assert to_html(turned, read_labels(), TITLE) == text


def test_evidence_of_an_unknown_document_is_refused(knowledge: Knowledge) -> None:
    lost = replace(knowledge.evidence[0], document="nowhere")
    with pytest.raises(KeyError, match="nowhere"):
        to_data(replace(knowledge, evidence=(lost,)), {})


def test_an_empty_knowledge_makes_a_page(tmp_path: Path) -> None:
    write_html(Knowledge((), (), (), (), (), (), ()), {}, tmp_path / "graph.html", TITLE)
    page = Page((tmp_path / "graph.html").read_text(encoding="utf-8"))
    assert page.blocks()["drawing"] == {"nodes": [], "edges": []}


def test_every_text_of_the_page_is_written_in_both_languages(text: str) -> None:
    strings = json.loads((EXPLORER / "strings.json").read_text(encoding="utf-8"))
    plural = {key for key in strings["en"] if key.endswith("_one")}
    assert set(strings["zh"]) == set(strings["en"]) - plural
    assert {key.removesuffix("_one") for key in plural} <= set(strings["zh"])
    code = "".join((EXPLORER / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    named = re.findall(r'\bt\(\s*"(\w+)"', code)
    named += re.findall(r'data-(?:text|hint|label|title)="(\w+)"', text)
    assert set(named) <= set(strings["zh"])
    for key, words in strings["en"].items():
        holes = re.findall(r"\{\d\}", strings["zh"].get(key, words))
        assert sorted(re.findall(r"\{\d\}", words)) == sorted(holes), key


def test_every_class_has_its_colour_in_light_and_dark() -> None:
    classes = json.loads((EXPLORER / "classes.json").read_text(encoding="utf-8"))
    wanted = [name for name in read_labels() if name[0].isupper()]
    assert set(classes) == {*wanted, ""}
    for look in classes.values():
        assert re.fullmatch(r"#[0-9a-f]{6}", look["light"])
        assert re.fullmatch(r"#[0-9a-f]{6}", look["dark"])


def test_an_iri_is_named_by_what_distinguishes_it(page: Page) -> None:
    identifiers = page.blocks()["data"]["entities"]["id"]
    assert iri("新质生产力").rsplit("/", 1)[1] in identifiers
    assert len(set(identifiers)) == len(identifiers)
