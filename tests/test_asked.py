"""What a question asks is not stated, and what is told of its answer is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.asked import drop_asked
from extract.model import Qualifiers


def find_kept(marked: str, relation: str = "promotes") -> list[tuple[str, str]]:
    """Give tail and modality of what is left when a sentence states all neighbours."""
    text, mentions = to_mentions(marked)
    negative = Qualifiers(polarity="negative")
    founds = [Found(a, relation, b, "r", negative, (a.end, b.start)) for a, b in pairwise(mentions)]
    return [
        (text[one.tail.start : one.tail.end], one.qualifiers.modality)
        for one in drop_asked(text, founds)
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "⟦茶旅⟧能否成为⟦山乡经济⟧的新引擎，村里争论不休。",
        "⟦茶旅⟧能否成为⟦新支柱⟧？",
        "⟦茶旅⟧会不会变成⟦泡沫⟧，眼下难以断言。",
        "村民关心的是⟦茶旅⟧是否带动⟦手工业⟧。",
        "问：⟦机采⟧会不会冲击⟦手采⟧？",
        "⟦茶旅⟧带得动⟦手工业⟧吗？",
        "⟦茶旅⟧何以成为⟦手工业⟧的新引擎？",
        "要不要用⟦茶旅⟧带动⟦手工业⟧，各村看法不一。",
    ],
)
def test_what_is_asked_is_not_stated(marked: str) -> None:
    assert find_kept(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "⟦茶旅⟧带动⟦手工业⟧，能否长久还要观察。",
        "无论⟦茶旅⟧是否带动⟦手工业⟧，路都要修。",
        "难道⟦茶旅⟧没有带动⟦手工业⟧吗？",
        "⟦茶旅⟧带动⟦手工业⟧，谁能料到？",
        "⟦茶旅⟧的长处在于是否能带动⟦手工业⟧。",
        "把是否带动⟦茶旅⟧作为⟦补助⟧的条件。",
    ],
)
def test_what_is_told_beside_a_question_is_stated(marked: str) -> None:
    assert [modality for _, modality in find_kept(marked)] == ["asserted"]


def test_what_the_answer_depends_on_is_stated() -> None:
    assert find_kept("⟦茶旅⟧能否长久取决于⟦客源⟧。", "depends_on") == [("客源", "asserted")]
    assert find_kept("决定⟦茶旅⟧成败的，是⟦山路⟧能否通车。", "depends_on") == [("山路", "asserted")]


def test_what_an_answer_is_told_to_depend_on_is_possible() -> None:
    assert find_kept("⟦茶旅⟧能否带动⟦手工业⟧，取决于客源。") == [("手工业", "possible")]
