"""What follows by rule from the facts of a knowledge, each fact naming the claims it follows from.

The rules are those of the ontology: a transitive relation reaches through (kinds of kinds, parts of
parts), a symmetric one holds either way round, an inverse says the same from the other end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ontology.model import Claim, Knowledge
from ontology.schema_model import RelationTerm, Schema


@dataclass(frozen=True, slots=True, order=True)
class Inference:
    """A triple of IRIs that no text states, the rule it follows by, and the claims it follows from.

    `rule` is `transitive`, `symmetric` or `inverse`; `premises` are claims' IRIs in the order in
    which they join.
    """

    subject: str
    predicate: str
    object: str
    rule: str
    premises: tuple[str, ...]


def to_inferences(knowledge: Knowledge, schema: Schema) -> tuple[Inference, ...]:
    """Give what follows from the asserted positive claims of `knowledge`, sorted.

    A triple that is stated is not inferred; of several ways to one, the shortest is its premise,
    and of equal ones the first by IRI.
    """
    found: list[Inference] = []
    for relation in schema.relations:
        facts = _facts(knowledge, relation.name)
        reached = list(_reach(facts, relation.iri)) if relation.transitive else []
        found.extend(reached)
        found.extend(_turn(facts, reached, relation))
    return tuple(sorted(found))


def is_fact(claim: Claim) -> bool:
    """Whether a claim is asserted and positive, so that something may follow from it."""
    return claim.modality == "asserted" and claim.polarity == "positive"


def _facts(knowledge: Knowledge, relation: str) -> dict[tuple[str, str], str]:
    """Map each stated pair of ends to its first claim."""
    facts: dict[tuple[str, str], str] = {}
    for claim in knowledge.claims:
        if claim.predicate == relation and is_fact(claim):
            ends = claim.subject, claim.object
            facts[ends] = min(facts.get(ends, claim.claim), claim.claim)
    return facts


def _reach(facts: Mapping[tuple[str, str], str], predicate: str) -> Iterator[Inference]:
    """Give the pairs that a chain of two or more facts joins."""
    onward: dict[str, list[str]] = {}
    for subject, object_ in sorted(facts):
        onward.setdefault(subject, []).append(object_)
    for start in onward:
        ways: dict[str, tuple[str, ...]] = {start: ()}
        queue = deque([start])
        while queue:
            place = queue.popleft()
            for following in onward.get(place, ()):
                if following not in ways:
                    ways[following] = (*ways[place], facts[place, following])
                    queue.append(following)
        for end, premises in ways.items():
            if len(premises) > 1:
                yield Inference(start, predicate, end, "transitive", premises)


def _turn(
    facts: Mapping[tuple[str, str], str], reached: list[Inference], relation: RelationTerm
) -> Iterator[Inference]:
    """Give the facts, read and reached, from the other end."""
    stated = [(*ends, (claim,)) for ends, claim in facts.items()]
    followed = [(row.subject, row.object, row.premises) for row in reached]
    for subject, object_, premises in (*stated, *followed):
        if relation.symmetric and (object_, subject) not in facts:
            yield Inference(object_, relation.iri, subject, "symmetric", premises)
        elif relation.inverse is not None:
            yield Inference(object_, relation.inverse, subject, "inverse", premises)
