"""Candidate mentions of one text, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters [start, end) of a text that may be a mention of a class, and what found them.

    `confidence` is the share of such mentions that annotators agree with, None where not measured.
    """

    start: int
    end: int
    class_: str
    rule: str
    confidence: float | None = None


def resolve(candidates: Iterable[Candidate], ranks: Mapping[str, int]) -> tuple[Candidate, ...]:
    """Keep the longest of candidates that overlap, in text order.

    Equal spans keep the first given (sources come in order of trust); equal lengths the class that
    ranks first, then the one that starts first.

    >>> long, short = Candidate(0, 4, "Concept", "a"), Candidate(2, 6, "Factor", "b")
    >>> resolve([long, short], {"Factor": 0, "Concept": 1})
    (Candidate(start=2, end=6, class_='Factor', rule='b', confidence=None),)
    """
    by_span: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        by_span.setdefault((candidate.start, candidate.end), candidate)
    last = len(ranks)
    order = sorted(
        by_span.values(), key=lambda c: (c.start - c.end, ranks.get(c.class_, last), c.start)
    )
    taken: set[int] = set()
    kept = []
    for candidate in order:
        covered = range(candidate.start, candidate.end)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda c: c.start))


def override(mentions: Iterable[Candidate], others: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Give `mentions` and of `others` those that overlap none of them, in text order."""
    kept = list(mentions)
    taken = {index for one in kept for index in range(one.start, one.end)}
    kept += [one for one in others if taken.isdisjoint(range(one.start, one.end))]
    return tuple(sorted(kept, key=lambda one: one.start))
