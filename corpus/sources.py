"""Paths as given on a command line in, source files with their stable names out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from glob import glob, has_magic
from os import strerror
from pathlib import Path

from corpus.manifest import MANIFEST, Entry, read_manifest
from corpus.model import Fault, SourceError

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".zip": "zip",
}
STDIN = "-"


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file to read; `name` is its path relative to the folder given, with forward slashes.

    `format` is told by the suffix. `encoding`, `title`, `genre` and `rights` are what a manifest
    says of it, "" where it says nothing (`encoding` is then told by the bytes). `data` is what
    stands in no file of its own (a row, a member of a zip); `url` and `date` are what its row says.
    """

    path: Path
    name: str
    format: str
    encoding: str = ""
    title: str = ""
    genre: str = ""
    rights: str = ""
    url: str = ""
    date: str = ""
    data: bytes | None = field(default=None, repr=False)


def find_sources(
    arguments: Sequence[str],
) -> tuple[tuple[SourceFile, ...], tuple[Fault, ...]]:
    """Find the files that `arguments` name: files, folders, globs, `-` for standard input.

    Files come sorted by name within each argument, arguments in the order given, each path once.
    What cannot be read, or is of no known kind, becomes a fault and costs only itself.
    """
    found: list[SourceFile | Fault] = []
    for argument in arguments:
        found += _expand(argument)
    files: dict[Path, SourceFile] = {}
    for each in found:
        if isinstance(each, SourceFile):
            files.setdefault(each.path, each)
    faults = dict.fromkeys(each for each in found if isinstance(each, Fault))
    return tuple(files.values()), tuple(faults)


def _expand(argument: str) -> Iterator[SourceFile | Fault]:
    if argument == STDIN:
        yield SourceFile(Path(STDIN), "stdin", "markdown")
        return
    path = Path(argument)
    try:
        paths = [path]
        if has_magic(argument) and not path.exists():
            paths = [Path(match) for match in sorted(glob(argument, recursive=True))]
            if not paths:
                yield Fault(argument, "the pattern matches no file", "expected a file or a folder")
        for each in paths:
            if each.is_dir():
                yield from _find_in_folder(each)
            else:
                yield from _find_file(each)
    except OSError as error:
        yield Fault(argument, strerror(error.errno or 0).lower(), "expected a file or a folder")


def _find_file(path: Path) -> Iterator[SourceFile | Fault]:
    if path.name == MANIFEST:
        yield Fault(path.as_posix(), "this is a manifest", "expected a document or a folder")
    elif not path.exists():
        yield Fault(path.as_posix(), "no such file or folder")
    elif path.suffix.lower() not in FORMATS:
        yield unknown(path.as_posix())
    else:
        entries, faults = _entries(path.parent)
        yield described(SourceFile(path, path.name, FORMATS[path.suffix.lower()]), entries)
        yield from faults


def _find_in_folder(folder: Path) -> Iterator[SourceFile | Fault]:
    entries, faults = _entries(folder)
    yield from faults
    names: set[str] = set()
    for path in _walk(folder):
        if isinstance(path, Fault):
            yield path
            continue
        name = path.relative_to(folder).as_posix()
        names.add(name)
        if path.suffix.lower() in FORMATS:
            yield described(SourceFile(path, name, FORMATS[path.suffix.lower()]), entries)
        elif path.name != MANIFEST:
            yield unknown(path.as_posix())
    for missing in sorted(set(entries) - names):
        line = entries[missing].line
        yield Fault((folder / MANIFEST).as_posix(), f"no such file: {missing}", line=line)


def _walk(folder: Path) -> Iterator[Path | Fault]:
    """Give the files under `folder`, sorted, without hidden ones."""
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError as error:
        yield Fault(folder.as_posix(), f"cannot read the folder: {strerror(error.errno or 0)}")
        return
    for child in children:
        if child.name.startswith("."):
            continue
        if child.is_dir():
            yield from _walk(child)
        else:
            yield child


def _entries(folder: Path) -> tuple[dict[str, Entry], tuple[Fault, ...]]:
    try:
        return read_manifest(folder), ()
    except SourceError as error:
        return {}, error.faults


def described(file: SourceFile, entries: Mapping[str, Entry], name: str = "") -> SourceFile:
    """Give `file` with what the manifest says of it under `name` (its own, where none is given)."""
    entry = entries.get(name or file.name)
    if entry is None:
        return file
    return replace(
        file,
        encoding=entry.encoding,
        title=entry.title,
        genre=entry.genre,
        rights=entry.rights,
    )


def unknown(path: str) -> Fault:
    """Give the fault of a file of no known kind."""
    kinds = ", ".join(FORMATS)
    return Fault(path, "this kind of file is not read", f"expected one of {kinds}")
