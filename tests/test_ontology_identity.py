"""What makes two wordings one thing, and the IRI it gets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import to_iri, to_key
from ontology.homonyms import read_homonyms, to_sense
from ontology.identity import to_document_iri, to_name, to_pinyin
from tests.ontology_sample import schema

BASE = "https://w3id.org/xinzhi/id/"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("《资本论》", "资本论"),
        ("“一带一路”", "一带一路"),
        ("“十四五”规划", "十四五规划"),
        ("５Ｇ网络", "5G网络"),
        ("5g 网络", "5G网络"),
        ("国内生产总值（GDP）", "国内生产总值(gdp)"),
        ("『工业 互联网』", "工业互联网"),
        ("open  AI", "Open AI"),
    ],
)
def test_these_wordings_are_one_thing(left: str, right: str) -> None:
    assert to_key(left) == to_key(right)
    assert to_iri(BASE, left) == to_iri(BASE, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("数据", "数据要素"),
        ("新产业", "新兴产业"),
        ("数据", "数剧"),
        ("open AI", "openAI"),
        ("十四五规划", "十五五规划"),
    ],
)
def test_these_wordings_are_two_things(left: str, right: str) -> None:
    assert to_iri(BASE, left) != to_iri(BASE, right)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("《报告（２０２３年）》", "报告（2023年）"),
        ("“甲”和“乙”", "“甲”和“乙”"),
        ("“十四五”时期", "“十四五”时期"),
        ("《〈草案〉》", "草案"),
        (" 数字 \n 经济 ", "数字 经济"),
        ("“", "“"),
    ],
)
def test_a_name_is_shown_without_the_marks_around_it(label: str, name: str) -> None:
    assert to_name(label) == name


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("新质生产力", "xin-zhi-sheng-chan-li"),
        ("gdp增速", "gdp-zeng-su"),
        ("绿色", "lv-se"),
        ("‰", "x"),
        ("5g", "5g"),
        ("新" * 40, "-".join(["xin"] * 15)),
    ],
)
def test_pinyin_is_ascii_and_cut_between_syllables(text: str, pinyin: str) -> None:
    assert to_pinyin(text) == pinyin


def test_the_iri_of_a_term_never_changes() -> None:
    assert to_iri(BASE, "新质生产力") == f"{BASE}xin-zhi-sheng-chan-li-d84c164f"


def test_a_sense_has_its_own_iri_and_the_usual_sense_that_of_the_label() -> None:
    assert to_iri(BASE, "创新", "principle") != to_iri(BASE, "创新")
    assert to_iri(BASE, "创新", "") == to_iri(BASE, "创新")


def test_documents_of_one_title_have_two_iris() -> None:
    assert to_document_iri(BASE, "政府工作报告", "a") != to_document_iri(BASE, "政府工作报告", "b")


def test_a_label_that_names_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="names nothing: '“ ”'"):
        to_iri(BASE, "“ ”")


@given(st.text(min_size=1).filter(to_key))
def test_every_iri_is_plain_ascii(label: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{8}", to_iri("", label))


@given(st.text())
def test_a_key_is_its_own_key(label: str) -> None:
    assert to_key(to_key(label)) == to_key(label)


@pytest.mark.parametrize(
    ("key", "company", "sense"),
    [
        ("创新", {"协调", "绿色", "开放", "共享"}, "principle"),
        ("创新", {"协调", "绿色", "开放"}, "principle"),
        ("创新", {"开放", "绿色"}, ""),
        ("创新", set(), ""),
        ("数据", {"协调", "绿色", "开放", "共享"}, ""),
    ],
)
def test_the_company_of_a_homonym_tells_its_sense(key: str, company: set[str], sense: str) -> None:
    assert to_sense(read_homonyms(), key, frozenset(company)) == sense


def test_each_concept_has_the_iri_of_its_label() -> None:
    senses = {"": "", **{row.sense: row.sense for rows in read_homonyms().values() for row in rows}}
    for concept in schema().concepts:
        possible = {to_iri(BASE, concept.label, sense) for sense in senses}
        assert concept.iri in possible, concept.label
