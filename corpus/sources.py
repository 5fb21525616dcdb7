"""Paths as given on a command line in, source files with their stable names out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from glob import glob, has_magic
from pathlib import Path

from corpus.faults import to_cause
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
                zh = "没有文件与这个通配符相符，应为文件或文件夹"
                what = "the pattern matches no file"
                yield Fault(argument, what, "expected a file or a folder", zh=zh)
        for each in paths:
            if each.is_dir():
                yield from _find_in_folder(each)
            else:
                yield from _find_file(each)
    except OSError as error:
        zh, en = to_cause(error)
        wanted = "expected a file or a folder"
        yield Fault(argument, en.lower(), wanted, zh=f"{zh}，应为文件或文件夹")


def _find_file(path: Path) -> Iterator[SourceFile | Fault]:
    if path.name == MANIFEST:
        what, zh = "this is a manifest", "这是清单，应为文献或文件夹"
        yield Fault(path.as_posix(), what, "expected a document or a folder", zh=zh)
    elif not path.exists():
        yield Fault(path.as_posix(), "no such file or folder", zh="没有这个文件或文件夹")
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
        manifest, what = (folder / MANIFEST).as_posix(), f"no such file: {missing}"
        yield Fault(manifest, what, line=line, zh=f"没有 {missing} 这个文件")


def _walk(folder: Path) -> Iterator[Path | Fault]:
    """Give the files under `folder`, sorted, without hidden ones."""
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError as error:
        zh, en = to_cause(error)
        what = f"cannot read the folder: {en}"
        yield Fault(folder.as_posix(), what, zh=f"无法读取文件夹：{zh}")
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
    wanted, zh = f"expected one of {', '.join(FORMATS)}", f"不读这类文件，应为 {'、'.join(FORMATS)}"
    return Fault(path, "this kind of file is not read", wanted, zh=zh)
