"""Questions on a graph made by hand: what belongs into an answer, and what only looks like it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.questions import answer_question, read_questions
from graph.rdf.write_turtle import write_rdf
from graph.stores.write_stores import write_stores
from graph.tables import write_tables
from ontology import Knowledge, Link, read_schema
from tests.explorer_sample import Builder, iri

QUESTIONS = {question.id: question for question in read_questions()}
TEXTS = ("西岭市实施方案", "东湾市实施方案", "评论")
ENTITIES = {
    "Document": (*TEXTS, "农学丛书"),
    "Problem": ("融资难", "标准缺位", "一哄而上", "壁垒"),
    "Policy": ("补贴", "专项规划"),
    "Organization": ("企业", "西岭市数据局", "丛林出版社", "东湾市政府"),
    "Concept": ("价格信号", "中试平台", "数据市场", "孵化器", "考核"),
    "Indicator": ("研发费用", "产值", "投资", "用电成本"),
    "Quantity": ("5%", "600亿元", "80亿元", "20%", "3%"),
}
CLAIMS = [
    # two bear a problem, one of them is remedied; what holds something back need be no problem
    (0, "企业", "faces", "融资难", {}),
    (0, "标准缺位", "hinders", "数据市场", {}),
    (0, "补贴", "hinders", "价格信号", {}),
    (0, "一哄而上", "hinders", "产值", {}),
    (1, "孵化器", "addresses", "融资难", {"modality": "advocated"}),
    # what is demanded, by whom, and what is to be done with it
    (0, "DOC", "calls_for", "企业", {"action": "支持"}),
    (1, "DOC", "calls_for", "企业", {"action": "严禁"}),
    (0, "DOC", "calls_for", "中试平台", {"action": "建设"}),
    (1, "DOC", "calls_for", "中试平台", {"action": "建设"}),
    (0, "DOC", "calls_for", "一哄而上", {"action": "坚决防止"}),
    (1, "DOC", "calls_for", "一哄而上", {"action": "坚决防止"}),
    (2, "DOC", "calls_for", "考核", {"action": "取消"}),
    (2, "DOC", "calls_for", "数据市场", {"action": "培育"}),
    (2, "DOC", "calls_for", "孵化器", {}),
    (2, "DOC", "calls_for", "壁垒", {"action": "打破", "polarity": "negative"}),
    (1, "企业", "gives_rise_to", "数据市场", {}),
    # values that are aimed at, that were asked of the year before, that are so, that may be so
    (0, "研发费用", "has_value", "5%", {"modality": "advocated", "time": "上年度"}),
    (0, "研发费用", "has_value", "3%", {"modality": "advocated", "time": "近三年"}),
    (0, "产值", "has_value", "600亿元", {"modality": "advocated", "time": "上半年"}),
    (0, "投资", "has_value", "80亿元", {"modality": "advocated"}),
    (0, "投资", "has_value", "600亿元", {"time": "去年"}),
    (0, "用电成本", "has_value", "20%", {"modality": "possible"}),
    (2, "专项规划", "issued_by", "东湾市政府", {}),
    (2, "农学丛书", "issued_by", "企业", {"polarity": "negative"}),
]  # fmt: skip
LINKS = (("西岭市实施方案", "西岭市数据局"), ("农学丛书", "丛林出版社"))

ANSWERS = [
    ("problems-without-measure", ("answer",), {("标准缺位",), ("一哄而上",)}),
    ("demanded-by-several", ("answer", "action", "speakers"), {("中试平台", "建设", 2)}),
    (
        "planned-not-achieved",
        ("answer", "action"),
        {("企业", "支持"), ("中试平台", "建设"), ("孵化器", None)},
    ),
    (
        "issuers",
        ("answer", "issued"),
        {("西岭市数据局", "西岭市实施方案"), ("东湾市政府", "专项规划")},
    ),
    (
        "targets",
        ("indicator", "answer", "time"),
        {("产值", "600亿元", "上半年"), ("投资", "80亿元", None)},
    ),
]  # fmt: skip


def make_knowledge() -> Knowledge:
    """Give what the three texts state, demand and deny, and who published two of them."""
    builder = Builder()
    for class_, names in ENTITIES.items():
        for name in names:
            builder.entity(name, class_)
    for number, title in enumerate(TEXTS):
        builder.document(title)
        for place, head, relation, tail, stated in CLAIMS:
            if place == number:
                builder.claim((head, relation, tail), f"{head}，{tail}。", tail, **stated)
    links = tuple(
        Link(iri(one), "published_by", iri(two), "d0", None, None, two) for one, two in LINKS
    )
    return replace(builder.build(), links=links)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, schema = tmp_path_factory.mktemp("made"), read_schema()
    write_tables(make_knowledge(), folder)
    write_rdf(make_knowledge(), schema, folder)
    write_stores(folder, "made", [relation.name for relation in schema.relations])
    return folder


@pytest.mark.parametrize(("id_", "columns", "rows"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_an_answer_holds_what_was_asked_and_nothing_that_looks_like_it(
    made: Path, id_: str, columns: tuple[str, ...], rows: set[tuple[object, ...]]
) -> None:
    answers = answer_question(made, QUESTIONS[id_])
    places = [answers.sparql.columns.index(name) for name in columns]
    assert {tuple(row[place] for place in places) for row in answers.sparql.rows} == rows
    assert len(answers.sparql.columns) == len(columns)
    assert answers.alike
