"""What stands behind 前者 and 后者 is told of the one that each of them takes up."""

from __future__ import annotations

import pytest

from extract.candidate import Candidate
from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.former import set_former, set_former_above
from extract.model import Qualifiers


def find_told(marked: str, *told: tuple[str | None, str], earlier: bool = False) -> list[str]:
    """Give head and tail of each relation of the pairs told of a sentence."""
    text, mentions = to_mentions(marked)
    named: dict[str, Candidate] = {text[one.start : one.end]: one for one in mentions}
    founds = [
        Found(
            named[head] if head else None,
            "has_feature",
            named[tail],
            "r",
            Qualifiers(),
            (0, 1),
            earlier,
        )
        for head, tail in told
    ]
    return [
        f"{text[one.head.start : one.head.end] if one.head else 'DOC'} "
        f"{text[one.tail.start : one.tail.end]}"
        for one in set_former(text, mentions, founds)
    ]


TEAS = "⟦春茶⟧与⟦秋茶⟧各有所长：前者⟦鲜爽⟧、⟦清香⟧，后者⟦浓醇⟧。"


@pytest.mark.parametrize(
    ("marked", "told", "expected"),
    [
        (
            TEAS,
            [(one, other) for one in ("春茶", "秋茶") for other in ("鲜爽", "清香", "浓醇")],
            ["春茶 鲜爽", "春茶 清香", "秋茶 浓醇"],
        ),
        (
            "⟦茶叶⟧分为⟦春茶⟧和⟦秋茶⟧，前者⟦鲜爽⟧，后者⟦浓醇⟧。",
            [("茶叶", "鲜爽"), ("茶叶", "浓醇"), ("茶叶", "春茶")],
            ["春茶 鲜爽", "秋茶 浓醇", "茶叶 春茶"],
        ),
        (
            "⟦春茶⟧、⟦夏茶⟧和⟦秋茶⟧不同，前者⟦鲜爽⟧，中者⟦苦涩⟧，后者⟦浓醇⟧。",
            [("春茶", "苦涩"), ("夏茶", "苦涩"), ("春茶", "浓醇")],
            ["夏茶 苦涩", "秋茶 浓醇"],
        ),
        (
            "⟦春茶⟧与⟦秋茶⟧的分别，在于前者以⟦嫩芽⟧为原料。",
            [("嫩芽", "春茶"), ("嫩芽", "秋茶")],
            ["嫩芽 春茶"],
        ),
    ],
)
def test_each_is_told_what_stands_behind_its_word(
    marked: str, told: list[tuple[str, str]], expected: list[str]
) -> None:
    assert find_told(marked, *told) == expected


def test_a_head_to_be_found_earlier_is_the_one_taken_up() -> None:
    assert find_told(TEAS, (None, "浓醇"), earlier=True) == ["秋茶 浓醇"]
    assert find_told(TEAS, (None, "浓醇")) == ["DOC 浓醇"]


@pytest.mark.parametrize(
    "marked",
    [
        "⟦春茶⟧与⟦秋茶⟧都⟦鲜爽⟧。",
        "⟦春茶⟧与⟦秋茶⟧不同，前者娇嫩，后者耐泡，二者都⟦鲜爽⟧。",
        "⟦春茶⟧与⟦秋茶⟧不同，前者娇嫩，后者耐泡。它们都⟦鲜爽⟧。",
        "⟦春茶⟧、⟦夏茶⟧和⟦秋茶⟧齐备，后者⟦鲜爽⟧。",
        "⟦春茶⟧与⟦秋茶⟧相伴，茶农重视前者，都说⟦鲜爽⟧。",
    ],
)
def test_what_is_told_of_both_stays(marked: str) -> None:
    told = [("春茶", "鲜爽"), ("秋茶", "鲜爽")]
    assert find_told(marked, *told) == ["春茶 鲜爽", "秋茶 鲜爽"]


def find_above(before: str, marked: str, head: str | None, tail: str) -> str:
    """Give the head told of a tail in a sentence after one that is about its mentions."""
    first, topic = to_mentions(before)
    text, mentions = to_mentions(marked)
    named = {text[one.start : one.end]: one for one in mentions}
    found = Found(
        named[head] if head else None,
        "has_feature",
        named[tail],
        "r",
        Qualifiers(),
        (0, 1),
        head is None,
    )
    [_, said] = set_former_above([first, text], [Said(topic=tuple(topic)), Said((found,))])
    [one] = said.relations
    if one.head is None:
        return "earlier"
    source = first if one.above else text
    return source[one.head.start : one.head.end]


@pytest.mark.parametrize(
    ("before", "marked", "head", "tail", "expected"),
    [
        ("⟦春茶⟧与⟦秋茶⟧不同。", "前者⟦鲜爽⟧，后者⟦浓醇⟧。", None, "鲜爽", "春茶"),
        ("⟦春茶⟧与⟦秋茶⟧不同。", "前者⟦鲜爽⟧，后者⟦浓醇⟧。", None, "浓醇", "秋茶"),
        ("⟦春茶⟧与⟦秋茶⟧不同。", "前者⟦鲜爽⟧，后者⟦浓醇⟧。", "鲜爽", "浓醇", "秋茶"),
        ("⟦春茶⟧、⟦夏茶⟧和⟦秋茶⟧不同。", "前者⟦鲜爽⟧，后者⟦浓醇⟧。", None, "鲜爽", "earlier"),
        ("⟦春茶⟧与⟦秋茶⟧不同。", "二者都⟦鲜爽⟧。", None, "鲜爽", "earlier"),
        ("⟦春茶⟧与⟦秋茶⟧不同。", "前者⟦鲜爽⟧，⟦茶汤⟧清亮。", "茶汤", "鲜爽", "茶汤"),
    ],
)
def test_at_the_start_they_take_up_the_two_of_the_sentence_before(
    before: str, marked: str, head: str | None, tail: str, expected: str
) -> None:
    assert find_above(before, marked, head, tail) == expected
