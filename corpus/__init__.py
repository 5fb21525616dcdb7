"""Files in, restored documents of sentences out, every character of the source accounted for."""

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

__all__ = [
    "Block",
    "Document",
    "Dropped",
    "Fault",
    "Kind",
    "Run",
    "Sentence",
    "SourceError",
    "Span",
    "Text",
]
