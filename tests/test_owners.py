"""What follows traits over a comma is told of what has them."""

from __future__ import annotations

from extract.candidate import Candidate
from extract.examples import to_mentions
from extract.match import Found
from extract.mending.owners import set_owners
from extract.model import Qualifiers


def say(head: Candidate | None, relation: str, tail: Candidate) -> Found:
    return Found(head, relation, tail, "r", Qualifiers(), (0, 1), earlier=head is None)


def test_what_follows_a_trait_is_its_owners() -> None:
    text, (garden, large, tourism) = to_mentions("⟦茶园⟧⟦面积大|Feature⟧，带动⟦旅游⟧。")
    trait = say(garden, "has_feature", large)
    _, deed = set_owners(text, [trait, say(large, "promotes", tourism)])
    assert deed.head == garden


def test_the_owner_may_stand_in_an_earlier_sentence() -> None:
    text, (large, tourism) = to_mentions("它⟦面积大|Feature⟧，带动⟦旅游⟧。")
    _, deed = set_owners(text, [say(None, "has_feature", large), say(large, "promotes", tourism)])
    assert deed.head is None
    assert deed.earlier


def test_a_deed_is_told_once() -> None:
    text, (garden, large, tourism) = to_mentions("⟦茶园⟧⟦面积大|Feature⟧，带动⟦旅游⟧。")
    trait, own = say(garden, "has_feature", large), say(garden, "promotes", tourism)
    assert set_owners(text, [trait, own, say(large, "promotes", tourism)]) == (trait, own)


def test_what_a_trait_does_in_its_clause_or_brings_about_stays_its_own() -> None:
    text, (garden, large, tourism) = to_mentions("⟦茶园⟧⟦面积大|Feature⟧带动⟦旅游⟧。")
    founds = (say(garden, "has_feature", large), say(large, "promotes", tourism))
    assert set_owners(text, founds) == founds
    text, (garden, large, cost) = to_mentions("⟦茶园⟧⟦面积大|Feature⟧，推高⟦成本⟧。")
    founds = (say(garden, "has_feature", large), say(large, "hinders", cost))
    assert set_owners(text, founds) == founds
