"""Sentences and a vocabulary in, mentions and relations of each sentence out."""

from extract.document import extract_document
from extract.faults import DataError, PipelineError, to_lacking
from extract.model import (
    QUALIFIERS,
    WORDINGS,
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
from extract.scoring import Content, Score, Scores, score
from extract.short_names import find_short_name
from extract.training.annotated import DOCUMENT, Annotated, Triple, read_annotated

__all__ = [
    "DOCUMENT",
    "QUALIFIERS",
    "WORDINGS",
    "Annotated",
    "Content",
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
    "Triple",
    "Vocabulary",
    "extract_document",
    "find_short_name",
    "load_pipeline",
    "read_annotated",
    "score",
    "to_lacking",
    "to_record",
]
