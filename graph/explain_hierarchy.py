"""Kinds above and below a term, wholes and parts of it, as far as facts reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.explain_model import Branch
from graph.explain_sources import Sources
from ontology import Claim, is_fact

DEPTH = 3
"""Steps from the term that a branch goes at most."""

LEVELS = (
    ("上位概念", "kinds above", "is_a", True),
    ("下位概念与实例", "kinds and examples", "is_a", False),
    ("所属整体", "wholes", "has_part", False),
    ("组成部分", "parts", "has_part", True),
)

Steps = Mapping[str, Mapping[str, int]]
"""From each entity to its next, and how many documents state the step."""


def to_hierarchy(
    claims: Sequence[Claim], iri: str, sources: Sources
) -> tuple[tuple[str, str, tuple[Branch, ...]], ...]:
    """Give the branches under each heading that has any; no branch comes back to its way."""
    found = []
    for zh, en, predicate, outward in LEVELS:
        steps = _to_steps(claims, predicate, outward, sources)
        if branches := _grow(iri, steps, sources, (iri,)):
            found.append((zh, en, branches))
    return tuple(found)


def _to_steps(claims: Sequence[Claim], predicate: str, outward: bool, sources: Sources) -> Steps:
    documents: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.predicate == predicate and is_fact(claim) and claim.subject != claim.object:
            ends = (claim.subject, claim.object)
            start, stop = ends if outward else ends[::-1]
            documents[start][stop] |= {row.document for row in sources.evidence[claim.claim]}
    return {
        start: {stop: len(rows) for stop, rows in stops.items()}
        for start, stops in documents.items()
    }


def _grow(iri: str, steps: Steps, sources: Sources, way: tuple[str, ...]) -> tuple[Branch, ...]:
    if len(way) > DEPTH:
        return ()
    onward = sorted(steps.get(iri, {}).items(), key=lambda s: (-s[1], sources.names[s[0]], s[0]))
    return tuple(
        Branch(sources.names[end], documents, _grow(end, steps, sources, (*way, end)))
        for end, documents in onward
        if end not in way
    )
