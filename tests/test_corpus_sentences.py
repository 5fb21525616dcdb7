"""Sentences end where a reader ends them, quotation marks and brackets closed."""

from __future__ import annotations

import pytest

from corpus import Block, Text
from corpus.restoration.parts import LONGEST
from corpus.restoration.sentences import find_overlong, find_sentences, to_sentences
from corpus.text import Run


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("动能在变。路径也在变。", ["动能在变。", "路径也在变。"]),
        ("动能在变；路径也在变。", ["动能在变；路径也在变。"]),
        ("要做三件事：一是立，二是破。", ["要做三件事：一是立，二是破。"]),
        ("报告指出：“要先立后破。”这很重要。", ["报告指出：“要先立后破。”", "这很重要。"]),
        ("报告指出：“要先立。再破。”对。", ["报告指出：“要先立。", "再破。”", "对。"]),
        ("“要先立后破。”厂长说。大家同意。", ["“要先立后破。”厂长说。", "大家同意。"]),
        ("回答“谁来干？怎么干？”的问题。", ["回答“谁来干？怎么干？”的问题。"]),
        ("他问：“谁来干？”没人答。", ["他问：“谁来干？”", "没人答。"]),
        ("这行吗？行！好。", ["这行吗？", "行！", "好。"]),
        ("数据（见表1。）很多。", ["数据（见表1。）很多。"]),
        ("他说「要先立後破。」大家同意。", ["他说「要先立後破。」", "大家同意。"]),
        ("没有合上的“引号。后面一句。", ["没有合上的“引号。", "后面一句。"]),
        ("没有打开的”引号。后面一句。", ["没有打开的”引号。", "后面一句。"]),
        ("增速为5.2%，好于预期。", ["增速为5.2%，好于预期。"]),
        ("没有句号的一行", ["没有句号的一行"]),
        ("甲。 乙。", ["甲。", "乙。"]),
        ("网址a.cn/?q=1在此。", ["网址a.cn/?q=1在此。"]),
        ("真的吗？！真的。", ["真的吗？！", "真的。"]),
    ],
)
def test_a_paragraph_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def text(value: str) -> Text:
    return Text(value, (Run(0, len(value), 0, len(value)),))


def test_headings_are_sentences_and_front_matter_has_none() -> None:
    blocks = (
        Block("front", text("关键词：数据")),
        Block("prose", text("引子。")),
        Block("heading", text("一、数据"), 2),
        Block("prose", text("甲。乙。")),
    )
    found = [
        (each.index, each.kind, each.section, each.paragraph, each.text.value)
        for each in to_sentences(blocks)
    ]
    assert found == [
        (0, "prose", "", 1, "引子。"),
        (1, "heading", "一、数据", 2, "一、数据"),
        (2, "prose", "一、数据", 3, "甲。"),
        (3, "prose", "一、数据", 3, "乙。"),
    ]


def test_a_sentence_knows_its_place_in_the_source() -> None:
    block = Block("prose", Text("甲是。乙也是。", (Run(0, 3, 10, 13), Run(3, 7, 20, 24))))
    spans = [sentence.text.source for sentence in to_sentences([block])]
    assert [(span.start, span.end) for span in spans] == [(10, 13), (20, 24)]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("数据" * 500 + "；" + "要素" * 100 + "，" + "动能" * 900, "；"),
        ("数据" * 500 + "，" + "要素" * 100 + "、" + "动能" * 900, "，"),
        ("数据" * 500 + "、" + "要素" * 900, "、"),
        ("数据" * 500 + " " + "要素" * 900, "据"),
        ("甲" * (LONGEST - 3) + "2024.5%" + "乙" * 900, "甲"),
        ("数据" * 2000, "据"),
        ("a" * 4000, "a"),
    ],
)
def test_a_text_without_stops_is_read_in_parts_that_lose_nothing(text: str, end: str) -> None:
    block = Block("prose", Text(text, (Run(0, len(text), 0, len(text)),)))
    parts = [sentence.text.value for sentence in to_sentences([block])]
    assert "".join(parts) == text.replace(" ", "")
    assert parts[0].endswith(end)
    assert max(map(len, parts)) <= LONGEST
    assert list(find_overlong([block])) == [(0, len(text), len(parts))]


def test_a_sentence_that_is_not_too_long_is_left_whole() -> None:
    text = "数据，" * ((LONGEST - 1) // 3) + "动。"
    block = Block("prose", Text(text + text, (Run(0, 2 * len(text), 0, 2 * len(text)),)))
    assert [sentence.text.value for sentence in to_sentences([block])] == [text, text]
    assert list(find_overlong([block])) == []
