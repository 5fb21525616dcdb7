"""The page on a term or a claim: what it shows, in what order, and that all of it stays text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.citation import to_citation
from graph.explain import UnknownTermError, find_entity, to_explanation, to_term_page
from ontology import DocumentRecord, Entity, Knowledge, to_knowledge
from tests.command_line import run
from tests.hostile import HOSTILE, make_knowledge
from tests.ontology_sample import Said, read, schema

pytest_plugins = ["tests.plugin_browser"]

CLASSES = {
    "冷链物流": "Process", "流通方式": "ProductionRelation", "果园": "Concept",
    "果品产量": "Indicator", "3万吨": "Quantity", "4万吨": "Quantity",
}  # fmt: skip


def say(text: str, *relations: tuple[object, ...]) -> Said:
    return Said(text, {name: kind for name, kind in CLASSES.items() if name in text}, relations)


KIND = ("冷链物流", "is_a", "流通方式")
HELP = ("冷链物流", "promotes", "果园")


@pytest.fixture(scope="module")
def known() -> Knowledge:
    one = read(
        "one.md",
        say("冷链物流是一种流通方式。", KIND),
        say("冷链物流可以推动果园。", (*HELP, {"modality": "possible"})),
        say("2023年，果品产量为3万吨。", ("果品产量", "has_value", "3万吨", {"time": "2023年"})),
    )
    two = read(
        "two.md",
        say("一位研究者认为，冷链物流是一种流通方式。", KIND),
        say("冷链物流没有推动果园。", (*HELP, {"polarity": "negative"})),
        say("2021年起冷链物流推动果园。", (*HELP, {"time": "2021年"})),
        say("冷链物流推动果园。", HELP),
        say("2023年，果品产量为4万吨。", ("果品产量", "has_value", "4万吨", {"time": "2023年"})),
    )
    return to_knowledge((one, two), schema())


def test_a_definition_stands_under_its_document_with_its_place(known: Knowledge) -> None:
    page = to_term_page(known, schema(), find_entity(known, "冷链物流"))
    assert {one.quote.document for one in page.definitions} == {"one", "two"}
    assert [one.relations for one in page.definitions] == [(("是一种", "流通方式"),)] * 2
    assert [one.quote.number for one in page.definitions] == [1, 2]
    sources = {row.document: row for row in known.documents}
    for one in page.definitions:
        (row,) = (e for e in known.evidence if (e.start, e.quote) == (one.quote.start, text(one)))
        assert sources[row.document].title == one.quote.document


def text(one: object) -> str:
    pieces = one.quote.pieces  # type: ignore[attr-defined]
    return "".join(piece for _, piece in pieces)


def test_relations_come_by_support_and_each_claim_tells_how_it_is_stated(known: Knowledge) -> None:
    page = to_term_page(known, schema(), find_entity(known, "冷链物流"))
    assert [(group.en, group.documents, len(group.claims)) for group in page.groups] == [
        ("promotes", 2, 4),
        ("is a", 2, 1),
    ]
    assert {(row.claim.modality, row.claim.polarity) for row in page.groups[0].claims} == {
        ("possible", "positive"),
        ("asserted", "negative"),
        ("asserted", "positive"),
    }


def test_hierarchy_timeline_and_contradictions_are_there(known: Knowledge) -> None:
    page = to_term_page(known, schema(), find_entity(known, "冷链物流"))
    ((zh, _, (above,)),) = page.hierarchy
    assert (zh, above.name, above.documents, above.further) == ("上位概念", "流通方式", 2, ())
    assert [row.claim.time for row in page.timeline] == ["2021年"]
    assert [pair.kind for pair in page.contradictions] == ["polarity"]
    below = to_term_page(known, schema(), find_entity(known, "流通方式")).hierarchy
    assert [(level[1], level[2][0].name) for level in below] == [("kinds and examples", "冷链物流")]


def test_values_stand_by_period_with_what_contradicts_them(known: Knowledge) -> None:
    page = to_term_page(known, schema(), find_entity(known, "果品产量"))
    assert [(f.indicator, f.quoted.claim.time, f.quoted.object) for f in page.figures] in (
        [("果品产量", "2023年", "3万吨"), ("果品产量", "2023年", "4万吨")],
        [("果品产量", "2023年", "4万吨"), ("果品产量", "2023年", "3万吨")],
    )
    assert [pair.kind for pair in page.contradictions] == ["value"]
    markdown = to_explanation(known, schema(), "果品产量")
    assert "| 果品产量 |  |  | 2023年 | 3万吨 |" in markdown
    assert "同一时期两个数值" in markdown


@pytest.mark.parametrize(
    ("wording", "days", "shown"),
    [
        ("今年", ("2023-01-01", "2023-12-31"), "今年（2023）"),
        ("五年来", ("2018-01-01", "2022-12-31"), "五年来（2018–2022）"),
        ("去年以来", ("2022-01-01", None), "去年以来（2022–）"),
        ("2023年", ("2023-01-01", "2023-12-31"), "2023年"),
        ("二〇二三年", ("2023-01-01", "2023-12-31"), "二〇二三年"),
        ("近年来", (None, None), "近年来"),
    ],
)
def test_a_time_without_its_year_is_shown_with_it(
    known: Knowledge, wording: str, days: tuple[str | None, str | None], shown: str
) -> None:
    made = tuple(
        replace(row, time=wording, time_start=days[0], time_end=days[1]) for row in known.claims
    )
    markdown = to_explanation(replace(known, claims=made), schema(), "果品产量")
    assert f"| {shown} | 3万吨 |" in markdown
    assert f"时间 {shown}］" in markdown


def test_a_section_is_told_where_there_is_one_and_is_never_the_title_again() -> None:
    places = {"果品产量为3万吨。": "一、2023年回顾", "果品产量为4万吨。": "二、目标"}
    said = (
        say("冷链物流是一种流通方式。", KIND),
        say("果品产量为3万吨。", ("果品产量", "has_value", "3万吨")),
        say("果品产量为4万吨。", ("果品产量", "has_value", "4万吨")),
    )
    made = to_knowledge([read("report.md", *said, title="果业年报")], schema())
    rows = (replace(row, section=places.get(row.quote, "果业年报")) for row in made.evidence)
    known = replace(made, evidence=tuple(rows))
    markdown = to_explanation(known, schema(), "果品产量")
    assert "| 果品产量 |  |  |  | 3万吨 | 一、2023年回顾 | [1] |" in markdown
    assert "| 果品产量 |  |  |  | 4万吨 | 二、目标 | [1] |" in markdown
    assert "果业年报 · 一、2023年回顾 · 第" in markdown
    assert "<td>一、2023年回顾</td>" in to_explanation(known, schema(), "果品产量", "html")
    defined = to_explanation(known, schema(), "冷链物流")
    assert "[1] 果业年报 · 第" in defined
    assert "果业年报 · 果业年报" not in defined


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_circle_of_kinds_ends(format: str) -> None:
    said = say("冷链物流、流通方式。", KIND, ("流通方式", "is_a", "冷链物流"))
    turned = to_knowledge([read("a.md", said)], schema())
    assert to_explanation(turned, schema(), "冷链物流", format).count("上位概念") == 1


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_claim_is_explained_by_its_iri_or_the_end_of_it(known: Knowledge, format: str) -> None:
    (claim,) = (row for row in known.claims if row.predicate == "is_a")
    page = to_explanation(known, schema(), claim.claim, format)
    assert page == to_explanation(known, schema(), claim.claim.rpartition("/")[2], format)
    assert "构式 construction r1" in page
    assert page.count("【冷链物流】" if format == "markdown" else "<mark class=head>冷链物流") == 2


def test_a_trigger_is_marked_between_the_ends(samples_graph: Path) -> None:
    page = run("explain", samples_graph, "新质生产力").stdout
    assert re.search(r"【新质生产力】.*‹[^›]+›", page)


def test_what_the_ontology_teaches_stands_apart_in_both_languages() -> None:
    said = Said("算法很重要。", {"算法": "Factor"})
    known = to_knowledge([read("a.md", said)], schema())
    page = to_term_page(known, schema(), find_entity(known, "算法"))
    assert page.definition.startswith("为解决问题")
    assert page.definition_en.startswith("A finite set")
    taught = {(row.en, row.side): row.names for row in page.taught}
    assert taught["is a", "→"] == ("新型生产要素",)
    assert "数字时代的生产要素" in taught["has part", "←"]
    for format in ("markdown", "html"):
        text = to_explanation(known, schema(), "算法", format)
        assert "A finite set" in text
        assert "非出自文献 taught by the ontology" in text


def test_a_term_that_the_ontology_does_not_know_is_taught_nothing(known: Knowledge) -> None:
    page = to_term_page(known, schema(), find_entity(known, "冷链物流"))
    assert (page.definition, page.definition_en, page.taught) == ("", "", ())
    assert "本体中的位置" not in to_explanation(known, schema(), "冷链物流")


def test_a_symmetric_relation_is_one_group_that_names_the_term_first() -> None:
    """Which end is the head is told by the order of the IRIs."""
    joins = [("冷链物流", "integrates_with", other) for other in ("果园", "流通方式")]
    known = to_knowledge([read("a.md", say("冷链物流与果园、流通方式融合。", *joins))], schema())
    for name in ("冷链物流", "果园", "流通方式"):
        page = to_term_page(known, schema(), find_entity(known, name))
        (group,) = page.groups
        assert group.side == "↔"
        assert {row.subject for row in group.claims} == {name}
        assert f"**{name} ↔ " in to_explanation(known, schema(), name)


def test_a_concept_that_no_document_names_is_refused_with_its_definition(known: Knowledge) -> None:
    with pytest.raises(UnknownTermError, match=r"本体的定义.*最终产品"):
        to_explanation(known, schema(), "GDP")


def test_an_unknown_claim_or_term_is_refused(known: Knowledge) -> None:
    with pytest.raises(UnknownTermError, match="claim-0123"):
        to_explanation(known, schema(), "claim-0123")


def test_the_same_page_twice_is_the_same_text(known: Knowledge) -> None:
    turned = replace(known, evidence=tuple(reversed(known.evidence)))
    for format in ("markdown", "html"):
        first = to_explanation(known, schema(), "冷链物流", format)
        assert first == to_explanation(turned, schema(), "冷链物流", format)


GOLDENS = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["explain.md", "explain.html"])
def test_a_page_is_its_golden_to_the_byte(known: Knowledge, name: str) -> None:
    """`XINZHI_GOLDEN=write` writes them anew: read the difference before it is kept."""
    format = "html" if name.endswith("html") else "markdown"
    page = to_explanation(known, schema(), "冷链物流", format)
    if os.environ.get("XINZHI_GOLDEN") == "write":
        (GOLDENS / name).write_text(page, encoding="utf-8", newline="\n")
    assert (GOLDENS / name).read_text(encoding="utf-8") == page


class Tags(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


MARKUP = ("<script>alert(1)</script>", "'><img src=x onerror=alert(1)>", '" onclick="alert(1)')
KNOWN_ATTRIBUTES = {
    *("charset", "class", "content", "href", "http-equiv", "id", "lang", "name", "title"),
    "aria-label",
}


def hostile_pages() -> Iterator[str]:
    for name in (*MARKUP, *HOSTILE):
        rows = make_knowledge()
        entities = tuple(renamed(row, name) for row in rows.entities)
        claims = tuple(replace(row, time=name, place=name, action=name) for row in rows.claims)
        evidence = tuple(replace(row, quote=name, section=name, rule=name) for row in rows.evidence)
        documents = tuple(replace(row, title=name, byline=(name,)) for row in rows.documents)
        made = replace(
            rows, entities=entities, claims=claims, evidence=evidence, documents=documents
        )
        yield to_explanation(made, schema(), entities[3].iri, "html")
        yield to_explanation(made, schema(), claims[0].claim, "html")


def renamed(row: Entity, name: str) -> Entity:
    return replace(row, name=name, name_en=name, aliases=(name,))


@pytest.fixture(scope="module")
def hostile() -> list[str]:
    return list(hostile_pages())


def test_hostile_names_stay_text_in_html(hostile: list[str]) -> None:
    for page in hostile:
        found = Tags()
        found.feed(page)
        assert not {"script", "img"} & set(found.tags)
        assert found.attributes <= KNOWN_ATTRIBUTES
        assert found.tags.count("section") == page.count("<section ")
    seen = Tags()
    seen.feed(hostile[0])
    assert MARKUP[0] in seen.text


def test_hostile_names_stay_text_in_markdown() -> None:
    rows = make_knowledge()
    entities = tuple(renamed(row, "<b>*甲*</b> [x](y) | # `z`\n# 乙") for row in rows.entities)
    page = to_explanation(replace(rows, entities=entities), schema(), entities[3].iri)
    assert page.startswith(r"# \<b\>\*甲\*\</b\> \[x\](y) \| \# \`z\` \# 乙")
    assert "\n# 乙" not in page


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_without_a_word_and_asks_for_nothing(
    browser: Browser, hostile: list[str], known: Knowledge, tmp_path: Path, scheme: str
) -> None:
    pages = [*hostile[:6], to_explanation(known, schema(), "冷链物流", "html")]
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("request", lambda r: None if r.url.startswith("file:") else faults.append(r.url))
    for number, content in enumerate(pages):
        path = tmp_path / f"{number}.html"
        path.write_text(content, encoding="utf-8")
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("h1").inner_text().startswith("冷链物流")
    assert page.locator("mark.head").count() >= 6
    context.close()
    assert faults == []


BLANK = DocumentRecord("d", "iri", "题名", ("a.txt",), "text", "utf-8", "", "", 1, 0)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "题名[Z]."),
        (
            {"byline": ("甲（某院）", "乙", "丙", "丁"), "journal": "刊", "year": "2024",
             "volume": "7", "issue": "3", "pages": "15-19", "doi": "10.1/x"},
            "甲, 乙, 丙, 等. 题名[J]. 刊, 2024, 7(3): 15-19. DOI: 10.1/x.",
        ),
        ({"genre": "communique", "byline": ("某局",), "signed": "2024-03-18"},
         "某局. 题名[R]. 2024-03-18."),
        ({"official_number": "某发〔2024〕15号", "signed": "2024-04-26"},
         "题名[Z]. 某发〔2024〕15号, 2024-04-26."),
        ({"subtitle": "副题"}, "题名：副题[Z]."),
        ({"subtitle": "名"}, "题名[Z]."),
    ],
)  # fmt: skip
def test_a_document_is_cited_by_what_it_says_of_itself(
    facts: dict[str, object], expected: str
) -> None:
    assert to_citation(replace(BLANK, **facts)) == expected  # type: ignore[arg-type]


def test_the_command_writes_the_file_that_it_is_given(samples_graph: Path, tmp_path: Path) -> None:
    for name, start in (("a.html", "<!doctype html>"), ("a.md", "# 新质生产力")):
        result = run("explain", samples_graph, "新质生产力", "-o", tmp_path / name)
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    shown = run("explain", samples_graph, "新质生产力", "--format", "html")
    assert shown.stdout == (tmp_path / "a.html").read_text(encoding="utf-8")
    assert run("explain", samples_graph, "新质生产力", "-o", tmp_path).exit_code == 2
