"""Sentences and a vocabulary in, mentions and relations of each sentence out."""

from extract.model import (
    Extraction,
    Mention,
    Modality,
    Polarity,
    Qualifiers,
    Relation,
    RelationType,
    Vocabulary,
)

__all__ = [
    "Extraction",
    "Mention",
    "Modality",
    "Polarity",
    "Qualifiers",
    "Relation",
    "RelationType",
    "Vocabulary",
]
