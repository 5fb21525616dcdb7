"""What a thing comes from does not come from it."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.origins import set_origins
from extract.model import Qualifiers


@pytest.mark.parametrize(
    ("marked", "relation", "trigger", "heads"),
    [
        ("⟦制茶⟧产生于⟦贸易⟧催生的⟦集市⟧", "gives_rise_to", "催生", ["贸易"]),
        (
            "⟦制茶⟧主要产生于⟦贸易⟧和⟦航运⟧孕育兴起的⟦集市⟧",
            "gives_rise_to",
            "孕育",
            ["贸易", "航运"],
        ),
        ("⟦制茶⟧源于⟦贸易⟧，又催生⟦集市⟧", "gives_rise_to", "催生", ["制茶"]),
        ("⟦制茶⟧催生产生于唐代的⟦集市⟧", "gives_rise_to", "催生", ["制茶"]),
        ("⟦制茶⟧依托产生于⟦贸易⟧的⟦集市⟧", "depends_on", "依托", ["制茶"]),
        ("⟦贸易⟧催生的⟦集市⟧产生于唐代", "gives_rise_to", "催生", ["贸易"]),
    ],
)
def test_what_came_from_a_thing_gives_rise_to_nothing_there(
    marked: str, relation: str, trigger: str, heads: list[str]
) -> None:
    text, mentions = to_mentions(marked)
    at = text.index(trigger)
    found = Found(mentions[0], relation, mentions[-1], "r", Qualifiers(), (at, at + 2))
    told = set_origins(text, mentions, [found])
    assert [text[one.head.start : one.head.end] for one in told if one.head] == heads
    assert {one.tail for one in told} <= {mentions[-1]}


@pytest.mark.parametrize(
    ("marked", "heads"),
    [
        ("⟦制茶⟧诞生于古老的⟦集市⟧", ["集市"]),
        ("⟦制茶⟧的兴起主要得益于⟦贸易⟧", ["贸易"]),
        ("⟦制茶⟧的兴起，得益于⟦贸易⟧", ["制茶"]),
        ("⟦制茶⟧促进了源于⟦唐代|Time⟧的⟦集市⟧", ["制茶"]),
        ("⟦制茶⟧促进了得益于新路的⟦集市⟧", ["制茶"]),
    ],
)
def test_what_a_thing_owes_itself_to_has_the_effect(marked: str, heads: list[str]) -> None:
    text, mentions = to_mentions(marked)
    trigger = (mentions[0].end, mentions[0].end + 2)
    found = Found(mentions[0], "promotes", mentions[-1], "r", Qualifiers(), trigger)
    told = set_origins(text, mentions, [found])
    assert [text[one.head.start : one.head.end] for one in told if one.head] == heads
