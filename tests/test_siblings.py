"""Members of a list share what is told of one, though each has an owner or is quoted."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.siblings import set_siblings
from extract.model import Qualifiers


def find_heads(marked: str, relation: str = "is_a") -> list[str]:
    """Give the heads of what the last mention but one is told to be of the last."""
    text, mentions = to_mentions(marked)
    stated = Found(mentions[-2], relation, mentions[-1], "r", Qualifiers(), (0, 1))
    said = set_siblings(text, mentions, [stated])
    return sorted(text[one.head.start : one.head.end] for one in said if one.head)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦茶区⟧的⟦采摘⟧、⟦林区⟧的⟦抚育⟧和湖区的⟦捕捞⟧都是⟦农活⟧", ["抚育", "捕捞", "采摘"]),
        ("“⟦采茶节⟧”“⟦开渔节⟧”等⟦节庆⟧", ["开渔节", "采茶节"]),
        ("⟦采摘⟧和湖区的⟦捕捞⟧都是⟦农活⟧", ["捕捞"]),
        ("⟦茶区⟧的⟦耐寒|Feature⟧、湖区的⟦捕捞⟧都是⟦农活⟧", ["捕捞"]),
    ],
)
def test_siblings_are_of_the_same_class(marked: str, expected: list[str]) -> None:
    assert find_heads(marked) == expected


def test_traits_and_values_are_each_members_own() -> None:
    marked = "⟦茶区⟧的⟦采摘⟧、湖区的⟦捕捞⟧很⟦辛苦⟧"
    assert find_heads(marked, "has_feature") == ["捕捞"]
    assert find_heads(marked, "promotes") == ["捕捞", "采摘"]


def test_nothing_is_shared_within_a_list() -> None:
    text, mentions = to_mentions("“⟦采茶节⟧”“⟦开渔节⟧”")
    stated = Found(mentions[0], "is_a", mentions[1], "r", Qualifiers(), (0, 1))
    assert set_siblings(text, mentions, [stated]) == (stated,)
