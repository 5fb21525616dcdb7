"""Options with their probabilities in, the relations a sentence states out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from extract.candidate import Candidate as Mention
from extract.pairs.guess import RELATIONS
from extract.pairs.option import Option
from extract.pairs.reading import Reading

RESPECTIVELY = ("分别", "依次")
PAIRWISE = frozenset({"has_value", "transforms_into"})
"""Relations that join groups of one length first with first, also where no word says so."""


def choose(
    options: Sequence[Option],
    chances: Sequence[float],
    thresholds: Mapping[str, float],
) -> list[tuple[Option, float]]:
    """Keep the likeliest relation of each pair where it reaches its threshold, likeliest first."""
    order = sorted(range(len(options)), key=lambda k: (-chances[k], k))
    taken: set[tuple[int, int]] = set()
    kept = []
    for k in order:
        one = options[k]
        low, high = sorted((one.head, one.tail))
        if chances[k] >= thresholds[RELATIONS[one.relation]] and (low, high) not in taken:
            taken.add((low, high))
            kept.append((one, chances[k]))
    return kept


def to_ends(one: Option, reading: Reading) -> list[tuple[Mention | None, Mention]]:
    """Give the mentions of head and tail: each with each, or where the text says so in step.

    The head is None where it is the document or stands earlier.
    """
    groups = reading.view.groups
    tails = groups[one.tail].members
    if one.head == one.tail:
        return list(combinations(tails, 2))
    if one.head < 0:
        return [(None, tail) for tail in tails]
    heads = groups[one.head].members
    named = RELATIONS[one.relation] in PAIRWISE
    if len(heads) == len(tails) > 1 and (
        named or any(word in reading.view.text for word in RESPECTIVELY)
    ):
        return list(zip(heads, tails, strict=True))
    return list(product(heads, tails))
