"""Claims, their evidence and their contradictions, as rows for the explorer's script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract import QUALIFIERS
from graph.explorer.columns import Columns, Texts, to_columns
from ontology import Claim, Knowledge

_STATED = (*QUALIFIERS, "confidence")
_VALUES = ("time_start", "time_end", "bound")
_CLAIMS = ("subject", "relation", "object", *_STATED, *_VALUES, "documents", "support")
_EVIDENCE = (
    "claim",
    "document",
    "sentence",
    "section",
    "quote",
    "context",
    "rule",
    "spans",
    "page",
)
_SPANS = [f"quote_{part}_{end}" for part in ("head", "tail", "trigger") for end in ("start", "end")]


def to_claim_columns(
    knowledge: Knowledge,
    claims: Sequence[Claim],
    row: Mapping[str, int],
    document: Mapping[str, int],
) -> Columns:
    """Give the claims in the order of `claims`, ends by `row`, with the documents that state each.

    `document` gives the row of a document's id. Raises `KeyError` for evidence of an unknown one.
    """
    stating: dict[str, list[int]] = defaultdict(list)
    for piece in knowledge.evidence:
        stating[piece.claim].append(document[piece.document])
    return to_columns(
        _CLAIMS,
        (
            (
                row[claim.subject],
                claim.predicate,
                row[claim.object],
                *(getattr(claim, name) for name in (*_STATED, *_VALUES)),
                sorted(set(stating[claim.claim])),
                len(stating[claim.claim]),
            )
            for claim in claims
        ),
    )


def to_evidence_columns(
    knowledge: Knowledge,
    claims: Sequence[Claim],
    document: Mapping[str, int],
    sentence: Mapping[tuple[str, int], int],
    texts: Texts,
) -> Columns:
    """Give the evidence of each claim; `sentence` gives the row of a document's sentence.

    Raises `KeyError` where a piece names a claim that is not in `claims`.
    """
    claim = {row.claim: place for place, row in enumerate(claims)}
    return to_columns(
        _EVIDENCE,
        (
            (
                claim[piece.claim],
                document[piece.document],
                sentence.get((piece.document, piece.sentence)),
                *map(texts.place, (piece.section, piece.quote, piece.context, piece.rule)),
                [getattr(piece, name) for name in _SPANS],
                piece.page,
            )
            for piece in sorted(knowledge.evidence, key=lambda p: (p.claim, p.evidence))
        ),
    )


def to_contradiction_columns(knowledge: Knowledge, claims: Sequence[Claim]) -> Columns:
    """Give the pairs of claims that cannot both be so, by their places in `claims`."""
    claim = {row.claim: place for place, row in enumerate(claims)}
    pairs = sorted(
        (claim[row.left], claim[row.right], row.kind) for row in knowledge.contradictions
    )
    return to_columns(("left", "right", "kind"), pairs)
