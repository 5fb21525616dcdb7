"""Sentences and a vocabulary in, mentions and relations of each sentence out."""

from extract.document import extract_document
from extract.faults import DataError, PipelineError
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
from extract.pipeline import load_pipeline
from extract.record import to_record

__all__ = [
    "DataError",
    "Extraction",
    "Mention",
    "Modality",
    "PipelineError",
    "Polarity",
    "Qualifiers",
    "Relation",
    "RelationType",
    "Vocabulary",
    "extract_document",
    "load_pipeline",
    "to_record",
]
