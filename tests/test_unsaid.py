"""What only stands beside the words of a demand, a decision or a trait is not stated by them."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.unsaid import drop_unsaid
from extract.model import Qualifiers


def keeps(marked: str, relation: str, action: str | None = None, *, earlier: bool = False) -> bool:
    """Tell whether what is found of the last mention of a text, and of its first, is kept."""
    text, mentions = to_mentions(marked)
    head = None if earlier or relation == "calls_for" else mentions[-1]
    tail = mentions[0] if head else mentions[-1]
    found = Found(head, relation, tail, "r", Qualifiers(action=action), (0, 1), earlier)
    return drop_unsaid(text, mentions, [found]) == (found,)


@pytest.mark.parametrize(
    ("marked", "action", "expected"),
    [
        # Who something is done to, or with.
        ("严禁违规向⟦茶农⟧收费。", "严禁", False),
        ("推动⟦客流⟧向⟦古镇⟧汇集。", "推动", False),
        ("加强与⟦茶校⟧往来。", "加强", False),
        ("深化同各⟦茶区⟧往来。", "深化", False),
        ("禁止对⟦茶商⟧乱罚款。", "禁止", False),
        ("支持从⟦茶园⟧直采。", "支持", False),
        ("禁止⟦乱收费⟧。", "禁止", True),
        ("禁止对⟦茶商⟧⟦乱收费⟧。", "禁止", True),
        ("加大对⟦茶农⟧扶持。", "加大", True),
        ("深化与⟦茶区⟧的往来。", "深化", True),
        ("加强⟦茶园⟧与⟦茶校⟧。", "加强", True),
        ("把握⟦方向⟧，调整⟦导向⟧。", "调整", True),
        ("打通向⟦茶区⟧的道路。", "打通", True),
        # What is lessened is the last noun of the phrase.
        ("取消其⟦示范茶园⟧资格。", "取消", False),
        ("减少⟦茶样⟧复检次数。", "减少", False),
        ("取消⟦茶税⟧。", "取消", True),
        ("降低⟦茶税⟧、⟦运费⟧和⟦关税⟧。", "降低", True),
        ("压减⟦一般开支⟧约8%。", "压减", True),
        ("建设⟦茶园⟧道路。", "建设", True),
        # What is there already.
        ("县里的⟦茶叶仓库⟧投入使用。", "投入使用", False),
        ("县里的⟦茶叶仓库⟧要尽快投入使用。", "投入使用", True),
        ("确保⟦茶叶仓库⟧投入使用。", "投入使用", True),
        ("⟦茶叶仓库⟧应当扩建。", "扩建", True),
        ("⟦茶叶仓库⟧老旧，新库投入使用。", "改造", True),
        # What somebody is told to have done.
        ("县里建设了⟦茶叶仓库⟧。", "建设", False),
        ("⟦石塘镇|Place⟧率先建设⟦茶叶仓库⟧。", "建设", False),
        ("去年，该镇已建设⟦茶叶仓库⟧。", "建设", False),
        ("⟦石塘镇|Place⟧拿出百万元建设⟦茶叶仓库⟧。", "建设", False),
        ("⟦石塘镇|Place⟧要率先建设⟦茶叶仓库⟧。", "建设", True),
        ("建议⟦石塘镇|Place⟧建设⟦茶叶仓库⟧。", "建设", True),
        ("在⟦石塘镇|Place⟧建设⟦茶叶仓库⟧。", "建设", True),
    ],
)
def test_a_demand_is_for_its_object(marked: str, action: str, expected: bool) -> None:
    assert keeps(marked, "calls_for", action) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦地形⟧决定了它难以形成⟦大茶园⟧。", False),
        ("⟦地形⟧决定了这里不能发展⟦大茶园⟧。", False),
        ("⟦地形⟧决定了⟦大茶园⟧难以成片。", True),
        ("⟦水质⟧决定⟦茶味⟧。", True),
        ("⟦水质⟧决定收成，没有它无法发展⟦茶业⟧。", True),
    ],
)
def test_what_a_thing_makes_impossible_does_not_depend_on_it(marked: str, expected: bool) -> None:
    assert keeps(marked, "depends_on") is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦茶树生长周期长|Feature⟧、⟦投入大|Feature⟧，茶农不愿改种。", False),
        ("⟦投入大|Feature⟧、⟦见效慢|Feature⟧的特点让茶农却步。", True),
        ("它⟦投入大|Feature⟧，茶农不愿改种。", True),
        ("具有⟦季节性|Feature⟧，茶农不愿改种。", True),
        ("⟦季节性|Feature⟧，是它的特点。", True),
    ],
)
def test_a_trait_with_its_own_subject_is_of_nothing_before(marked: str, expected: bool) -> None:
    assert keeps(marked, "has_feature", earlier=True) is expected


def test_traits_of_a_head_in_their_sentence_stay() -> None:
    text, (tail, head) = to_mentions("⟦生长周期长|Feature⟧，⟦老茶园⟧改种很慢。")
    found = Found(head, "has_feature", tail, "r", Qualifiers(), (0, 1))
    assert drop_unsaid(text, (tail, head), [found]) == (found,)
