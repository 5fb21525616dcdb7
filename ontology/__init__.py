"""Extractions in; entities with one IRI, claims with evidence, and a quarantine out."""

from ontology.aliases import Aliases, read_aliases
from ontology.consistency.model import Consistency, Inconsistency
from ontology.consistency.read import find_inconsistencies
from ontology.difference_model import Differences, NamedClaim, Regrouping
from ontology.differences import find_differences
from ontology.identity import to_digest, to_iri, to_key
from ontology.inference import Inference, is_fact, to_inferences
from ontology.model import (
    Bound,
    Claim,
    Contradiction,
    DocumentRecord,
    DroppedRecord,
    Entity,
    Evidence,
    Knowledge,
    Link,
    MentionRecord,
    MergeRecord,
    Proposal,
    ReferenceRecord,
    Rejection,
    SentenceRecord,
)
from ontology.period import Period
from ontology.periods import to_period
from ontology.quantities import Quantity, to_quantity
from ontology.read_schema import read_schema, to_schema_triples
from ontology.schema_model import ID, XZ, ClassTerm, ConceptTerm, RelationTerm, Schema
from ontology.to_knowledge import to_knowledge
from ontology.to_rdflib import to_rdflib
from ontology.to_vocabulary import to_vocabulary
from ontology.violations import Validation, Violation, find_violations

__all__ = [
    "ID",
    "XZ",
    "Aliases",
    "Bound",
    "Claim",
    "ClassTerm",
    "ConceptTerm",
    "Consistency",
    "Contradiction",
    "Differences",
    "DocumentRecord",
    "DroppedRecord",
    "Entity",
    "Evidence",
    "Inconsistency",
    "Inference",
    "Knowledge",
    "Link",
    "MentionRecord",
    "MergeRecord",
    "NamedClaim",
    "Period",
    "Proposal",
    "Quantity",
    "ReferenceRecord",
    "Regrouping",
    "Rejection",
    "RelationTerm",
    "Schema",
    "SentenceRecord",
    "Validation",
    "Violation",
    "find_differences",
    "find_inconsistencies",
    "find_violations",
    "is_fact",
    "read_aliases",
    "read_schema",
    "to_digest",
    "to_inferences",
    "to_iri",
    "to_key",
    "to_knowledge",
    "to_period",
    "to_quantity",
    "to_rdflib",
    "to_schema_triples",
    "to_vocabulary",
]
