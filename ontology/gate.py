"""Claims in; those that keep to the shapes, and rejections of those that do not, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ontology.model import Claim
from ontology.schema_model import RelationTerm, Schema


@dataclass(frozen=True, slots=True)
class Breach:
    """A shape that a claim breaks, and how, in Chinese and English."""

    constraint: str
    message: str


def find_breaches(claim: Claim, classes: Mapping[str, str], schema: Schema) -> Iterator[Breach]:
    """Give the shapes on ends that `claim` breaks; `classes` has the class of each entity's IRI."""
    (relation,) = (term for term in schema.relations if term.name == claim.predicate)
    if claim.subject == claim.object:
        zh, en = f"“{relation.zh}”的主语和宾语是同一实体", "subject and object are one entity"
        yield Breach("ClaimEndsShape", f"{zh} / {en}")
    for end, iri, allowed in (
        ("Head", claim.subject, relation.heads),
        ("Tail", claim.object, relation.tails),
    ):
        if classes[iri] not in allowed:
            yield _breach(relation, end, classes[iri], allowed, schema)


def _breach(
    relation: RelationTerm, end: str, class_: str, allowed: frozenset[str], schema: Schema
) -> Breach:
    name = relation.property_name
    zh = {term.name: term.zh for term in schema.classes}
    wanted = [term for term in schema.classes if term.name in allowed]
    side, role = ("主语", "subject") if end == "Head" else ("宾语", "object")
    message = (
        f"“{relation.zh}”的{side}不能是{zh[class_]}，应为{'、'.join(term.zh for term in wanted)} / "
        f"the {role} of {name} cannot be {class_}, expected {', '.join(t.name for t in wanted)}"
    )
    return Breach(f"{name[0].upper()}{name[1:]}{end}Shape", message)
