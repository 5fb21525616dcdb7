"""A folder's `sources.toml` in, what it says of each file out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from corpus.model import Fault, SourceError

MANIFEST = "sources.toml"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of the file at `path`; `line` is where the entry begins."""

    path: str
    line: int
    title: str = ""
    genre: str = ""
    form: str = ""
    rights: str = ""
    note: str = ""
    encoding: str = ""
    format: str = ""


KEYS = tuple(field.name for field in fields(Entry) if field.name != "line")


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Read `folder`'s manifest, by path; empty where there is none.

    Raises SourceError with every fault found, each with its line.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        return to_entries(path.as_posix(), path.read_bytes())
    except OSError as error:
        raise SourceError(Fault(path.as_posix(), f"cannot be read: {error.strerror}")) from error


def to_entries(path: str, data: bytes) -> dict[str, Entry]:
    """Give what the manifest of the bytes `data` says, by path.

    Raises SourceError with every fault found, each with its line.
    """
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SourceError(Fault(path, "not UTF-8", "expected a TOML file")) from error
    except tomllib.TOMLDecodeError as error:
        raise SourceError(_syntax_fault(path, error)) from error
    entries, faults = from_tables(path, tables, text)
    if faults:
        raise SourceError(*faults)
    return entries


def from_tables(
    path: str, tables: dict[str, object], text: str
) -> tuple[dict[str, Entry], list[Fault]]:
    """Give the entries of a parsed manifest, and every fault in it."""
    lines = [text.count("\n", 0, match.start()) + 1 for match in _TABLE.finditer(text)]
    faults = [
        Fault(path, f"unknown key: {key}", "expected [[source]]")
        for key in sorted(tables.keys() - {"source"})
    ]
    rows = tables.get("source", [])
    if not isinstance(rows, list) or len(rows) != len(lines):
        return {}, [*faults, Fault(path, "source is no list of tables", "expected [[source]]")]
    entries: dict[str, Entry] = {}
    for row, line in zip(rows, lines, strict=True):
        wrong = _row_faults(path, row, line, entries)
        faults += wrong
        if not wrong:
            entries[row["path"]] = Entry(line=line, **row)
    return entries, faults


_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*source[ \t]*\]\]", re.M)


def _row_faults(
    path: str, row: dict[str, object], line: int, seen: dict[str, Entry]
) -> list[Fault]:
    wanted = f"expected {', '.join(KEYS)}"
    faults = [
        Fault(path, f"unknown key: {key}", wanted, line) for key in sorted(row.keys() - set(KEYS))
    ]
    faults += [
        Fault(path, f"{key} is no string", "expected text in quotation marks", line)
        for key, value in row.items()
        if not isinstance(value, str)
    ]
    if "path" not in row:
        faults.append(Fault(path, "the entry has no path", wanted, line))
    elif row["path"] in seen:
        faults.append(Fault(path, f"listed twice: {row['path']}", "expected each path once", line))
    return faults


def _syntax_fault(path: str, error: tomllib.TOMLDecodeError) -> Fault:
    match = re.search(r"^(?P<what>.*?) ?\(at (?:line (?P<line>\d+)|end of document)", str(error))
    what = match["what"] if match else str(error)
    line = int(match["line"]) if match and match["line"] else None
    return Fault(path, what[:1].lower() + what[1:], "expected a TOML file", line)
