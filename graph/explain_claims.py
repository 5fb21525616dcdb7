"""The claims of a term, set in order: definitions, relations, dated claims, values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.explain_model import Defined, Figure, Group, QuotedClaim
from graph.explain_sources import Sources
from ontology import Claim, is_fact

DEFINING = ("is_a", "has_feature", "has_part")
"""What a definition states, the most telling first."""


def to_definitions(claims: Sequence[Claim], iri: str, sources: Sources) -> tuple[Defined, ...]:
    """Give each sentence that states as a fact what `iri` is, by document and place in it.

    Of the sentences that only name features or parts, those of documents which say nowhere of
    what kind it is: the relations show the rest.
    """
    quoted = [
        sources.state(claim)
        for claim in claims
        if claim.subject == iri and claim.predicate in DEFINING and is_fact(claim)
    ]
    places: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for row, one in enumerate(quoted):
        for column, quote in enumerate(one.quotes):
            places[quote.number, quote.sentence].append((row, column))
    kinds = {d for (d, _), at in places.items() if any(_is_kind(quoted[r]) for r, _ in at)}
    found = []
    for (document, _), at in places.items():
        rows = sorted({r for r, _ in at}, key=lambda r: DEFINING.index(quoted[r].claim.predicate))
        if document not in kinds or _is_kind(quoted[rows[0]]):
            row, column = min(at, key=lambda place: rows.index(place[0]))
            said = tuple(quoted[row] for row in rows)
            found.append(Defined(quoted[row].quotes[column], said))
    return tuple(sorted(found, key=lambda one: (one.quote.number, one.quote.start)))


def _is_kind(quoted: QuotedClaim) -> bool:
    return quoted.claim.predicate == "is_a"


def to_groups(claims: Sequence[Claim], iri: str, sources: Sources) -> tuple[Group, ...]:
    """Give the claims by relation and side; groups and claims with the most documents first.

    A symmetric relation has one group, which names the term first.
    """
    rows: dict[tuple[str, str], list[QuotedClaim]] = defaultdict(list)
    for claim in claims:
        quoted = sources.state(claim)
        if quoted.symmetric and claim.object == iri:
            quoted = replace(quoted, subject=quoted.object, object=quoted.subject)
        side = "↔" if quoted.symmetric else "→" if claim.subject == iri else "←"
        rows[claim.predicate, side].append(quoted)
    groups = [
        Group(
            *sources.labels[predicate],
            side,
            len({quote.document for quoted in found for quote in quoted.quotes}),
            tuple(sorted(found, key=_by_support)),
        )
        for (predicate, side), found in rows.items()
    ]
    return tuple(sorted(groups, key=lambda g: (-g.documents, -len(g.claims), g.en, g.side)))


def _by_support(quoted: QuotedClaim) -> tuple[int, int, str]:
    return -quoted.documents, -quoted.claim.support, quoted.claim.claim


def to_timeline(claims: Iterable[Claim], sources: Sources) -> tuple[QuotedClaim, ...]:
    """Give the claims that name a time, values aside, by its first day; those without one last."""
    dated = [claim for claim in claims if claim.time and claim.predicate != "has_value"]
    return tuple(sources.state(claim) for claim in sorted(dated, key=_by_time))


def to_figures(claims: Iterable[Claim], sources: Sources) -> tuple[Figure, ...]:
    """Give values by indicator, how it is measured, place and period."""

    def order(claim: Claim) -> tuple[str, ...]:
        frame = (claim.measure or "", claim.place or "")
        return (sources.names[claim.subject], *frame, *_by_time(claim))

    return tuple(
        Figure(sources.names[claim.subject], sources.state(claim))
        for claim in sorted(claims, key=order)
    )


def _by_time(claim: Claim) -> tuple[str, str, str]:
    return claim.time_start or claim.time_end or "9999", claim.time or "", claim.claim
