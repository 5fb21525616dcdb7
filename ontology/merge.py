"""Statements in; each claim once, with all its evidence, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ontology.claims import Statement
from ontology.model import Claim, Evidence


@dataclass(frozen=True, slots=True)
class Supported:
    """A claim with every piece of evidence for it, by IRI."""

    claim: Claim
    evidence: tuple[Evidence, ...]


def merge_statements(statements: Iterable[Statement]) -> tuple[Supported, ...]:
    """Give each claim once, by IRI; the order of the statements has no part in it.

    Support is the number of pieces of evidence, confidence the highest that any of them has.
    """
    claims: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        claims[statement.claim.claim].append(statement)
    return tuple(_merge_claim(group) for _, group in sorted(claims.items()))


def _merge_claim(group: list[Statement]) -> Supported:
    passages: dict[str, list[Evidence]] = defaultdict(list)
    for statement in group:
        passages[statement.evidence.evidence].append(statement.evidence)
    evidence = tuple(_merge_evidence(rows) for _, rows in sorted(passages.items()))
    scores = [row.claim.confidence for row in group if row.claim.confidence is not None]
    claim = replace(
        group[0].claim, support=len(evidence), confidence=max(scores) if scores else None
    )
    return Supported(claim, evidence)


def _merge_evidence(rows: list[Evidence]) -> Evidence:
    """One passage found by several rules is one piece of evidence that names them all."""
    first = min(rows, key=_rule)
    rules = sorted({row.rule for row in rows})
    return first if len(rules) == 1 else replace(first, rule=" ".join(rules))


def _rule(row: Evidence) -> tuple[str, int, int]:
    if row.quote_trigger_start is None or row.quote_trigger_end is None:
        return row.rule, -1, -1
    return row.rule, row.quote_trigger_start, row.quote_trigger_end
