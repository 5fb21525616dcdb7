"""What changed between two graphs, as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """A claim as a person reads it: names of its ends, its relation, what qualifies it."""

    claim: str
    subject: str
    relation: str
    object: str
    qualifiers: Mapping[str, str]
    evidence: int


@dataclass(frozen=True, slots=True)
class Requalified:
    """A claim that is said in another way now, or of entities that were merged or split."""

    old: NamedClaim
    new: NamedClaim


@dataclass(frozen=True, slots=True)
class EvidenceChange:
    """A claim that stayed, with how many of its passages came and went."""

    claim: NamedClaim
    came: int
    went: int


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Entities whose mentions moved: several that became one, or one that became several."""

    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityChange:
    """An entity that stayed and has another name or class."""

    iri: str
    old_name: str
    new_name: str
    old_class: str
    new_class: str


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changed, each list by IRI; documents by the path they were found at first."""

    documents_came: tuple[str, ...]
    documents_went: tuple[str, ...]
    documents_changed: tuple[str, ...]
    claims_came: tuple[NamedClaim, ...]
    claims_went: tuple[NamedClaim, ...]
    claims_requalified: tuple[Requalified, ...]
    claims_moved: tuple[Requalified, ...]
    evidence_changed: tuple[EvidenceChange, ...]
    entities_came: tuple[str, ...]
    entities_went: tuple[str, ...]
    entities_changed: tuple[EntityChange, ...]
    merged: tuple[Regrouping, ...]
    split: tuple[Regrouping, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(getattr(self, name) for name in self.__slots__)
