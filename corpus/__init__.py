"""Files in, restored documents of sentences out, every character of the source accounted for."""

from corpus.facts.model import Affiliation, Author, Facts, Journal, Keyword, Reference
from corpus.facts.people import is_body
from corpus.faults import find_line, from_os_error, read_toml, to_cause
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
from corpus.restoration.sentences import find_sentences
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
    "find_line",
    "find_sentences",
    "find_sources",
    "from_os_error",
    "is_body",
    "read_document",
    "read_documents",
    "read_sources",
    "read_toml",
    "to_cause",
    "to_markdown",
    "to_region",
    "to_simplified",
]
