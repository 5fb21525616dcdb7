"""What is told of a problem as its condition or its tool is what resolves it."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.resolved import set_resolved
from extract.model import Qualifiers


@pytest.mark.parametrize(
    ("marked", "relation", "expected"),
    [
        ("⟦冻害|Problem⟧要靠⟦育苗棚⟧来化解", "depends_on", [("育苗棚", "addresses", "冻害")]),
        ("⟦冻害|Problem⟧可以通过⟦育苗棚⟧加以缓解", "uses", [("育苗棚", "addresses", "冻害")]),
        ("⟦冻害|Problem⟧多见于⟦高山茶园⟧", "depends_on", []),
        ("⟦茶苗⟧要靠⟦育苗棚⟧来化解危险", "depends_on", [("茶苗", "depends_on", "育苗棚")]),
        ("⟦冻害|Problem⟧伤害⟦茶苗⟧", "hinders", [("冻害", "hinders", "茶苗")]),
    ],
)
def test_a_problem_needs_nothing_but_is_resolved(
    marked: str, relation: str, expected: list[tuple[str, str, str]]
) -> None:
    text, mentions = to_mentions(marked)
    found = Found(mentions[0], relation, mentions[-1], "r", Qualifiers(), (0, 1))
    assert [
        (text[one.head.start : one.head.end], one.relation, text[one.tail.start : one.tail.end])
        for one in set_resolved(text, mentions, [found])
        if one.head
    ] == expected
