"""Files in, restored documents of sentences out, every character of the source accounted for."""

from corpus.facts.model import Affiliation, Author, Facts, Journal, Keyword, Reference
from corpus.facts.people import is_body
from corpus.markdown import to_markdown
from corpus.model import (
    Block,
    Document,
    Dropped,
    Fault,
    Kind,
    PagePlace,
    Sentence,
    SourceError,
    to_region,
)
from corpus.read import read_document, read_documents, read_sources
from corpus.simplified import to_simplified
from corpus.sources import SourceFile, find_sources
from corpus.text import Run, Span, Text

__all__ = [
    "Affiliation",
    "Author",
    "Block",
    "Document",
    "Dropped",
    "Facts",
    "Fault",
    "Journal",
    "Keyword",
    "Kind",
    "PagePlace",
    "Reference",
    "Run",
    "Sentence",
    "SourceError",
    "SourceFile",
    "Span",
    "Text",
    "find_sources",
    "is_body",
    "read_document",
    "read_documents",
    "read_sources",
    "to_markdown",
    "to_region",
    "to_simplified",
]
