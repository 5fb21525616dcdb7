"""What follows by rule from the facts of a knowledge, each fact naming the claims it follows from.

The rules are those of the ontology: a transitive relation reaches through (kinds of kinds, parts of
parts), a symmetric one holds either way round, an inverse says the same from the other end. What
stands at an end of a relation has the classes of its domain or range, beside the one it was given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ontology.model import Claim, Knowledge
from ontology.schema_model import RelationTerm, Schema

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True, order=True)
class Inference:
    """A triple of IRIs that no text states, the rule it follows by, and the claims it follows from.

    `rule` is `transitive`, `symmetric`, `inverse`, `domain` or `range`; `premises` are claims' IRIs
    in the order in which they join.
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
    return tuple(sorted([*found, *_type(knowledge, schema)]))


def is_fact(claim: Claim) -> bool:
    """Whether a claim is asserted and positive, so that something may follow from it."""
    return claim.modality == "asserted" and claim.polarity == "positive"


def _type(knowledge: Knowledge, schema: Schema) -> Iterator[Inference]:
    """Give the classes that the ends of facts have by domain and range, each by its first claim.

    What the class of an end tells of it already, no relation tells.
    """
    known = {term.name: term.above | {term.iri} for term in schema.classes}
    given = {entity.iri: known.get(entity.class_, frozenset()) for entity in knowledge.entities}
    first: dict[tuple[str, str, str], str] = {}
    for relation in schema.relations:
        for (subject, object_), claim in _facts(knowledge, relation.name).items():
            ends = (("domain", subject, relation.domains), ("range", object_, relation.ranges))
            for rule, end, classes in ends:
                for class_ in classes:
                    if class_ not in given.get(end, ()):
                        key = end, class_, rule
                        first[key] = min(first.get(key, claim), claim)
    for (end, class_, rule), claim in first.items():
        yield Inference(end, TYPE, class_, rule, (claim,))


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
