"""What is no kind, what is built upon what, and what is to be seen but not demanded."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.kinds import set_kinds
from extract.mending.seen import set_seen
from extract.model import Modality, Qualifiers


def read(
    marked: str, relation: str, trigger: str = "", turned: bool = False, modality: str = "asserted"
) -> tuple[str, Found]:
    """Relate the first mention to the last one; `turned`, the last to the first."""
    text, mentions = to_mentions(marked)
    head, tail = (mentions[-1], mentions[0]) if turned else (mentions[0], mentions[-1])
    at = text.index(trigger)
    said: Modality = "advocated" if modality == "advocated" else "asserted"
    spot = at, at + len(trigger)
    return text, Found(head, relation, tail, "rule", Qualifiers(modality=said), spot)


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("⟦青榆市|Place⟧是⟦乌龙茶⟧的发源地", False),
        ("⟦青榆市|Place⟧作为老⟦茶区⟧的门户", False),
        ("⟦茶文化⟧以茶山为根基，以茶人为⟦灵魂⟧", False),
        ("⟦乌龙茶⟧是⟦青茶⟧的典型代表", True),
        ("⟦乌龙茶⟧是⟦青茶⟧的一种", True),
        ("⟦乌龙茶⟧是⟦青茶⟧，也是名茶", True),
        ("⟦乌龙茶⟧以香气浓被称为⟦名茶⟧", True),
    ],
)
def test_the_owner_of_what_a_thing_is_is_no_kind_of_it(marked: str, kept: bool) -> None:
    text, found = read(marked, "is_a")
    assert set_kinds(text, [found]) == ((found,) if kept else ())


def test_what_is_built_upon_a_thing_depends_on_it() -> None:
    text, found = read("⟦茶旅⟧是在⟦茶园⟧的基础上发展起来的", "depends_on", turned=True)
    (turned,) = set_kinds(text, [found])
    assert (turned.head, turned.tail) == (found.tail, found.head)
    text, found = read("⟦茶旅⟧让⟦茶园⟧有了奔头", "depends_on", turned=True)
    assert set_kinds(text, [found]) == (found,)


@pytest.mark.parametrize(
    ("marked", "trigger", "kept"),
    [
        ("也要看到，⟦茶商|Organization⟧正改变⟦茶市⟧", "改变", False),
        ("⟦茶商|Organization⟧正在重塑⟦茶市⟧", "重塑", False),
        ("要看到，⟦茶商|Organization⟧观望，必须搞活⟦茶市⟧", "搞活", True),
        ("⟦茶商|Organization⟧要搞活⟦茶市⟧", "搞活", True),
    ],
)
def test_what_is_seen_or_going_on_is_not_demanded(marked: str, trigger: str, kept: bool) -> None:
    text, found = read(marked, "calls_for", trigger)
    assert set_seen(text, [found]) == ((found,) if kept else ())


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("应当认识到，⟦茶旅⟧带动了⟦茶市⟧", "asserted"),
        ("应当认识到，⟦茶旅⟧须带动⟦茶市⟧", "advocated"),
        ("应当让⟦茶旅⟧带动⟦茶市⟧", "advocated"),
    ],
)
def test_what_is_to_be_seen_is_stated(marked: str, modality: str) -> None:
    text, found = read(marked, "promotes", "带动", modality="advocated")
    (one,) = set_seen(text, [found])
    assert one.qualifiers.modality == modality
