"""Whose doing is told after traits: 茶园面积大，带动… is the garden's, not the large area's.

Annotators give what follows a trait over a comma to the thing that has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE, SENTENCE
from extract.match import Found

DEEDS = frozenset({"promotes", "is_a", "carrier_of", "addresses"})
"""What is told of a thing after its traits, and hardly ever of these."""


def set_owners(text: str, founds: Sequence[Found]) -> tuple[Found, ...]:
    """Give what is found with what is told of a trait over a comma told of what has the trait."""
    owners: dict[Candidate, Found] = {}
    for one in founds:
        if one.relation == "has_feature" and one.tail.class_ == "Feature":
            owners.setdefault(one.tail, one)
    if not owners:
        return tuple(founds)
    moved = [_move(text, owners, one) for one in founds]
    return tuple({(one.head, one.relation, one.tail): one for one in moved[::-1]}.values())[::-1]


def _move(text: str, owners: dict[Candidate, Found], one: Found) -> Found:
    owner = owners.get(one.head) if one.head else None
    if owner is None or one.head is None or one.relation not in DEEDS:
        return one
    span = (one.head.end, one.tail.start)
    if owner.head == one.tail or not CLAUSE.search(text, *span) or SENTENCE.search(text, *span):
        return one
    return replace(one, head=owner.head, earlier=owner.earlier)
