"""Documents with their extractions in; the knowledge, whatever the order they came in, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus import Document
from extract import Extraction
from ontology.aliases import Aliases, read_aliases, read_local_names
from ontology.bibliography import to_bibliography
from ontology.claims import Statement, to_statements
from ontology.contradictions import find_contradictions
from ontology.entities import to_entities, to_resolution
from ontology.extracted import to_extracted
from ontology.fact_entities import with_named
from ontology.gate import find_breaches
from ontology.homonyms import Homonyms, read_homonyms
from ontology.ledger import to_ledger
from ontology.merge import Supported, merge_statements
from ontology.model import Entity, Knowledge, Rejection
from ontology.proposals import find_proposals
from ontology.resolver import to_resolver
from ontology.schema_model import Schema


def to_knowledge(
    read: Iterable[tuple[Document, tuple[Extraction, ...]]],
    schema: Schema,
    homonyms: Homonyms | None = None,
    aliases: Aliases | None = None,
) -> Knowledge:
    """Give the knowledge of all that was read, sorted; the order of `read` has no part in it.

    The same document found twice is read once. Claims that differ in no part but support and
    confidence are one claim; those whose ends break a shape are in the quarantine. `homonyms`
    and `aliases` are the shipped ones where none are given.
    """
    aliases = read_aliases() if aliases is None else aliases
    homonyms = read_homonyms() if homonyms is None else homonyms
    resolver = to_resolver(schema, homonyms, aliases, read_local_names())
    resolutions = [to_resolution(extracted, resolver) for extracted in to_extracted(read)]
    bibliography = to_bibliography(resolutions, resolver)
    entities = with_named(to_entities(resolutions, schema, aliases), bibliography.named)
    statements = [row for each in resolutions for row in to_statements(each, schema)]
    supported = merge_statements(statements)
    quarantine = tuple(_rejections(supported, entities, schema))
    refused = {row.claim.claim for row in quarantine}
    kept = [row for row in supported if row.claim.claim not in refused]
    ledger = to_ledger(resolutions, _refusals(statements, refused))
    return Knowledge(
        entities=entities,
        claims=tuple(row.claim for row in kept),
        evidence=tuple(
            sorted((piece for row in kept for piece in row.evidence), key=lambda row: row.evidence)
        ),
        quarantine=quarantine,
        documents=ledger.documents,
        sentences=ledger.sentences,
        mentions=ledger.mentions,
        dropped=ledger.dropped,
        links=bibliography.links,
        references=bibliography.references,
        merges=tuple(row for each in resolutions for row in each.merges),
        proposals=find_proposals(entities, ledger),
        contradictions=find_contradictions([row.claim for row in kept], entities),
    )


def _rejections(
    supported: Sequence[Supported], entities: Sequence[Entity], schema: Schema
) -> Iterator[Rejection]:
    """Give a rejection for each claim that breaks a shape; the first names it, all are told."""
    classes = {entity.iri: entity.class_ for entity in entities}
    for row in supported:
        if breaches := tuple(find_breaches(row.claim, classes, schema)):
            message = "; ".join(breach.message for breach in breaches)
            yield Rejection(row.claim, breaches[0].constraint, message, row.evidence)


def _refusals(statements: Iterable[Statement], refused: set[str]) -> Counter[tuple[str, int]]:
    """Count the refused relations of each sentence of each document."""
    return Counter(
        (row.evidence.document, row.evidence.sentence)
        for row in statements
        if row.claim.claim in refused
    )
