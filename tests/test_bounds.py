"""What the words around a number make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.bounds import to_bound


def bound(marked: str) -> str | None:
    """Give the bound of the number that stands in ⟦ ⟧."""
    before, _, rest = marked.partition("⟦")
    number, _, after = rest.partition("⟧")
    return to_bound(before + number + after, len(before), len(before) + len(number))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("机采率达到⟦60%⟧以上。", "at_least"),
        ("建成⟦20个⟧以上示范园。", "at_least"),
        ("成员须为⟦3人⟧（含）以上。", "at_least"),
        ("评分在⟦90分⟧及以上的茶园。", "at_least"),
        ("产值逾⟦千亿元⟧。", "at_least"),
        ("产值突破了⟦1万亿元⟧。", "at_least"),
        ("产值首次迈过⟦1万亿元⟧关口。", "at_least"),
        ("产值站上⟦1万亿元⟧台阶。", "at_least"),
        ("至少有⟦30家⟧合作社参加。", "at_least"),
        ("首台应用比例不得低于⟦15%⟧。", "at_least"),
        ("带动农户不少于⟦3000户⟧。", "at_least"),
        ("服务半径不下⟦10公里⟧。", "at_least"),
        ("占地⟦三成⟧多，仍在扩大。", "at_least"),
        ("煤炭消费控制在⟦1.1亿吨⟧以内。", "at_most"),
        ("每县推荐不超过⟦3个⟧。", "at_most"),
        ("补贴不得高于⟦50万元⟧。", "at_most"),
        ("产值尚未突破⟦8亿元⟧。", "at_most"),
        ("完成普查的不到⟦10%⟧。", "at_most"),
        ("加工企业还不足⟦十家⟧。", "at_most"),
        ("成本约为绿茶的⟦2.2倍⟧。", "about"),
        ("春茶约占全年产量的⟦三成⟧。", "about"),
        ("茶农不足全县人口的⟦五分之一⟧。", "at_most"),
        ("产值超过三年前的⟦2倍⟧。", "at_least"),
        ("产值增长⟦5.5%⟧左右。", "about"),
        ("茶园约占⟦三成⟧。", "about"),
        ("产值近⟦千亿元⟧。", "about"),
        ("单产接近⟦2吨⟧。", "about"),
        ("农户恰好⟦100户⟧。", "exact"),
        ("产值⟦近千亿元⟧。", "about"),
        ("成本下降⟦20%至25%⟧。", "between"),
    ],
)
def test_the_words_around_a_number_make_it_a_bound(marked: str, expected: str) -> None:
    assert bound(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "产值达到⟦60亿元⟧。",
        "节水改造每亩节约⟦30元⟧。",
        "新签约⟦50个⟧项目。",
        "最近⟦3年⟧没有减产。",
        "成绩反超⟦2个百分点⟧。",
        "突破⟦20项⟧育种技术。",
        "跨过⟦3座⟧山。",
        "园区有⟦30家⟧多为小店的企业。",
        "带动⟦10家⟧上下游企业。",
        "增速高于全省平均水平⟦1.2个百分点⟧。",
        "一半以上的农户增收⟦5%⟧。",
        "远低于设计时的⟦70%⟧。",
        "不足之处有⟦3处⟧。",
        "超过⟦首位⟧。",
    ],
)
def test_words_that_only_look_like_a_bound_make_none(marked: str) -> None:
    assert bound(marked) is None


@given(st.text("不得低于超过约近30%以上多余的", max_size=20), st.data())
def test_no_number_is_too_strange_to_ask_about(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert to_bound(text, start, end) in {None, "exact", "at_least", "at_most", "about", "between"}
