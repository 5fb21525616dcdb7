"""Words between two mentions that do not tell a relation keep it from being stated."""

from __future__ import annotations

import pytest

from extract.background import load_resources, load_shipped
from extract.examples import to_mentions
from extract.match import Found
from extract.mending.wordings import Wordings, to_wordings
from extract.model import Qualifiers


@pytest.fixture(scope="module")
def wordings() -> Wordings:
    return to_wordings(load_resources(load_shipped()).rules.lists)


def mend(wordings: Wordings, marked: str, relation: str, head: int) -> list[str]:
    """Give the relation of the mention numbered `head` and the last one, once mended."""
    text, mentions = to_mentions(marked)
    found = Found(mentions[head], relation, mentions[-1], "r", Qualifiers(), (0, 1))
    return [one.relation for one in wordings.mend(text, mentions, [found])]


@pytest.mark.parametrize(
    ("marked", "head"),
    [
        ("⟦铁路⟧没有使⟦山城⟧成为⟦港口⟧", 0),
        ("⟦冷库⟧、⟦烘房⟧等领域的⟦农机人才⟧不足", 0),
        ("⟦农机⟧、⟦农技⟧等力量向⟦山区⟧集聚", 0),
        ("⟦竹⟧、⟦藤⟧等⟦山货⟧的⟦深加工⟧", 0),
    ],
)
def test_what_causes_or_goes_somewhere_is_no_kind(
    wordings: Wordings, marked: str, head: int
) -> None:
    assert mend(wordings, marked, "is_a", head) == []


@pytest.mark.parametrize(
    ("marked", "head"),
    [
        ("铁路使⟦山城⟧成为⟦交通枢纽⟧", 0),
        ("⟦山城⟧即使偏远，也是⟦交通枢纽⟧", 0),
        ("⟦冷库⟧、⟦烘房⟧等⟦农用设施⟧", 0),
        ("为⟦冷库⟧、⟦烘房⟧等所需的⟦农用设施⟧", 0),
        ("⟦修路⟧、⟦架桥⟧等市场不愿供给的⟦公共品⟧", 0),
    ],
)
def test_kinds_and_what_becomes_something_stay(wordings: Wordings, marked: str, head: int) -> None:
    assert mend(wordings, marked, "is_a", head) == ["is_a"]


@pytest.mark.parametrize("relation", ["promotes", "hinders", "gives_rise_to"])
def test_to_touch_a_thing_is_neither_to_further_nor_to_hinder_it(
    wordings: Wordings, relation: str
) -> None:
    assert mend(wordings, "⟦气温⟧和⟦雨量⟧都会影响⟦茶叶品质⟧", relation, 0) == []
    assert mend(wordings, "⟦雨量⟧影响并制约⟦茶叶品质⟧", relation, 0) == [relation]
    assert mend(wordings, "⟦雨量⟧影响不大，⟦茶叶品质⟧提高", relation, 0) == [relation]


def test_to_go_somewhere_is_to_turn_into_it_only_where_something_is_left(
    wordings: Wordings,
) -> None:
    assert mend(wordings, "⟦山货⟧走向⟦城市⟧", "transforms_into", 0) == []
    assert mend(wordings, "从⟦散养⟧走向⟦合作养殖⟧", "transforms_into", 0) == ["transforms_into"]


def test_to_improve_a_problem_is_to_resolve_it(wordings: Wordings) -> None:
    assert mend(wordings, "⟦冷链⟧改善了⟦鲜果损耗|Problem⟧", "promotes", 0) == ["addresses"]
    assert mend(wordings, "⟦冷链⟧进村，改善⟦鲜果损耗|Problem⟧", "promotes", 0) == ["addresses"]
    assert mend(wordings, "⟦冷链⟧改善了⟦鲜果品质|Concept⟧", "promotes", 0) == ["promotes"]


def test_to_make_a_thing_fall_is_to_hold_it_back_and_a_problem_to_resolve_it(
    wordings: Wordings,
) -> None:
    assert mend(wordings, "⟦冷链⟧使⟦运费⟧大幅下降", "promotes", 0) == ["hinders"]
    assert mend(wordings, "⟦运费⟧让⟦外销⟧举步维艰", "promotes", 0) == ["hinders"]
    assert mend(wordings, "⟦冷链⟧使⟦损耗|Problem⟧明显减少", "promotes", 0) == ["addresses"]
    assert mend(wordings, "⟦冷链⟧使⟦销量⟧大幅上升", "promotes", 0) == ["promotes"]
    assert mend(wordings, "⟦冷链⟧带动⟦销量⟧，运费下降", "promotes", 0) == ["promotes"]
