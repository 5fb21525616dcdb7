"""Rules of wording join what they show and keep look-alikes apart; users have the last word."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import Knowledge, read_aliases, to_key, to_knowledge
from ontology.aliases import read_local_names
from ontology.homonyms import read_homonyms
from ontology.identity import find_folds
from ontology.needed_characters import find_needed
from ontology.resolver import Resolver, to_resolver
from ontology.variants import Form, Rewrite, Variant, read_variants, to_form
from tests.ontology_sample import Said, read, schema

RULES = read_variants()


def form(label: str) -> Form:
    return to_form(to_key(label), RULES)


def resolver(*paths: Path) -> Resolver:
    return to_resolver(schema(), read_homonyms(), read_aliases(paths), read_local_names())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_joins_what_it_shows_and_has_a_part_in_it(rule: Variant) -> None:
    for left, right in rule.same:
        one, other = form(left), form(right)
        assert one.text == other.text, (left, right)
        assert to_key(left) == to_key(right) or rule.name in one.rules + other.rules, (left, right)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_keeps_look_alikes_apart(rule: Variant) -> None:
    assert rule.apart
    assert [pair for pair in rule.apart if form(pair[0]).text == form(pair[1]).text] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_why_in_a_sentence(rule: Variant) -> None:
    assert rule.reason.endswith("。")
    assert rule.same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("果品产业及加工技术", "果品产业与加工技术"),
        ("冷链物流业", "冷链物流行业"),
        ("第2次果业普查", "第二次果业普查"),
        ("果园AI巡检", "果园人工智能巡检"),
        ("我国果业", "中国果业"),
        ("果品出口增长率", "果品出口增速"),
        ("公益性果园", "公益果园"),
        ("浙江省", "浙江"),
        ("国企果园", "国有企业果园"),
        ("党的十七大", "中国共产党第17次全国代表大会"),
        ("“十二五”规划纲要", "第十二个五年规划"),
        ("果业重点项目", "重点果业项目"),
        ("果品的供给与需求", "果品供求"),
        ("二○二三年果业普查", "2023年果业普查"),
        ("果农和商户", "商户和果农"),
        ("掌握嫁接技术", "嫁接技术掌握"),
        ("开拓果品市场", "果品市场开拓"),
        ("果业增长缓慢", "果业缓慢增长"),
        ("果园机械化、标准化", "果园标准化和机械化"),
        ("节水节电果园", "节电节水果园"),
        ("下岗果园职工", "果园下岗职工"),
        ("果农协商对话", "果农对话协商"),
        ("卫生教育文化", "文化教育卫生"),
        ("精简机构", "机构精简"),
        ("果园管护费用", "果园管护费"),
        ("大韩民国果业", "韩国果业"),
    ],
)
def test_wordings_nobody_listed_have_one_form(left: str, right: str) -> None:
    assert form(left).text == form(right).text


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("果园化管理", "果园管理"),
        ("果业和科技", "果业科技"),
        ("第二次果业普查", "第三次果业普查"),
        ("果品产量", "果品总产值"),
        ("女性果农", "女果农"),
        ("果园保护区", "保护区果园"),
        ("出口果品", "果品出口"),
        ("埃及果业", "埃和果业"),
        ("产教结合", "产教融合"),
        ("果农与商户之比", "商户与果农之比"),
        ("果业驱动", "驱动果业"),
        ("市场调节", "调节市场"),
        ("监管规范", "规范监管"),
        ("处理化", "化处理"),
        ("使用权果园", "果园使用权"),
        ("文化教育", "教育文化"),
        ("果园数字化", "数字果园化"),
        ("日本国内果业", "日本内果业"),
        ("第十二个五年果业", "第十两个五年果业"),
    ],
)
def test_other_wordings_have_two(left: str, right: str) -> None:
    assert form(left).text != form(right).text


@given(
    st.text(
        alphabet="新型质的与和及、产业行制度性化中国人大第二十次会议规划计保护环境提高效率ai",
        max_size=14,
    )
)
def test_a_form_is_its_own_form(label: str) -> None:
    once = to_form(to_key(label), RULES).text
    assert to_form(once, RULES).text == once


def test_rules_that_undo_each_other_are_told() -> None:
    rules = tuple(
        Variant(name, "", (Rewrite(partial(re.compile(one).sub, other)),), (), ())
        for name, one, other in (("there", "甲", "乙乙"), ("back", "乙乙", "甲甲"))
    )
    with pytest.raises(ValueError, match="there, back never come to an end with '甲'"):
        to_form("甲", rules)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("(?<=果)园", "果"),
        ("果园|冷链", "果冷"),
        ("[苹梨]果?", "苹梨"),
        ("(?:果|梨)+园{0,2}", "果梨"),
        ("(?!果)..", ""),
        ("果?园?", ""),
        ("[^果]", ""),
        ("果|.", ""),
    ],
)
def test_a_rewrite_needs_what_all_that_it_matches_has(pattern: str, needed: str) -> None:
    assert find_needed(pattern) == frozenset(needed)


@given(
    st.text(alphabet="新型质的与和及产业行制度性化中国人大第二十次会议规划提高效率ai", max_size=12)
)
def test_a_label_without_what_a_rewrite_needs_stays(label: str) -> None:
    key = to_key(label)
    for rewrite in (each for rule in RULES for each in rule.rewrites):
        if rewrite.needed.isdisjoint(key) and rewrite.needed:
            assert rewrite.change(key) == key


@pytest.mark.parametrize(
    ("label", "folds"),
    [
        ("生產力", ("traditional",)),
        ("果园的管护", ("particle",)),
        ("果园與冷鏈", ("traditional", "conjunction")),
        ("“十四五”规划", ()),
        ("参与度", ()),
    ],
)
def test_what_a_key_folds_has_a_name(label: str, folds: tuple[str, ...]) -> None:
    assert find_folds(label) == folds


def test_a_listed_name_is_reached_by_any_wording_of_it() -> None:
    iri, reason = resolver().resolve("AI技术", frozenset())
    assert iri == resolver().iri("人工智能")
    assert reason == "english technology"


def test_listed_things_are_not_joined_by_a_rule() -> None:
    """A form that two listed things shared would tell neither."""
    found = resolver()
    forms: dict[str, set[str]] = {}
    for key, target in found.names.items():
        if key not in found.homonyms:
            forms.setdefault(to_form(key, found.variants).text, set()).add(target.iri)
    assert [form for form, iris in forms.items() if len(iris) > 1] == []


def test_two_labels_that_a_user_lists_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[aliases]\n"科技型果园企业" = []\n"科技果园企业" = []\n', encoding="utf-8")
    names = ("科技型果园企业", "科技果园企业")
    assert len({resolver().iri(name) for name in names}) == 1
    assert len({resolver(path).iri(name) for name in names}) == 2


def test_the_heading_of_an_alias_is_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[aliases."本县叫法"]\n"柑橘" = ["橘柑"]\n', encoding="utf-8")
    assert resolver(path).resolve("橘柑", frozenset())[1] == "alias/本县叫法"


def know(*texts: str) -> Knowledge:
    said = [Said(f"报告谈到{text}。", {text: "Concept"}) for text in texts]
    return to_knowledge([read(f"{row.text}.txt", row) for row in said], schema())


def test_a_merge_by_rules_is_recorded_with_their_names() -> None:
    knowledge = know("果园的AI技术", "果园人工智能技术")
    assert len({row.entity for row in knowledge.mentions}) == 1
    assert [(row.name, row.reason) for row in knowledge.merges] == [
        ("果园的AI技术", "particle english")
    ]


def test_names_and_iris_do_not_depend_on_the_order_of_the_documents() -> None:
    texts = ("科技型果园企业", "科技果园企业", "科技型果園企業", "科技型的果园企业")
    assert know(*texts) == know(*reversed(texts))
