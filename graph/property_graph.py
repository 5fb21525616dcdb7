"""Knowledge as a property graph: nodes and relationships, the same rows for every store.

An entity is a node `:Entity:<Class>`, a claim both a relationship between its ends and a node
`:Claim` that its evidence hangs on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.property_model import (
    CLAIM,
    ENTITY,
    EVIDENCE,
    JOINT,
    JOINTS,
    LINK,
    RELATION,
    Nodes,
    PropertyGraph,
    Relationships,
    Value,
    to_identifier,
    to_type,
)
from ontology import Claim, Entity, Evidence, Knowledge, Link

QUOTES = 3
"""Quotes that a relationship carries; the rest hang on its claim."""


class DanglingError(ValueError):
    """Raised where a row names a node that is not there: to load it would lose it silently."""

    def __init__(self, kind: str, missing: Sequence[str]) -> None:
        """Show the first few that are missing."""
        super().__init__(f"{kind} names what is not in the graph: {', '.join(missing[:5])}")


def to_property_graph(knowledge: Knowledge, graph: str) -> PropertyGraph:
    """Give the nodes and relationships of `knowledge`, each carrying `graph`, in a fixed order.

    Raises `DanglingError` where a claim, link or piece of evidence names what is not there.
    """
    _refuse_dangling(knowledge)
    claims, evidence = knowledge.claims, knowledge.evidence
    return PropertyGraph(
        graph,
        (
            *_to_entities(knowledge.entities, graph),
            Nodes("Claim", None, CLAIM, tuple(_to_claim(row, graph) for row in claims)),
            Nodes("Evidence", None, EVIDENCE, tuple(_to_evidence(row, graph) for row in evidence)),
        ),
        (
            *_to_relations(knowledge, graph),
            *_to_links(knowledge.links, graph),
            *_to_joints(knowledge, graph),
        ),
    )


def _refuse_dangling(knowledge: Knowledge) -> None:
    entities = {row.iri for row in knowledge.entities}
    claims = {row.claim for row in knowledge.claims}
    documents = {row.document for row in knowledge.documents}
    named: Mapping[str, Iterable[str]] = {
        "a claim": {iri for row in knowledge.claims for iri in (row.subject, row.object)}
        - entities,
        "a link": {iri for row in knowledge.links for iri in (row.subject, row.object)} - entities,
        "a document": {row.iri for row in knowledge.documents} - entities,
        "evidence": {row.claim for row in knowledge.evidence} - claims
        | {row.document for row in knowledge.evidence} - documents,
    }
    for kind, missing in named.items():
        if missing:
            raise DanglingError(kind, sorted(missing))


def _to_entities(entities: Sequence[Entity], graph: str) -> list[Nodes]:
    rows = defaultdict(list)
    for row in entities:
        lists = (row.aliases or None, row.documents or None)
        rows[row.class_].append((row.iri, row.name, row.class_, row.name_en or None, *lists, graph))
    return [
        Nodes("Entity", to_identifier(name), ENTITY, tuple(rows[name])) for name in sorted(rows)
    ]


def _to_qualifiers(claim: Claim) -> tuple[Value, ...]:
    days = (claim.time_start, claim.time_end)
    stated = (claim.action, claim.measure, claim.time, *days, claim.place, claim.source)
    wordings = (wording or None for wording in stated)
    return (claim.predicate, claim.modality, claim.polarity, *wordings, claim.support, claim.bound)


def _to_claim(claim: Claim, graph: str) -> tuple[Value, ...]:
    return (claim.claim, *_to_qualifiers(claim), claim.confidence, graph)


def _to_evidence(row: Evidence, graph: str) -> tuple[Value, ...]:
    wordings = (row.quote or None, row.context or None, row.section or None)
    place = (row.sentence, row.start, row.end, row.page)
    return (row.evidence, *wordings, *place, row.rule or None, graph)


def _to_relations(knowledge: Knowledge, graph: str) -> list[Relationships]:
    quotes = _to_quotes(knowledge.evidence)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in knowledge.claims:
        claims[to_type(claim.predicate)].append(claim)
    return [
        Relationships(
            name,
            "Entity",
            "Entity",
            RELATION,
            tuple((row.subject, row.object) for row in claims[name]),
            tuple(
                (row.claim, *_to_qualifiers(row), quotes.get(row.claim), graph)
                for row in claims[name]
            ),
        )
        for name in sorted(claims)
    ]


def _to_quotes(evidence: Sequence[Evidence]) -> dict[str, tuple[str, ...]]:
    """Give each claim its first quotes, by document and place in it, each wording once."""
    quotes: dict[str, dict[str, None]] = defaultdict(dict)
    for row in sorted(evidence, key=lambda row: (row.document, row.start, row.evidence)):
        if row.quote:
            quotes[row.claim].setdefault(row.quote)
    return {claim: tuple(wordings)[:QUOTES] for claim, wordings in quotes.items()}


def _to_links(links: Sequence[Link], graph: str) -> Iterator[Relationships]:
    """Give each link once, however often it was read."""
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for link in links:
        counts[link.predicate][link.subject, link.object] += 1
    for predicate in sorted(counts):
        ends = tuple(sorted(counts[predicate]))
        rows = tuple((predicate, counts[predicate][pair], graph) for pair in ends)
        yield Relationships(to_type(predicate), "Entity", "Entity", LINK, ends, rows)


def _to_joints(knowledge: Knowledge, graph: str) -> Iterator[Relationships]:
    documents = {row.document: row.iri for row in knowledge.documents}
    pairs = {
        "SUBJECT": tuple((row.claim, row.subject) for row in knowledge.claims),
        "OBJECT": tuple((row.claim, row.object) for row in knowledge.claims),
        "SUPPORTED_BY": tuple((row.claim, row.evidence) for row in knowledge.evidence),
        "IN": tuple((row.evidence, documents[row.document]) for row in knowledge.evidence),
        "CONTRADICTS": tuple((row.left, row.right) for row in knowledge.contradictions),
    }
    for name, (start, end) in JOINTS.items():
        rows = ((graph,),) * len(pairs[name])
        yield Relationships(name, start, end, JOINT, pairs[name], rows)
