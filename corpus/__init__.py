"""Files in, restored documents of sentences out, every character of the source accounted for."""

from corpus.markdown import to_markdown
from corpus.model import (
    Block,
    Document,
    Dropped,
    Fault,
    Kind,
    Run,
    Sentence,
    SourceError,
    Span,
    Text,
)
from corpus.read import read_document
from corpus.simplified import to_simplified
from corpus.sources import SourceFile, find_sources

__all__ = [
    "Block",
    "Document",
    "Dropped",
    "Fault",
    "Kind",
    "Run",
    "Sentence",
    "SourceError",
    "SourceFile",
    "Span",
    "Text",
    "find_sources",
    "read_document",
    "to_markdown",
    "to_simplified",
]
