"""A file of rows in (JSON Lines, CSV, TSV), a source for each row out."""

from __future__ import annotations

import codecs
import csv
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, TextIO

from corpus.formats.decode import SAMPLE, UnknownEncodingError, find_row_encoding, to_text_stream
from corpus.model import Fault
from corpus.sources import SourceFile

COLUMNS: dict[str, tuple[str, ...]] = {
    key: tuple(names)
    for key, names in tomllib.loads(
        Path(__file__).with_name("rows.toml").read_text(encoding="utf-8")
    ).items()
}
LONGEST = 1 << 28
"""Characters that a cell of a table may hold."""
UNREADABLE = (UnknownEncodingError, UnicodeDecodeError, LookupError)
_BROKEN = re.compile("[\ud800-\udfff]")
_WANTED = f"expected one of {', '.join(COLUMNS['text'])}"
_WANTED_ZH = f"应有 {'、'.join(COLUMNS['text'])} 之一"
_AN_OBJECT = "expected an object a line"

Row = Mapping[str, object]


class Table(Protocol):
    """What reads the rows of a table, and knows its line."""

    line_num: int

    def __next__(self) -> list[str]:
        """Give the next row."""


def read_json_rows(file: SourceFile, stream: BinaryIO) -> Iterator[SourceFile | Fault]:
    """Give a source for each line of JSON Lines; a broken line costs only itself."""
    try:
        with _opened(file, stream, newline="\n") as text:
            for number, line in enumerate(text, 1):
                if line.strip():
                    yield _from_line(file, line, number)
    except UNREADABLE as error:
        yield _unreadable(file, error)


def _from_line(file: SourceFile, line: str, number: int) -> SourceFile | Fault:
    if _BROKEN.search(line):
        return _broken(file, number)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        zh = "这一行不合 JSON 语法，应为每行一个对象"
        return Fault(file.name, f"the row is no JSON: {what}", _AN_OBJECT, number, zh=zh)
    if not isinstance(row, dict):
        zh = "这一行不是 JSON 对象，应为每行一个对象"
        return Fault(file.name, "the row is no JSON object", _AN_OBJECT, number, zh=zh)
    return _to_source(file, row, number, number)


def read_table_rows(file: SourceFile, stream: BinaryIO) -> Iterator[SourceFile | Fault]:
    """Give a source for each row of a table under its header; a broken row costs only itself.

    Rows count as in a spreadsheet: the header is row 1.
    """
    csv.field_size_limit(LONGEST)
    try:
        with _opened(file, stream, newline="") as text:
            yield from _from_table(file, text)
    except csv.Error as error:
        zh = f"表头已损坏，{_WANTED_ZH}"
        yield Fault(file.name, f"the header is broken: {error}", _WANTED, 1, zh=zh)
    except UNREADABLE as error:
        yield _unreadable(file, error)


def _from_table(file: SourceFile, text: TextIO) -> Iterator[SourceFile | Fault]:
    header = next(text, "")
    table = csv.reader(chain([header], text), delimiter=_delimiter(file, header), strict=True)
    names = next(table, [])
    if _find(dict.fromkeys(names, ""), "text") is None:
        zh = f"表里没有正文一列，{_WANTED_ZH}"
        yield Fault(file.name, "the table has no column of texts", _WANTED, 1, zh=zh)
    else:
        yield from _table_rows(file, table, names)


def _table_rows(file: SourceFile, table: Table, names: list[str]) -> Iterator[SourceFile | Fault]:
    number = 1
    while True:
        number += 1
        line = table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            what, zh = f"the row is broken: {error}", "这一行已损坏，应为一行单元格"
            yield Fault(file.name, what, "expected a row of cells", line, zh=zh)
            continue
        if not any(cells):
            continue
        if len(cells) != len(names):
            what = f"the row has {len(cells)} cells, its header {len(names)}"
            zh = f"这一行有 {len(cells)} 格，表头有 {len(names)} 格，应一样多"
            yield Fault(file.name, what, "expected as many", line, zh=zh)
        elif any(map(_BROKEN.search, cells)):
            yield _broken(file, line)
        else:
            yield _to_source(file, dict(zip(names, cells, strict=True)), number, line)


def _to_source(file: SourceFile, row: Row, number: int, line: int) -> SourceFile | Fault:
    text = _find(row, "text")
    if not isinstance(text, str):
        what = "the row has no text" if text is None else "the row's text is no string"
        zh = "这一行没有正文" if text is None else "这一行的正文不是文字"
        return Fault(file.name, what, _WANTED, line, zh=f"{zh}，{_WANTED_ZH}")
    if not text.strip():
        what, zh = "the row's text is empty", "这一行的正文是空的，应有中文"
        return Fault(file.name, what, "expected Chinese text", line, zh=zh)
    try:
        # The mark is taken off again, and it alone: offsets count in the text of the row.
        data = codecs.BOM_UTF8 + text.encode("utf-8")
    except UnicodeEncodeError:
        what, zh = "the row's text has half a character", "这一行的正文有半个字符，应为完整的字符"
        return Fault(file.name, what, "expected whole characters", line, zh=zh)
    return replace(
        file,
        name=f"{file.name}#{number}",
        format="text",
        encoding="",
        title=_said(row, "title"),
        genre=_said(row, "genre") or file.genre,
        url=_said(row, "url"),
        date=_said(row, "date"),
        data=data,
    )


def _find(row: Row, key: str) -> object:
    """Give the value of the first of the columns that say `key`, None where there is none."""
    named = {name.strip().casefold(): value for name, value in reversed(list(row.items()))}
    return next((named[name] for name in COLUMNS[key] if named.get(name) is not None), None)


def _said(row: Row, key: str) -> str:
    value = _find({name: each for name, each in row.items() if each not in ("", [])}, key)
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # A year in a column of numbers.
    said = str(value) if isinstance(value, str | int | float) else ""
    return " ".join(_BROKEN.sub("", said).split())


def _opened(file: SourceFile, stream: BinaryIO, newline: str) -> TextIO:
    sample = stream.read(SAMPLE)
    stream.seek(0)
    return to_text_stream(stream, file.encoding or find_row_encoding(sample), newline)


def _delimiter(file: SourceFile, header: str) -> str:
    if PurePosixPath(file.name).suffix.lower() == ".tsv":
        return "\t"
    return max(",;\t", key=lambda sign: (header.count(sign), sign == ","))


def _unreadable(file: SourceFile, error: Exception) -> Fault:
    what, zh = str(error), "编码不明"
    if isinstance(error, UnicodeDecodeError):
        what, zh = f"not {error.encoding}", f"不是 {error.encoding} 编码"
    wanted = "expected UTF-8, UTF-16, GB18030 or Big5"
    return Fault(file.name, what, wanted, zh=f"{zh}，应为 UTF-8、UTF-16、GB18030 或 Big5")


def _broken(file: SourceFile, line: int) -> Fault:
    what, zh = "the row breaks its encoding", "这一行的编码有误，应为完整的字符"
    return Fault(file.name, what, "expected whole characters", line, zh=zh)
