"""What the explorer reads: a `Knowledge` as columns of numbers and short strings, in rank order.

The best connected entity is row 0; claims, lines and communities name entities by their row, and
evidence names claims by theirs. Sentences, headings and rules stand once in `texts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypedDict

import networkx as nx

from graph.explorer.layout import Layout, to_layout, to_radius
from graph.explorer.map import to_community_rows, to_line_rows
from graph.labels import Labels
from graph.to_networkx import to_networkx
from ontology import Claim, DocumentRecord, Knowledge

Columns = dict[str, list[Any]]
Rows = Iterable[tuple[object, ...]]

_ENTITIES = ("id", "name", "class", "en", "aliases", "documents", "degree", "x", "y", "size")
_QUALIFIERS = ("modality", "polarity", "action", "measure", "time", "place", "source", "confidence")
_CLAIMS = ("subject", "relation", "object", *_QUALIFIERS)
_LINES = ("from", "to", "kind", "claims", "bend")
_EVIDENCE = ("claim", "document", "section", "quote", "context", "rule", "spans")
_DOCUMENTS = ("title", "entity", "genre")
_COMMUNITIES = ("names", "members", "x", "y", "radius")
_SPANS = [f"quote_{part}_{end}" for part in ("head", "tail", "trigger") for end in ("start", "end")]


class Data(TypedDict):
    """The explorer's tables, each a list of values for each column."""

    labels: dict[str, list[str]]
    entities: Columns
    claims: Columns
    lines: Columns
    evidence: Columns
    documents: Columns
    communities: Columns
    texts: list[str]


class _Texts:
    """The strings met so far, each once."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        if text not in self._places:
            self._places[text] = len(self.values)
            self.values.append(text)
        return self._places[text]


def to_data(knowledge: Knowledge, labels: Labels) -> Data:
    """Give all that the explorer shows, ready for JSON; equal knowledge gives equal data.

    Raises `KeyError` where evidence names a claim or a document that is not in `knowledge`.
    """
    # The map is of claims: links would draw no line, yet move what they join.
    graph = to_networkx(replace(knowledge, links=()))
    layout = to_layout(graph)
    ranked = _to_ranked(graph, layout)
    row = {iri: number for number, iri in enumerate(ranked)}
    claims = sorted(knowledge.claims, key=lambda claim: claim.claim)
    documents = sorted(knowledge.documents, key=lambda record: (record.title, record.document))
    texts = _Texts()
    entities = _to_entities(knowledge, graph, layout, ranked, documents)
    evidence = _to_evidence(knowledge, claims, documents, texts)
    return {
        "labels": {name: list(pair) for name, pair in sorted(labels.items())},
        "entities": _to_columns(_ENTITIES, entities),
        "claims": _to_columns(_CLAIMS, _to_claims(claims, row)),
        "lines": _to_columns(_LINES, to_line_rows(claims, row)),
        "evidence": _to_columns(_EVIDENCE, evidence),
        "documents": _to_columns(
            _DOCUMENTS, ((record.title, row.get(record.iri), record.genre) for record in documents)
        ),
        "communities": _to_columns(_COMMUNITIES, to_community_rows(graph, layout, row)),
        "texts": texts.values,
    }


def _to_ranked(graph: nx.MultiDiGraph[str], layout: Layout) -> list[str]:
    """Put the best connected first, but those outside the communities after all others."""
    tied = {member for community in layout.communities for member in community.members}
    return sorted(graph, key=lambda iri: (iri not in tied, -graph.degree(iri), iri))


def _to_columns(names: Sequence[str], rows: Rows) -> Columns:
    columns: Columns = {name: [] for name in names}
    for row in rows:
        for name, value in zip(names, row, strict=True):
            columns[name].append(value)
    return columns


def _to_base(iris: Sequence[str]) -> str:
    """Give what all IRIs begin with, up to and with a slash or hash."""
    if len(iris) < 2:
        return ""
    first, last = min(iris), max(iris)
    same = [a == b for a, b in zip(first, last, strict=False)]
    shared = first[: same.index(False) if False in same else len(same)]
    return shared[: max(shared.rfind("/"), shared.rfind("#")) + 1]


def _to_entities(
    knowledge: Knowledge,
    graph: nx.MultiDiGraph[str],
    layout: Layout,
    ranked: Sequence[str],
    documents: Sequence[DocumentRecord],
) -> Rows:
    entities = {entity.iri: entity for entity in knowledge.entities}
    number = {record.document: place for place, record in enumerate(documents)}
    base = _to_base(ranked)
    for iri in ranked:
        entity = entities[iri]
        yield (
            iri.removeprefix(base),
            entity.name,
            entity.class_,
            entity.name_en,
            list(entity.aliases),
            sorted(number[document] for document in entity.documents),
            graph.degree(iri),
            *layout.positions[iri],
            to_radius(graph, iri),
        )


def _to_claims(claims: Sequence[Claim], row: Mapping[str, int]) -> Rows:
    for claim in claims:
        qualifiers = (getattr(claim, name) for name in _QUALIFIERS)
        yield (row[claim.subject], claim.predicate, row[claim.object], *qualifiers)


def _to_evidence(
    knowledge: Knowledge,
    claims: Sequence[Claim],
    documents: Sequence[DocumentRecord],
    texts: _Texts,
) -> Rows:
    claim = {row.claim: place for place, row in enumerate(claims)}
    document = {record.document: place for place, record in enumerate(documents)}
    for piece in sorted(knowledge.evidence, key=lambda piece: (piece.claim, piece.evidence)):
        strings = (piece.section, piece.quote, piece.context, piece.rule)
        places = [texts.place(string) for string in strings]
        spans = [getattr(piece, name) for name in _SPANS]
        yield (claim[piece.claim], document[piece.document], *places, spans)
