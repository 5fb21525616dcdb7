"""A member of a list is a mention as its neighbours are, and a clause with stages is one."""

from __future__ import annotations

import pytest

from extract.courses import set_courses
from extract.examples import to_mentions
from extract.list_members import add_members


@pytest.mark.parametrize(
    ("marked", "added"),
    [
        ("⟦采摘⟧、晾晒、⟦炒制⟧都要人手", ["晾晒"]),
        ("⟦采摘⟧、晾晒和⟦炒制⟧都要人手", ["晾晒"]),
        ("工序有⟦采摘⟧、⟦晾晒⟧和炒制三大类", ["炒制"]),
        ("⟦采摘⟧、⟦晾晒⟧、炒制等工序", ["炒制"]),
        ("国有林场、⟦晾晒⟧和⟦炒制⟧", []),
        ("工序是⟦采摘⟧、⟦晾晒⟧和炒制。", []),
        ("⟦采摘⟧、⟦晾晒⟧和炒制好的茶叶", []),
        ("⟦采摘⟧、晾晒都要人手", []),
        ("工序包括采摘和⟦晾晒⟧", []),
        ("⟦采摘⟧、⟦晾晒⟧和其他。", []),
        ("⟦3吨|Quantity⟧、若干、⟦5吨|Quantity⟧", []),
        ("农户公平参与、⟦晾晒⟧和⟦炒制⟧", []),
    ],
)
def test_a_member_between_others_is_found(marked: str, added: list[str]) -> None:
    text, mentions = to_mentions(marked)
    found = [one for one in add_members(text, mentions) if one not in mentions]
    assert [text[one.start : one.end] for one in found] == added
    assert {one.class_ for one in found} <= {"Concept"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦茶旅⟧带动⟦乡村⟧先后经历⟦修路⟧、⟦建站⟧两个阶段", "茶旅带动乡村"),
        ("总的看，⟦茶旅⟧带动⟦乡村⟧可分为⟦修路⟧和⟦建站⟧两步", "茶旅带动乡村"),
        ("⟦茶旅⟧带动⟦乡村⟧，先后经历⟦修路⟧、⟦建站⟧两个阶段", None),
        ("⟦茶旅⟧带动⟦乡村⟧经历⟦变化⟧", None),
        ("⟦茶旅⟧和⟦乡村⟧先后经历⟦修路⟧、⟦建站⟧两个阶段", None),
    ],
)
def test_a_clause_with_stages_is_one_mention(marked: str, expected: str | None) -> None:
    text, mentions = to_mentions(marked)
    new = [one for one in set_courses(text, mentions) if one not in mentions]
    assert [text[one.start : one.end] for one in new] == ([expected] if expected else [])
    assert all(one.class_ == "Process" for one in new)
