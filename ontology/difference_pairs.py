"""Claims that went and claims that came in; the pairs that say one thing in another way out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from ontology.model import Claim, Knowledge

Pair = tuple[str, str]
"""The IRIs of a claim that went and of one that came."""
PARTS = ("modality", "polarity", "action", "measure", "time", "place", "source", "bound")


def pair_claims(
    went: Iterable[Claim], came: Iterable[Claim], ways: Mapping[str, set[str]]
) -> tuple[list[Pair], list[Pair]]:
    """Pair claims that are qualified otherwise, then those of whose ends `ways` tells what became.

    `ways` has the entities of the new graph that each entity of the old one leads to. Of several
    that fit, the one that differs in the fewest qualifiers is taken, then the first by IRI.
    """
    waiting: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in came:
        waiting[claim.subject, claim.predicate, claim.object].append(claim)
    rest = list(went)
    requalified = _take(rest, waiting, {})
    paired = {old for old, _ in requalified}
    return requalified, _take([row for row in rest if row.claim not in paired], waiting, ways)


def _take(
    went: Iterable[Claim],
    waiting: Mapping[tuple[str, str, str], list[Claim]],
    ways: Mapping[str, set[str]],
) -> list[Pair]:
    """Pair what fits best first, and take it from those that wait."""
    fits = []
    for old in went:
        ends = (ways.get(old.subject, {old.subject}), ways.get(old.object, {old.object}))
        for subject, object_ in product(*map(sorted, ends)):
            for new in waiting.get((subject, old.predicate, object_), ()):
                fits.append((_distance(old, new), old.claim, new.claim, new))
    pairs, taken = list[Pair](), set[str]()
    for _, old_iri, new_iri, new in sorted(fits, key=lambda fit: fit[:3]):
        if not taken & {old_iri, new_iri}:
            taken |= {old_iri, new_iri}
            pairs.append((old_iri, new_iri))
            waiting[new.subject, new.predicate, new.object].remove(new)
    return sorted(pairs)


def _distance(old: Claim, new: Claim) -> int:
    return sum(getattr(old, part) != getattr(new, part) for part in PARTS)


def to_ways(old: Knowledge, new: Knowledge) -> dict[str, set[str]]:
    """Give the entities to which the mentions of each old entity lead in documents both know."""
    before = {(row.document, row.start, row.end): row.entity for row in old.mentions}
    ways: dict[str, set[str]] = defaultdict(set)
    for row in new.mentions:
        if was := before.get((row.document, row.start, row.end)):
            ways[was].add(row.entity)
    return dict(ways)
