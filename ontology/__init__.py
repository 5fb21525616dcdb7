"""Extractions in; entities with one IRI, claims with evidence, and a quarantine out."""

from ontology.aliases import Aliases, read_aliases
from ontology.difference_model import Differences, Stated
from ontology.differences import find_differences
from ontology.identity import to_digest, to_iri, to_key
from ontology.inference import Inference, is_fact, to_inferences
from ontology.model import (
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
from ontology.schema_model import XZ, ClassTerm, ConceptTerm, RelationTerm, Schema
from ontology.to_knowledge import to_knowledge
from ontology.to_vocabulary import to_vocabulary
from ontology.violations import Validation, Violation, find_violations

__all__ = [
    "XZ",
    "Aliases",
    "Claim",
    "ClassTerm",
    "ConceptTerm",
    "Contradiction",
    "Differences",
    "DocumentRecord",
    "DroppedRecord",
    "Entity",
    "Evidence",
    "Inference",
    "Knowledge",
    "Link",
    "MentionRecord",
    "MergeRecord",
    "Period",
    "Proposal",
    "Quantity",
    "ReferenceRecord",
    "Rejection",
    "RelationTerm",
    "Schema",
    "SentenceRecord",
    "Stated",
    "Validation",
    "Violation",
    "find_differences",
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
    "to_schema_triples",
    "to_vocabulary",
]
