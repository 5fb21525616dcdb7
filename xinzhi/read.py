"""Files to documents and extractions, in this process or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context

from spacy.language import Language

from corpus import Document, Fault, SourceError, SourceFile, read_document
from extract import Extraction, extract_document, load_pipeline
from ontology import Schema, read_schema, to_vocabulary
from xinzhi.config import Config


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a document with its extractions, or the faults that it cost."""

    document: Document | None
    extractions: tuple[Extraction, ...]
    faults: tuple[Fault, ...]


@cache
def load_schema(config: Config) -> Schema:
    """Load the ontology with the user's additions, once a process."""
    return read_schema(config.ontology.concepts)


@cache
def load_extractor(config: Config) -> Language:
    """Load the extraction pipeline, once a process."""
    settings = config.extract
    vocabulary = to_vocabulary(load_schema(config))
    return load_pipeline(settings.model, vocabulary, settings.lexicons, settings.rules)


def read_file(config: Config, file: SourceFile) -> Reading:
    """Read and extract one file; what is wrong with it is in the reading, not raised."""
    try:
        document = read_document(file)
    except SourceError as error:
        return Reading(None, (), error.faults)
    return Reading(document, extract_document(document, load_extractor(config)), ())


def read_files(files: Sequence[SourceFile], config: Config, jobs: int) -> Iterator[Reading]:
    """Give the reading of each file in the order given, whatever the number of jobs."""
    load_extractor(config)  # Faults of the configuration come before any work.
    work = partial(read_file, config)
    if jobs == 1 or len(files) < 2:
        yield from map(work, files)
        return
    with ProcessPoolExecutor(min(jobs, len(files)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, files)
