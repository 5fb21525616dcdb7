"""Two knowledges in; what came, went and changed between them out."""

from __future__ import annotations

from collections import defaultdict
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
from ontology.model import Claim, Entity, Knowledge


def find_differences(old: Knowledge, new: Knowledge) -> Differences:
    """Give what changed from `old` to `new`.

    Claims are one by their IRI; of those that came and went, the ones of one subject, relation
    and object are requalified. Entities are merged or split where the mentions of documents that
    both know lead elsewhere than they did.
    """
    before, after = ({row.claim: row for row in one.claims} for one in (old, new))
    told_before, told_after = _stated(old), _stated(new)
    came, went = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    pairs = _pair([before[iri] for iri in went], [after[iri] for iri in came])
    changed = {iri for pair in pairs for iri in pair}
    merged, split = _regroup(old, new)
    documents_came, documents_went = _documents(old, new)
    entities_came, entities_went, entities_changed = _entities(old, new)
    return Differences(
        documents_came,
        documents_went,
        tuple(told_after[iri] for iri in came if iri not in changed),
        tuple(told_before[iri] for iri in went if iri not in changed),
        tuple(Requalified(told_before[one], told_after[other]) for one, other in pairs),
        tuple(_evidence_changes(old, new, told_after)),
        entities_came,
        entities_went,
        entities_changed,
        merged,
        split,
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


def _pair(went: Iterable[Claim], came: Iterable[Claim]) -> list[tuple[str, str]]:
    """Pair claims of one subject, relation and object, in the order of their IRIs."""
    waiting: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for claim in came:
        waiting[claim.subject, claim.predicate, claim.object].append(claim.claim)
    pairs = []
    for claim in went:
        if others := waiting[claim.subject, claim.predicate, claim.object]:
            pairs.append((claim.claim, others.pop(0)))
    return pairs


def _evidence_changes(
    old: Knowledge, new: Knowledge, told: Mapping[str, NamedClaim]
) -> Iterable[EvidenceChange]:
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for rows, knowledge in ((before, old), (after, new)):
        for row in knowledge.evidence:
            rows[row.claim].add(row.evidence)
    for claim in sorted(before.keys() & after.keys()):
        came, went = after[claim] - before[claim], before[claim] - after[claim]
        if came or went:
            yield EvidenceChange(told[claim], len(came), len(went))


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
    old: Knowledge, new: Knowledge
) -> tuple[tuple[Regrouping, ...], tuple[Regrouping, ...]]:
    """Give the merges and splits that the mentions at one place of one document tell."""
    before = {(row.document, row.start, row.end): row.entity for row in old.mentions}
    forth: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for row in new.mentions:
        if was := before.get((row.document, row.start, row.end)):
            forth[was].add(row.entity)
            back[row.entity].add(was)
    was_named, is_named = ({row.iri: row.name for row in one.entities} for one in (old, new))
    merged = tuple(
        Regrouping(tuple(was_named[iri] for iri in sorted(olds)), (is_named[entity],))
        for entity, olds in sorted(back.items())
        if len(olds) > 1
    )
    split = tuple(
        Regrouping((was_named[entity],), tuple(is_named[iri] for iri in sorted(news)))
        for entity, news in sorted(forth.items())
        if len(news) > 1
    )
    return merged, split
