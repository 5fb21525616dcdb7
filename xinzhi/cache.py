"""What was extracted from each document, kept in the output folder for the next build of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

import corpus
import extract
import ontology
from corpus import Document
from extract import Extraction, Mention, Relation
from xinzhi.config import Config

FOLDER = "cache"
"""Where in an output folder."""

LIBRARIES = ("spacy", "numpy", "jieba", "opencc")
"""Libraries whose version may change what is extracted."""

Rows = tuple[tuple[tuple[Mention, ...], tuple[Relation, ...]], ...]
ROWS = TypeAdapter(Rows)


@dataclass(frozen=True, slots=True)
class Cache:
    """Extractions by document: taken from the folder `old`, and put into the folder `new`."""

    old: Path
    new: Path

    def get(self, document: Document) -> tuple[Extraction, ...] | None:
        """Give what an earlier build extracted from the same sentences.

        None if none did, or if its file was damaged since: then the document is read again.
        """
        path = self.old / to_name(document)
        if not path.is_file():
            return None
        try:
            rows = ROWS.validate_json(path.read_bytes())
        except ValidationError:
            return None
        return tuple(
            Extraction(sentence, *row)
            for sentence, row in zip(document.sentences, rows, strict=True)
        )

    def put(self, document: Document, extractions: Iterable[Extraction]) -> None:
        """Keep what was extracted from a document."""
        rows = tuple((one.mentions, one.relations) for one in extractions)
        self.new.mkdir(parents=True, exist_ok=True)
        (self.new / to_name(document)).write_bytes(ROWS.dump_json(rows))


def to_cache(config: Config, old: Path, new: Path) -> Cache:
    """Give the cache for a build that replaces the output folder `old` by `new`.

    What another version of the extractor, its libraries or the user's lexicons extracted stands in
    a folder of another name, and is not taken.
    """
    folder = Path(FOLDER, to_fingerprint(config))
    return Cache(old / folder, new / folder)


def to_name(document: Document) -> str:
    """Name the file of a document after all that extraction reads of it."""
    digest = blake2b(digest_size=16)
    for sentence in document.sentences:
        parts = sentence.kind, str(sentence.paragraph), sentence.section, sentence.text.value
        digest.update("\0".join(parts).encode() + b"\1")
    return f"{digest.hexdigest()}.json"


@cache
def to_fingerprint(config: Config) -> str:
    """Digest all that decides what is extracted from a sentence."""
    digest = blake2b(digest_size=8)
    model = config.extract.model
    for path in _list_files(config):
        # Each part is digested by itself, so that none can run into the next.
        digest.update(blake2b(path.read_bytes()).digest())
    digest.update(repr([model, *map(_to_version, (*LIBRARIES, model))]).encode())
    return digest.hexdigest()


def _list_files(config: Config) -> Iterator[Path]:
    """Give code, rules, lexicons and weights of extraction, and all it takes from other stages.

    Of the corpus stage that is how characters are simplified: what else it does is in sentences.
    """
    settings = config.extract
    yield Path(corpus.__file__).with_name("simplified.py")
    folders = [Path(extract.__file__).parent, Path(ontology.__file__).parent]
    if settings.model is not None and Path(settings.model).is_dir():
        folders.append(Path(settings.model))
    for folder in folders:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        yield from (path for path in files if path.suffix != ".pyc")
    yield from (*settings.lexicons, *settings.rules, *config.ontology.concepts)


def _to_version(package: str | None) -> str:
    """Give the version of an installed package, "" for anything else."""
    try:
        return version(package) if package else ""
    except (PackageNotFoundError, ValueError):
        return ""
