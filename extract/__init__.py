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
from extract.scoring import Score, Scores, Stated, score
from extract.training.annotated import DOCUMENT, KEYS, Annotated, Triple, read_annotated

__all__ = [
    "DOCUMENT",
    "KEYS",
    "Annotated",
    "DataError",
    "Extraction",
    "Mention",
    "Modality",
    "PipelineError",
    "Polarity",
    "Qualifiers",
    "Relation",
    "RelationType",
    "Score",
    "Scores",
    "Stated",
    "Triple",
    "Vocabulary",
    "extract_document",
    "load_pipeline",
    "read_annotated",
    "score",
    "to_record",
]
