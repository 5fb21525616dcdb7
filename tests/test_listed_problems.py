"""The problems of a list after a colon are those of whom its first ones are told."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.listed_problems import set_listed_problems
from extract.model import Qualifiers


def find_faced(marked: str, *stated: tuple[str, str]) -> set[tuple[str, str]]:
    text, mentions = to_mentions(marked)
    named = {text[one.start : one.end]: one for one in mentions}
    founds = [
        Found(named.get(head), "faces", named[tail], "r", Qualifiers(), (0, 1), head == "before")
        for head, tail in stated
    ]
    said = set_listed_problems(text, mentions, founds)
    return {
        (
            "before" if one.head is None else text[one.head.start : one.head.end],
            text[one.tail.start : one.tail.end],
        )
        for one in said
    }


LIST = (
    "⟦茶业⟧还有不少困难：⟦树龄老化|Problem⟧，部分⟦茶厂⟧⟦开工不足|Problem⟧；"
    "⟦销路不畅|Problem⟧；⟦用工荒|Problem⟧日益突出。"
)


def test_later_parts_of_a_list_keep_the_head_of_the_first() -> None:
    assert find_faced(LIST, ("茶业", "树龄老化"), ("茶厂", "开工不足")) == {
        ("茶业", "树龄老化"),
        ("茶厂", "开工不足"),
        ("茶业", "销路不畅"),
        ("茶业", "用工荒"),
    }


def test_a_problem_is_not_that_of_another_part() -> None:
    faced = find_faced(LIST, ("茶业", "树龄老化"), ("茶厂", "销路不畅"))
    assert ("茶业", "销路不畅") in faced
    assert ("茶厂", "销路不畅") not in faced


def test_a_head_in_an_earlier_sentence_is_that_of_the_whole_list() -> None:
    marked = "主要是：⟦树龄老化|Problem⟧；⟦销路不畅|Problem⟧。"
    assert find_faced(marked, ("before", "树龄老化")) == {
        ("before", "树龄老化"),
        ("before", "销路不畅"),
    }


@pytest.mark.parametrize(
    ("marked", "stated"),
    [
        # Nobody is told to face the list, or there is none.
        ("⟦茶业⟧有喜有忧：⟦树龄老化|Problem⟧；⟦销路不畅|Problem⟧。", ("茶业", "树龄老化")),
        ("困难不少：⟦茶厂⟧⟦开工不足|Problem⟧；⟦销路不畅|Problem⟧。", ("茶厂", "开工不足")),
        # A problem with a subject or a verb of its own, or after the list, is left alone.
        (
            "⟦茶业⟧的短板：⟦树龄老化|Problem⟧；小厂⟦销路不畅|Problem⟧。",
            ("茶业", "树龄老化"),
        ),
        (
            "⟦茶业⟧的短板：⟦树龄老化|Problem⟧；⟦销路不畅|Problem⟧得到缓解。",
            ("茶业", "树龄老化"),
        ),
        (
            "⟦茶业⟧的短板：⟦树龄老化|Problem⟧！今年，⟦销路不畅|Problem⟧。",
            ("茶业", "树龄老化"),
        ),
    ],
)
def test_other_problems_stay_as_they_are(marked: str, stated: tuple[str, str]) -> None:
    assert find_faced(marked, stated) == {stated}


def test_a_list_is_also_one_of_obstacles() -> None:
    marked = "⟦茶业⟧存在以下梗阻：一是⟦树龄老化|Problem⟧；二是⟦销路不畅|Problem⟧。"
    assert find_faced(marked, ("茶业", "树龄老化")) == {("茶业", "树龄老化"), ("茶业", "销路不畅")}
