"""A knowledge in; how much of it could be computed, merged and kept, for the report, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ontology import Knowledge, Schema, to_quantity

FIRST = 20
"""Rows of a list that the report shows; its count tells how many there are."""


def to_measures(knowledge: Knowledge, schema: Schema | None) -> dict[str, Any]:
    """Give shares and lists, ready for JSON; a share of nothing is None.

    `unmatched_shapes` are the shapes on ends that no claim was checked against, () with no schema.
    """
    names = {row.iri: row.name for row in knowledge.entities}
    values = [names[row.object] for row in knowledge.claims if row.predicate == "has_value"]
    timed = [row for row in knowledge.claims if row.time]
    unread = [row.time for row in timed if not (row.time_start or row.time_end)]
    checked = len(knowledge.claims) + len(knowledge.quarantine)
    refused = Counter(row.constraint for row in knowledge.quarantine)
    return {
        "values": _normalised(len(values), (value for value in values if not to_quantity(value))),
        "times": _normalised(len(timed), (time for time in unread if time)),
        "rejected": {
            "share": _share(len(knowledge.quarantine), checked),
            "by_constraint": {name: _share(n, checked) for name, n in _ordered(refused).items()},
        },
        "unmatched_shapes": _find_unmatched(knowledge, schema) if schema else [],
        "merges": _merges(knowledge, names),
        "proposals": _proposals(knowledge),
        "contradictions": _contradictions(knowledge, names),
    }


def _normalised(count: int, failed: Iterable[str]) -> dict[str, Any]:
    """Give how many wordings there are, the share that could be computed, and the others."""
    wordings = _ordered(Counter(failed))
    share = _share(count - sum(wordings.values()), count)
    return {"count": count, "share": share, "not_normalised": wordings}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _find_unmatched(knowledge: Knowledge, schema: Schema) -> list[str]:
    claims = (*knowledge.claims, *(row.claim for row in knowledge.quarantine))
    used = {claim.predicate for claim in claims}
    unused = (term.property_name for term in schema.relations if term.name not in used)
    return [f"{name[0].upper()}{name[1:]}{end}Shape" for name in unused for end in ("Head", "Tail")]


def _merges(knowledge: Knowledge, names: Mapping[str, str]) -> dict[str, Any]:
    """Give the names that lead to an entity of another name; its own needed no merge."""
    pairs = Counter((row.name, name, row.reason) for row in knowledge.merges
                    if (name := names.get(row.entity, row.entity)) != row.name)  # fmt: skip
    rows = [
        {"name": name, "entity": entity, "reason": reason, "documents": count}
        for (name, entity, reason), count in sorted(pairs.items())
    ]
    by_reason = _ordered(Counter(reason for _, _, reason in pairs))
    return {"count": len(rows), "by_reason": by_reason, "first": rows[:FIRST]}


def _proposals(knowledge: Knowledge) -> dict[str, Any]:
    rows = [
        {
            "left": row.left_name,
            "right": row.right_name,
            "reason": row.reason,
            "score": row.score,
        }
        for row in knowledge.proposals
    ]
    by_reason = _ordered(Counter(row.reason for row in knowledge.proposals))
    return {"count": len(rows), "by_reason": by_reason, "first": rows[:FIRST]}


def _contradictions(knowledge: Knowledge, names: Mapping[str, str]) -> dict[str, Any]:
    claims = {row.claim: row for row in knowledge.claims}
    rows = [
        {
            "kind": row.kind,
            "subject": names[claims[row.left].subject],
            "relation": claims[row.left].predicate,
            "left": names[claims[row.left].object],
            "right": names[claims[row.right].object],
            "left_claim": row.left,
            "right_claim": row.right,
        }
        for row in knowledge.contradictions
    ]
    by_kind = _ordered(Counter(row.kind for row in knowledge.contradictions))
    return {"count": len(rows), "by_kind": by_kind, "first": rows[:FIRST]}
