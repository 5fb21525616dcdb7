"""Claims in, with the quotes that state them; a number for each document that is quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from graph.citation import to_citation
from graph.explain_model import Mark, Pair, Quote, QuotedClaim
from ontology import Claim, DocumentRecord, Evidence, Knowledge, Schema

MARKS: tuple[Mark, ...] = ("", "trigger", "head", "tail")


@dataclass(frozen=True, slots=True)
class Sources:
    """What pages are written from, looked up once; documents are numbered as they are quoted."""

    names: dict[str, str]
    labels: dict[str, tuple[str, str]]
    symmetric: frozenset[str]
    claims: dict[str, Claim]
    evidence: dict[str, list[Evidence]]
    documents: dict[str, DocumentRecord]
    contradictions: tuple[tuple[str, str, str], ...]
    numbers: dict[str, int] = field(default_factory=dict)

    def state(self, claim: Claim) -> QuotedClaim:
        """Give a claim with the names of its ends and its quotes, by document and place."""
        rows = sorted(self.evidence[claim.claim], key=lambda r: (r.document, r.start, r.evidence))
        quotes = tuple(self.quote(row) for row in rows)
        ends = self.names[claim.subject], self.names[claim.object]
        symmetric = claim.predicate in self.symmetric
        return QuotedClaim(claim, *ends, *self.labels[claim.predicate], quotes, symmetric)

    def quote(self, row: Evidence) -> Quote:
        """Give a passage; its document has its number from here on."""
        number = self.numbers.setdefault(row.document, len(self.numbers) + 1)
        title = self.documents[row.document].title
        section = "" if row.section == title else row.section
        return Quote(
            to_pieces(row), row.context, number, title, section, row.page, row.sentence,
            row.start, row.end, row.rule,
        )  # fmt: skip

    def number_documents(self, claims: Iterable[Claim]) -> None:
        """Number the documents that state `claims` by their ids, the order in which quotes come."""
        quoted = {row.document for claim in claims for row in self.evidence[claim.claim]}
        for document in sorted(quoted):
            self.numbers.setdefault(document, len(self.numbers) + 1)

    def pair(self, claims: Iterable[str]) -> tuple[Pair, ...]:
        """Give the contradictions that one of `claims` is part of."""
        wanted = set(claims)
        return tuple(
            Pair(kind, self.state(self.claims[left]), self.state(self.claims[right]))
            for left, right, kind in self.contradictions
            if wanted & {left, right}
        )

    def list_documents(self) -> tuple[str, ...]:
        """Give the entries of the documents quoted so far, in the order of their numbers."""
        return tuple(to_citation(self.documents[document]) for document in self.numbers)


def to_sources(knowledge: Knowledge, schema: Schema) -> Sources:
    """Look up all that a page may quote."""
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for row in knowledge.evidence:
        evidence[row.claim].append(row)
    return Sources(
        {row.iri: row.name for row in knowledge.entities},
        {term.name: (term.zh, term.en) for term in schema.relations},
        frozenset(term.name for term in schema.relations if term.symmetric),
        {row.claim: row for row in knowledge.claims},
        evidence,
        {row.document: row for row in knowledge.documents},
        tuple((row.left, row.right, row.kind) for row in knowledge.contradictions),
    )


def to_pieces(row: Evidence) -> tuple[tuple[Mark, str], ...]:
    """Give the quote in pieces; where marks overlap, an end of the relation wins."""
    kinds = [0] * len(row.quote)
    spans = (
        (row.quote_trigger_start, row.quote_trigger_end),
        (row.quote_head_start, row.quote_head_end),
        (row.quote_tail_start, row.quote_tail_end),
    )
    for kind, (start, end) in enumerate(spans, start=1):
        if start is not None and end is not None:
            kinds[start:end] = [kind] * (end - start)
    pieces = groupby(zip(row.quote, kinds, strict=True), key=itemgetter(1))
    return tuple((MARKS[kind], "".join(char for char, _ in group)) for kind, group in pieces)
