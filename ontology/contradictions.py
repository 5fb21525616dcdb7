"""Claims in; pairs that cannot both be so, as far as the texts tell, out.

Both stay in the graph with their evidence: which is right is for the reader to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from ontology.identity import to_key
from ontology.model import Claim, Contradiction, Entity
from ontology.quantities import to_quantity

NUMBERS = frozenset({None, "exact", "about"})
"""Bounds of values that can be set against each other: none, and what hardly moves the number."""
ABOUT = Decimal("0.05")
"""How far from a number, as a share of it, a value may be that is said to be about it."""


def find_contradictions(
    claims: Sequence[Claim], entities: Sequence[Entity]
) -> tuple[Contradiction, ...]:
    """Give each pair of asserted claims that contradict each other, by IRI.

    `polarity`: one asserts what the other denies, at no two different times, places or measures.
    `value`: two values of one unit for an indicator in one stated period, of one place and one
    measure; what is the other rounded, or less than a twentieth from what is said to be about so
    much, does not contradict it, nor does a value that is only bounded (不低于).
    """
    names = {entity.iri: entity.name for entity in entities}
    asserted = [claim for claim in claims if claim.modality == "asserted"]
    pairs = {
        (min(one, other), max(one, other)): kind
        for kind, one, other in (*_denied(asserted), *_two_values(asserted, names))
    }
    return tuple(Contradiction(*pair, kind) for pair, kind in sorted(pairs.items()))


def _denied(claims: Iterable[Claim]) -> Iterator[tuple[str, str, str]]:
    groups: dict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        said = (claim.subject, claim.predicate, claim.object, claim.bound)
        groups[*said, *_frame(claim)].append(claim)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if one.polarity != other.polarity:
                yield "polarity", one.claim, other.claim


def _two_values(
    claims: Iterable[Claim], names: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    groups: dict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        dated = claim.time_start or claim.time_end
        if claim.predicate == "has_value" and claim.polarity == "positive" and dated:
            groups[claim.subject, *_frame(claim)].append(claim)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if _differ(one, other, names):
                yield "value", one.claim, other.claim


def _frame(claim: Claim) -> tuple[str | None, ...]:
    """Give what must be the same for two claims to speak of one thing."""
    when = (claim.time_start, claim.time_end)
    time = when if any(when) else (to_key(claim.time or ""), None)
    return (*time, to_key(claim.place or ""), to_key(claim.measure or ""))


def _differ(one: Claim, other: Claim, names: Mapping[str, str]) -> bool:
    """Whether two values are numbers of one unit that no rounding and no 约 makes equal."""
    wordings = names[one.object], names[other.object]
    left, right = map(to_quantity, wordings)
    if left is None or right is None or left.unit != right.unit:
        return False
    if not {one.bound, other.bound, left.bound, right.bound} <= NUMBERS:
        return False
    step = max(_step(wordings[0], left.number), _step(wordings[1], right.number)) / 2
    roughly = ABOUT * max(abs(left.number), abs(right.number))
    apart = max(step, roughly) if "about" in (one.bound, other.bound) else step
    return abs(left.number - right.number) > apart


def _step(wording: str, number: Decimal) -> Decimal:
    """Give what the last digit that a wording writes is worth: 1000 for 50.2万."""
    if not (found := re.search("[0-9]+(?:[.]([0-9]+))?", wording.replace(",", ""))):
        return Decimal(1)
    written = Decimal(found[0])
    scale = abs(number) / written if written else Decimal(1)
    return scale.scaleb(-len(found[1] or ""))
