"""Who was named before demands and puts forward what he, or the meeting, says, there and then."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.persons import set_persons
from extract.model import Qualifiers

NAMED = "⟦周一鸣|Person⟧来访。"


def tell(*marked: str) -> list[tuple[str | None, str, str, str | None, str | None]]:
    """Give what the last sentence demands of its last mention, or puts forward."""
    rows = [to_mentions(one) for one in marked]
    text, mentions = rows[-1]
    last = mentions[-1]
    demand = Found(None, "calls_for", last, "r", Qualifiers(), (last.start - 1, last.start))
    said = [Said() for _ in rows[:-1]] + [Said((demand,))]
    told = set_persons([one for one, _ in rows], [found for _, found in rows], said)[-1]
    return [
        (
            rows[len(rows) - 1 - one.above][0][one.head.start : one.head.end] if one.head else None,
            one.relation,
            text[one.tail.start : one.tail.end],
            one.qualifiers.time,
            one.qualifiers.place,
        )
        for one in told.relations
    ]


@pytest.mark.parametrize(
    ("marked", "time", "place"),
    [
        ("他强调，要建设⟦茶园⟧。", None, None),
        ("⟦2024年|Time⟧，他在⟦石塘镇|Place⟧调研时要求，建设⟦茶园⟧。", "2024年", "石塘镇"),
        ("他在⟦石塘镇|Place⟧出席⟦全国|Place⟧茶业会时强调，要建设⟦茶园⟧。", None, "石塘镇"),
        ("⟦2024年|Time⟧，她在⟦石塘镇|Place⟧的一次会议上指出，要建设⟦茶园⟧。", "2024年", "石塘镇"),
    ],
)
def test_he_demands_who_was_named_before(marked: str, time: str | None, place: str | None) -> None:
    assert tell(NAMED, marked) == [("周一鸣", "calls_for", "茶园", time, place)]


@pytest.mark.parametrize(
    "marked",
    [
        "随后，又在全县茶业会上强调，要建设⟦茶园⟧。",
        "同月，在石塘镇调研时要求，建设⟦茶园⟧。",
    ],
)
def test_who_spoke_last_goes_on_unnamed(marked: str) -> None:
    assert tell(NAMED, marked)[0][:2] == ("周一鸣", "calls_for")
    assert tell(NAMED, *["茶叶丰收。"] * 2, marked)[0][0] is None


def test_what_he_puts_forward_is_no_demand() -> None:
    marked = "⟦2024年|Time⟧，他在⟦石塘镇|Place⟧首次提出⟦有机茶园⟧。"
    assert tell(NAMED, marked) == [("周一鸣", "proposes", "有机茶园", "2024年", "石塘镇")]


def test_a_meeting_goes_on() -> None:
    meeting = "⟦全县茶业大会|Event⟧召开。"
    assert tell(meeting, "会议强调，要建设⟦茶园⟧。") == [
        ("全县茶业大会", "calls_for", "茶园", None, None)
    ]
    assert tell(meeting, *["茶叶丰收。"] * 4, "会议强调，要建设⟦茶园⟧。") == [
        (None, "calls_for", "茶园", None, None)
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "要建设⟦茶园⟧。",
        "⟦吴二|Person⟧和他强调，要建设⟦茶园⟧。",
        "他们强调，要建设⟦茶园⟧。",
        "要建设⟦茶园⟧，他强调。",
        "镇里在部署茶事时要求，建设⟦茶园⟧。",
        "在茶业会上，⟦吴二|Person⟧强调，要建设⟦茶园⟧。",
    ],
)
def test_other_sentences_demand_themselves(marked: str) -> None:
    assert tell(NAMED, marked)[0][:2] == (None, "calls_for")
