"""A document in, one extraction for each sentence out, and its record."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from corpus import Block, Document, Kind, Run, Sentence, Text
from extract import Extraction, Vocabulary, extract_document, load_pipeline, to_record
from extract.mentions import MentionFinder
from extract.relations import RelationFinder

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
LABELS = {
    **dict.fromkeys(("冷链", "滴灌", "山村夜校"), "Technology"),
    **dict.fromkeys(("鲜果销售", "棉花种植", "乡村识字", "果园扩种"), "Process"),
    **dict.fromkeys(("鲜果损耗", "运费过高"), "Problem"),
    "果品公司": "Organization",
    "周某某": "Person",
}


@pytest.fixture(scope="module")
def pipeline() -> Iterator[Language]:
    """The pipeline with all rules and lexicons alone, so that each case tests what a rule says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extract.relations.TRUSTED", 0.0)
        language = load_pipeline(None, Vocabulary(CLASSES, {}, LABELS))
        for name in ("xinzhi_mentions", "xinzhi_relations"):
            component = language.get_pipe(name)
            assert isinstance(component, MentionFinder | RelationFinder)
            component.learnt = None
        yield language


def document(*lines: tuple[Kind, int, str]) -> Document:
    """Build a document of (kind, paragraph, sentence), each on a line of its own in the source."""
    source, sentences, blocks, section = "", [], [], ""
    for index, (kind, paragraph, line) in enumerate(lines):
        start = len(source) + 2
        text = Text(line, (Run(0, len(line), start, start + len(line)),))
        section = line if kind == "heading" else section
        sentences.append(Sentence(index, kind, section, paragraph, text))
        blocks.append(Block(kind, text))
        source += f"  {line}\n"
    return Document("d1", "a.md", "", "md", "utf-8", source, tuple(blocks), tuple(sentences), ())


def cut(made: Document, span: Any) -> str:
    start, end = span
    return made.source_text[start:end]


def stated(extraction: Extraction) -> list[tuple[str, str, str]]:
    return [
        (one.head.text if one.head else "DOC", one.relation, one.tail.text)
        for one in extraction.relations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "冷链催生鲜果销售，推动果园扩种。",
            [("冷链", "gives_rise_to", "鲜果销售"), ("冷链", "promotes", "果园扩种")],
        ),
        (
            "冷链和滴灌有效促进了果园扩种。",
            [("冷链", "promotes", "果园扩种"), ("滴灌", "promotes", "果园扩种")],
        ),
        (
            "要加快推广滴灌，破解鲜果损耗。",
            [("DOC", "calls_for", "滴灌"), ("DOC", "calls_for", "鲜果损耗")],
        ),
        ("果品公司应优化鲜果销售。", [("DOC", "calls_for", "鲜果销售")]),
        ("周某某强调，要扩大棉花种植。", [("周某某", "calls_for", "棉花种植")]),
        (
            "一是推广滴灌；二是完善冷链。",
            [("DOC", "calls_for", "滴灌"), ("DOC", "calls_for", "冷链")],
        ),
        ("以冷链推动鲜果销售。", [("冷链", "promotes", "鲜果销售")]),
        ("冷链既不便宜。", []),
        ("冷链延伸到村，以滴灌为基础。", [("冷链", "depends_on", "滴灌")]),
        ("冷链使鲜果销售更便利，还减少了鲜果损耗。", [("冷链", "addresses", "鲜果损耗")]),
    ],
)
def test_a_sentence_states_these_relations(
    pipeline: Language, text: str, expected: list[tuple[str, str, str]]
) -> None:
    (extraction,) = extract_document(document(("prose", 0, text)), pipeline)
    assert stated(extraction) == expected


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("冷链能够促进鲜果销售。", "modality", "possible"),
        ("冷链要促进鲜果销售。", "modality", "advocated"),
        ("冷链没有促进鲜果销售。", "polarity", "negative"),
        ("2021年，冷链促进了鲜果销售。", "time", "2021年"),
        ("周某某认为，冷链促进了鲜果销售。", "source", "周某某"),
        ("要加快推广滴灌。", "action", "推广"),
        ("据《山村果园统计》，冷链促进了鲜果销售。", "source", "山村果园统计"),
        ("《山村果园统计》显示，冷链促进了鲜果销售。", "source", "山村果园统计"),
        ("冷链要延伸到村，促进鲜果销售。", "modality", "advocated"),
        ("推动冷链与滴灌深度融合。", "modality", "advocated"),
        ("冷链与滴灌深度融合。", "modality", "asserted"),
        ("周某某在黑龙江考察时强调，要推广滴灌。", "place", "黑龙江"),
        ("周某某2021年强调，要推广滴灌。", "time", "2021年"),
        ("2021年，要推广滴灌。", "time", None),
    ],
)
def test_a_relation_carries_how_it_is_stated(
    pipeline: Language, text: str, name: str, value: str | None
) -> None:
    (extraction,) = extract_document(document(("prose", 0, text)), pipeline)
    assert [getattr(one.qualifiers, name) for one in extraction.relations] == [value]


