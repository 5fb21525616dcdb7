"""Files to documents and extractions, in this process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from multiprocessing import get_context

from spacy.language import Language

from corpus import Document, Fault, SourceError, SourceFile, read_document, read_sources
from extract import Extraction, extract_document, load_pipeline
from ontology import Schema, read_schema, to_vocabulary
from xinzhi.cache import Cache
from xinzhi.config import Config

AHEAD = 4
"""Sources for each job that may wait: memory does not grow with the rows of a file."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: a document with its extractions, and what is wrong with it.

    Without a document the faults are what it cost.
    """

    document: Document | None
    extractions: tuple[Extraction, ...]
    faults: tuple[Fault, ...]


@cache
def load_schema(config: Config) -> Schema:
    """Load the ontology with the user's additions, once a process."""
    return read_schema(config.ontology.concepts, config.ontology.base)


@cache
def load_extractor(config: Config) -> Language:
    """Load the extraction pipeline, once a process."""
    settings = config.extract
    vocabulary = to_vocabulary(load_schema(config))
    return load_pipeline(settings.model, vocabulary, settings.lexicons, settings.rules)


def read_source(config: Config, source: SourceFile | Fault, cache: Cache | None = None) -> Outcome:
    """Read and extract one source; what is wrong with it is in the outcome, not raised.

    What the cache has of the document is not extracted again.
    """
    if isinstance(source, Fault):
        return Outcome(None, (), (source,))
    try:
        document = read_document(source)
    except SourceError as error:
        return Outcome(None, (), error.faults)
    extractions = cache.get(document) if cache else None
    if extractions is None:
        extractions = extract_document(document, load_extractor(config))
    if cache:
        cache.put(document, extractions)
    return Outcome(document, extractions, document.faults)


def read_files(
    files: Sequence[SourceFile], config: Config, jobs: int, cache: Cache | None = None
) -> Iterator[Outcome]:
    """Give the outcome of each source in `files`, in their order, whatever the number of jobs."""
    if not (cache and cache.old.is_dir()):
        load_extractor(config)  # Faults of the configuration come before any work.
    work = partial(read_source, config, cache=cache)
    sources = chain.from_iterable(map(read_sources, files))
    first = list(islice(sources, 2))
    sources = chain(first, sources)
    if jobs == 1 or len(first) < 2:
        yield from map(work, sources)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from _in_order(pool, work, sources, AHEAD * jobs)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[SourceFile | Fault], Outcome],
    sources: Iterable[SourceFile | Fault],
    ahead: int,
) -> Iterator[Outcome]:
    """Give what `work` makes of each source, no more than `ahead` of them under way."""
    waiting: deque[Future[Outcome]] = deque()
    for source in sources:
        waiting.append(pool.submit(work, source))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
