"""A folder's `sources.toml` in, what it says of each file out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from corpus.faults import from_os_error, from_toml_error
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
        raise SourceError(from_os_error(path.as_posix(), error)) from error


def to_entries(path: str, data: bytes) -> dict[str, Entry]:
    """Give what the manifest of the bytes `data` says, by path.

    Raises SourceError with every fault found, each with its line.
    """
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        fault = Fault(
            path, "not UTF-8", "expected a TOML file", zh="不是 UTF-8 编码，应为 TOML 文件"
        )
        raise SourceError(fault) from error
    except tomllib.TOMLDecodeError as error:
        raise SourceError(from_toml_error(path, text, error)) from error
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
        Fault(
            path, f"unknown key: {key}", "expected [[source]]", zh=f"不认识 {key}，应为 [[source]]"
        )
        for key in sorted(tables.keys() - {"source"})
    ]
    rows = tables.get("source", [])
    if not isinstance(rows, list) or len(rows) != len(lines):
        zh = "source 不是一列表，应为 [[source]]"
        fault = Fault(path, "source is no list of tables", "expected [[source]]", zh=zh)
        return {}, [*faults, fault]
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
    wanted, zh = f"expected {', '.join(KEYS)}", f"应为 {'、'.join(KEYS)}"
    faults = [
        Fault(path, f"unknown key: {key}", wanted, line, zh=f"不认识 {key}，{zh}")
        for key in sorted(row.keys() - set(KEYS))
    ]
    quoted = "expected text in quotation marks"
    faults += [
        Fault(path, f"{key} is no string", quoted, line, zh=f"{key} 不是文字，应在引号里")
        for key, value in row.items()
        if not isinstance(value, str)
    ]
    if "path" not in row:
        faults.append(Fault(path, "the entry has no path", wanted, line, zh=f"没有 path，{zh}"))
    elif row["path"] in seen:
        what, zh = f"listed twice: {row['path']}", f"{row['path']} 列了两次，应只一次"
        faults.append(Fault(path, what, "expected each path once", line, zh=zh))
    return faults
