"""What the explorer reads: a `Knowledge` as columns of numbers and short strings, in rank order.

The most central entity is row 0; claims, lines and communities name entities by their row, and
evidence names claims by theirs. Sentences, headings and rules stand once in `texts`. What is needed
only when it is asked for stands in blocks of its own: `evidence` and `reading`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

import networkx as nx

from graph.explorer.answers import Answered, to_question_columns
from graph.explorer.claim_rows import (
    to_claim_columns,
    to_contradiction_columns,
    to_evidence_columns,
)
from graph.explorer.columns import Columns, Rows, Texts, to_columns
from graph.explorer.definitions import Definitions
from graph.explorer.layout import Layout, to_layout, to_radius
from graph.explorer.map import to_community_rows, to_line_rows, to_ranked
from graph.explorer.reading import (
    sort_documents,
    sort_sentences,
    to_document_columns,
    to_mention_columns,
    to_rejection_columns,
    to_sentence_columns,
)
from graph.explorer.traditional import to_traditional
from graph.labels import Labels
from graph.to_networkx import to_networkx
from ontology import Knowledge

_ENTITIES = ("id", "name", "class", "en", "aliases", "documents", "degree", "x", "y", "size")
_LINES = ("from", "to", "kind", "claims", "bend")
_COMMUNITIES = ("names", "members", "x", "y", "radius")


class Data(TypedDict):
    """The explorer's tables, each a list of values for each column."""

    labels: dict[str, list[str]]
    entities: Columns
    claims: Columns
    contradictions: Columns
    lines: Columns
    documents: Columns
    communities: Columns
    questions: Columns
    definitions: dict[str, dict[str, list[str]]]
    traditional: list[str]


class Passages(TypedDict):
    """What evidence says: read when the first claim is opened."""

    evidence: Columns
    texts: list[str]


class FullText(TypedDict):
    """The text of the documents, by places in `Passages.texts`: read when the first is opened."""

    sentences: Columns
    mentions: Columns
    rejections: Columns


def to_data(
    knowledge: Knowledge,
    labels: Labels,
    answers: Sequence[Answered] = (),
    definitions: Definitions | None = None,
) -> tuple[Data, Passages, FullText]:
    """Give all that the explorer shows, ready for JSON; equal knowledge gives equal data.

    Raises `KeyError` where evidence names a claim or a document that is not in `knowledge`.
    """
    # The map is of claims: links would draw no line, yet move what they join.
    graph = to_networkx(replace(knowledge, links=()))
    layout = to_layout(graph)
    ranked = to_ranked(graph, layout)
    row = {iri: number for number, iri in enumerate(ranked)}
    claims = sorted(knowledge.claims, key=lambda claim: claim.claim)
    documents = sort_documents(knowledge)
    number = {record.document: place for place, record in enumerate(documents)}
    place = {claim.claim: number for number, claim in enumerate(claims)}
    data: Data = {
        "labels": {name: list(pair) for name, pair in sorted(labels.items())},
        "entities": to_columns(_ENTITIES, _to_entities(knowledge, graph, layout, ranked, number)),
        "claims": to_claim_columns(knowledge, claims, row, number),
        "contradictions": to_contradiction_columns(knowledge, claims),
        "lines": to_columns(_LINES, to_line_rows(claims, row)),
        "documents": to_document_columns(knowledge, documents, row),
        "communities": to_columns(_COMMUNITIES, to_community_rows(graph, layout, row)),
        "questions": to_question_columns(answers, knowledge.entities, row, place),
        "definitions": _to_known(definitions or {}, labels, ranked),
        "traditional": to_traditional(entity.name for entity in knowledge.entities),
    }
    texts = Texts()
    sentences = sort_sentences(knowledge)
    line = {(record.document, record.sentence): n for n, record in enumerate(sentences)}
    evidence = to_evidence_columns(knowledge, claims, number, line, texts)
    reading: FullText = {
        "sentences": to_sentence_columns(sentences, number, texts),
        "mentions": to_mention_columns(knowledge, line, sentences, row),
        "rejections": to_rejection_columns(knowledge, number, texts),
    }
    return data, {"evidence": evidence, "texts": texts.values}, reading


def _to_known(
    definitions: Definitions, labels: Labels, ranked: Sequence[str]
) -> dict[str, dict[str, list[str]]]:
    """Keep what is defined of the terms in `labels`, by name, and of entities, by their row."""
    terms = {name: list(definitions[name]) for name in sorted(labels) if name in definitions}
    rows = {str(n): list(definitions[iri]) for n, iri in enumerate(ranked) if iri in definitions}
    return {"terms": terms, "entities": rows}


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
    number: Mapping[str, int],
) -> Rows:
    entities = {entity.iri: entity for entity in knowledge.entities}
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
