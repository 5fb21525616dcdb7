"""Extractions in; entities with one IRI, claims with evidence, and a quarantine out."""

from ontology.model import (
    Claim,
    DocumentRecord,
    Entity,
    Evidence,
    Knowledge,
    MentionRecord,
    Rejection,
    SentenceRecord,
)

__all__ = [
    "Claim",
    "DocumentRecord",
    "Entity",
    "Evidence",
    "Knowledge",
    "MentionRecord",
    "Rejection",
    "SentenceRecord",
]