Value = tuple[str, str, str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年，青榆市数字经济规模达到1260亿元，同比增长11.3%，占地区生产总值的42.6%。",
            [
                ("数字经济规模", "1260亿元", None, "2023年", "青榆市"),
                ("数字经济规模", "11.3%", "同比增长", "2023年", "青榆市"),
                ("数字经济规模", "42.6%", "占地区生产总值", "2023年", "青榆市"),
            ],
        ),
        (
            "2024年青榆市进出口总额比上年增长5.2%。",
            [("进出口总额", "5.2%", "比上年增长", "2024年", "青榆市")],
        ),
        (
            "2022年，进出口总额占地区生产总值的比重升至31%。",
            [("进出口总额", "31%", "占地区生产总值的比重升至", "2022年", None)],
        ),
        (
            "进出口总额、粮食产量分别为31亿元和2万吨。",
            [
                ("进出口总额", "31亿元", None, None, None),
                ("粮食产量", "2万吨", None, None, None),
            ],
        ),
        ("累计建成冷链300条。", [("冷链", "300条", "累计建成", None, None)]),
    ],
)
def test_a_value_tells_its_measure_time_and_place(
    pipeline: Language, text: str, expected: list[Value]
) -> None:
    (extraction,) = extract_document(document(("prose", 0, text)), pipeline)
    found = [
        (one.head.text, one.tail.text, one.qualifiers)
        for one in extraction.relations
        if one.head and one.relation == "has_value"
    ]
    assert [(head, tail, q.measure, q.time, q.place) for head, tail, q in found] == expected


def test_a_pronoun_takes_up_the_sentence_before_it_in_its_paragraph(pipeline: Language) -> None:
    extractions = extract_document(
        document(
            ("heading", 0, "一、滴灌"),
            ("prose", 1, "冷链延伸到村。"),
            ("prose", 1, "它推动了鲜果销售。"),
            ("prose", 2, "它推动了棉花种植。"),
        ),
        pipeline,
    )
    heads = [one.relations[0].head for one in extractions[2:]]
    assert [(head.text, head.sentence) for head in heads if head] == [("冷链", 1), ("滴灌", 0)]


def test_traditional_characters_are_matched_and_kept(pipeline: Language) -> None:
    text = "2023年，瀾江省數字經濟規模達到900億元。"
    (found,) = extract_document(document(("prose", 0, text)), pipeline)
    (value,) = found.relations
    assert value.head is not None
    assert (value.head.text, value.relation, value.tail.text) == (
        "數字經濟規模", "has_value", "900億元",
    )  # fmt: skip
    assert (value.qualifiers.time, value.qualifiers.place) == ("2023年", "瀾江省")


def test_headings_have_mentions_and_no_relations_and_front_matter_neither(
    pipeline: Language,
) -> None:
    front, heading, prose = extract_document(
        document(
            ("front", 0, "冷链推动鲜果销售"),
            ("heading", 1, "冷链推动鲜果销售"),
            ("prose", 2, "冷链推动鲜果销售"),
        ),
        pipeline,
    )
    assert (front.mentions, front.relations) == ((), ())
    assert [one.text for one in heading.mentions] == ["冷链", "鲜果销售"]
    assert heading.relations == ()
    assert len(prose.relations) == 1


def test_a_short_name_is_a_mention_wherever_it_stands(pipeline: Language) -> None:
    first, second = extract_document(
        document(
            ("prose", 0, "镇上印发《山村果园管理办法》（以下简称《果园办法》）。"),
            ("prose", 0, "果园办法共八条。"),
        ),
        pipeline,
    )
    assert ("山村果园管理办法", "Document") in [(m.text, m.class_) for m in first.mentions]
    assert ("果园办法", "Document") in [(m.text, m.class_) for m in second.mentions]


def test_a_record_counts_in_the_source_and_leaves_out_what_is_not_stated(
    pipeline: Language,
) -> None:
    made = document(("prose", 0, "冷链推动鲜果销售。"), ("prose", 0, "要推广滴灌。"))
    first, second = (to_record(made, one) for one in extract_document(made, pipeline))
    assert list(first) == [
        *("document", "source", "section", "index", "start", "end", "text", "mentions", "relations")
    ]
    for record in (first, second):
        assert cut(made, [record["start"], record["end"]]) == record["text"]
    relations: Any = [*first["relations"], *second["relations"]]  # type: ignore[misc]
    promotes, demand = relations
    assert promotes["head_span"] == [2, 4]
    assert cut(made, promotes["tail_span"]) == promotes["tail"] == "鲜果销售"
    assert promotes["qualifiers"] == {}
    assert demand["head"] == "DOC"
    assert "head_span" not in demand
    assert demand["qualifiers"] == {"action": "推广"}


@pytest.mark.parametrize(
    "text",
    [
        "冷链\U000f1234推动\U000f0000鲜果销售。",
        "冷链" + "达到" * 3000 + "3万吨。",
        "要" + "发展壮大" * 1500 + "冷链。",
        "冷链、" * 2000 + "滴灌推动鲜果销售。",
        "冷链的" * 2000 + "果园扩种。",
        "推动" * 3000,
        "冷链推动果园扩种，" * 400,
    ],
    ids=["private use", "values", "verbs", "list", "chain", "no mention", "clauses"],
)
def test_hostile_sentences_are_read_to_their_end(pipeline: Language, text: str) -> None:
    (extraction,) = extract_document(document(("prose", 0, text)), pipeline)
    assert all(text[m.start : m.end] == m.text for m in extraction.mentions)


def test_the_confidence_of_a_relation_is_the_measured_precision_of_its_rule(
    pipeline: Language,
) -> None:
    (extraction,) = extract_document(document(("prose", 0, "冷链推动鲜果销售。")), pipeline)
    (relation,) = extraction.relations
    assert relation.rule == "furthers"
    assert relation.confidence is not None
    assert 0.3 <= relation.confidence < 1


def test_the_same_text_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import json, sys; sys.path[:0] = ['.', 'tests'];"
        "from test_extract_documents import *;"
        "made = document(('prose', 0, '冷链、滴灌等技术推动鲜果销售，催生物联网和新业态。'));"
        "loaded = load_pipeline(None, Vocabulary(CLASSES, {}, LABELS));"
        "print(json.dumps([to_record(made, one) for one in extract_document(made, loaded)]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())[0]["relations"]
