"""Two knowledges in; what came, went and changed between them out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from extract import QUALIFIERS
from ontology.difference_model import (
    Differences,
    EntityChange,
    EvidenceChange,
    NamedClaim,
    Regrouping,
    Requalified,
)
from ontology.difference_pairs import pair_claims, to_ways
from ontology.model import Entity, Knowledge


def find_differences(old: Knowledge, new: Knowledge) -> Differences:
    """Give what changed from `old` to `new`.

    A document is changed where both have one of that path with other content. Claims are one by
    their IRI; of those that came and went, the ones of one subject, relation and object are
    requalified, and those whose ends the mentions of one place lead elsewhere are moved. Evidence
    is one where it quotes the same of the same document, wherever it stands in it. Entities are
    merged or split where the mentions of documents that both know lead elsewhere than they did.
    """
    before, after = ({row.claim: row for row in one.claims} for one in (old, new))
    told_before, told_after = _stated(old), _stated(new)
    came, went = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    ways = to_ways(old, new)
    pairs = pair_claims([before[iri] for iri in went], [after[iri] for iri in came], ways)
    requalified, moved = (
        tuple(Requalified(told_before[one], told_after[other]) for one, other in found)
        for found in pairs
    )
    changed = {iri for found in pairs for pair in found for iri in pair}
    documents_came, documents_went = _documents(old, new)
    documents_changed = tuple(sorted({*documents_came} & {*documents_went}))
    entities_came, entities_went, entities_changed = _entities(old, new)
    merged, split = _regroup(old, new, ways)
    return Differences(
        documents_came=tuple(one for one in documents_came if one not in documents_changed),
        documents_went=tuple(one for one in documents_went if one not in documents_changed),
        documents_changed=documents_changed,
        claims_came=tuple(told_after[iri] for iri in came if iri not in changed),
        claims_went=tuple(told_before[iri] for iri in went if iri not in changed),
        claims_requalified=requalified,
        claims_moved=moved,
        evidence_changed=tuple(_evidence_changes(old, new, told_after)),
        entities_came=entities_came,
        entities_went=entities_went,
        entities_changed=entities_changed,
        merged=merged,
        split=split,
    )


def _stated(knowledge: Knowledge) -> dict[str, NamedClaim]:
    names = {entity.iri: entity.name for entity in knowledge.entities}
    return {
        row.claim: NamedClaim(
            row.claim,
            names[row.subject],
            row.predicate,
            names[row.object],
            {name: value for name in (*QUALIFIERS, "bound") if (value := getattr(row, name))},
            row.support,
        )
        for row in knowledge.claims
    }


def _evidence_changes(
    old: Knowledge, new: Knowledge, told: Mapping[str, NamedClaim]
) -> Iterable[EvidenceChange]:
    known = {row.document for row in old.documents} & {row.document for row in new.documents}
    before, after = _quotes(old, known), _quotes(new, known)
    for claim in sorted(before.keys() & after.keys()):
        came, went = after[claim] - before[claim], before[claim] - after[claim]
        if came or went:
            yield EvidenceChange(told[claim], came.total(), went.total())


def _quotes(knowledge: Knowledge, known: set[str]) -> dict[str, Counter[tuple[str, str, str]]]:
    """Count what is quoted for each claim; a document that only one knows goes by its path."""
    names = {
        row.document: row.document if row.document in known else row.sources[0]
        for row in knowledge.documents
    }
    quotes: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for row in knowledge.evidence:
        quotes[row.claim][names[row.document], row.quote, row.context or ""] += 1
    return quotes


def _documents(old: Knowledge, new: Knowledge) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = ({row.document: row.sources[0] for row in one.documents} for one in (old, new))
    came, went = after.keys() - before.keys(), before.keys() - after.keys()
    return tuple(sorted(after[one] for one in came)), tuple(sorted(before[one] for one in went))


def _entities(
    old: Knowledge, new: Knowledge
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[EntityChange, ...]]:
    before, after = ({row.iri: row for row in one.entities} for one in (old, new))
    came = tuple(after[iri].name for iri in sorted(after.keys() - before.keys()))
    went = tuple(before[iri].name for iri in sorted(before.keys() - after.keys()))
    changed = (_change(before[iri], after[iri]) for iri in sorted(before.keys() & after.keys()))
    return came, went, tuple(change for change in changed if change)


def _change(old: Entity, new: Entity) -> EntityChange | None:
    if (old.name, old.class_) == (new.name, new.class_):
        return None
    return EntityChange(new.iri, old.name, new.name, old.class_, new.class_)


def _regroup(
    old: Knowledge, new: Knowledge, ways: Mapping[str, set[str]]
) -> tuple[tuple[Regrouping, ...], tuple[Regrouping, ...]]:
    """Give the merges and splits that the mentions at one place of one document tell."""
    back: dict[str, set[str]] = defaultdict(set)
    for was, found in ways.items():
        for entity in found:
            back[entity].add(was)
    was_named, is_named = ({row.iri: row.name for row in one.entities} for one in (old, new))
    merged = tuple(
        Regrouping(tuple(was_named[iri] for iri in sorted(olds)), (is_named[entity],))
        for entity, olds in sorted(back.items())
        if len(olds) > 1
    )
    split = tuple(
        Regrouping((was_named[entity],), tuple(is_named[iri] for iri in sorted(news)))
        for entity, news in sorted(ways.items())
        if len(news) > 1
    )
    return merged, split
