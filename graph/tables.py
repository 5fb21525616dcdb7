"""The tables: a `Knowledge` as Parquet files, the truth between stages on disk.

Every field of a record is a column (`class_` is written `class`); the order of columns and rows is
that of the records, and nothing but the records decides the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from corpus import Fault
from graph.faults import to_missing
from ontology import Knowledge

Record = TypeVar("Record")


class TableError(ValueError):
    """Raised where a folder does not hold the tables of a graph."""


def write_tables(knowledge: Knowledge, folder: Path) -> None:
    """Write one Parquet file for each field of `knowledge`, named after it, into `folder`."""
    for name, record in _tables().items():
        rows = [_to_row(row) for row in getattr(knowledge, name)]
        table = pa.Table.from_pylist(rows, schema=_to_schema(record))
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def read_tables(folder: Path) -> Knowledge:
    """Read what `write_tables` wrote; raises `TableError` where a table is missing or another's."""
    return Knowledge(
        **{name: tuple(_read_table(folder, name, record)) for name, record in _tables().items()}
    )


def _read_table(folder: Path, name: str, record: type[Record]) -> Iterator[Record]:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise TableError(to_missing(path, "no such table", "没有这张表"))
    table = pq.read_table(path)
    if table.schema.names != [_to_column(field.name) for field in fields(record)]:  # type: ignore[arg-type]
        what = f"columns of another version: {', '.join(table.schema.names)}"
        raise TableError(Fault(str(path), what, zh="各列是另一版本写的，请重新 build"))
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield _from_row(row, record)


@cache
def _tables() -> dict[str, type]:
    """Name each table and the type of its rows, from the fields of `Knowledge`."""
    return {name: get_args(hint)[0] for name, hint in get_type_hints(Knowledge).items()}


@cache
def _types(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _to_column(name: str) -> str:
    return name.rstrip("_")


def _to_schema(record: type) -> pa.Schema:
    return pa.schema([(_to_column(n), _to_arrow(hint)) for n, hint in _types(record).items()])


def _to_arrow(hint: Any) -> pa.DataType:
    if get_origin(hint) in {UnionType, Union}:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is Literal:
        hint = str
    if get_origin(hint) is tuple:
        return pa.list_(_to_arrow(get_args(hint)[0]))
    if is_dataclass(hint):
        return pa.struct(list(_to_schema(hint)))  # type: ignore[arg-type]
    return {str: pa.string(), int: pa.int64(), float: pa.float64()}[hint]


def _to_row(record: object) -> dict[str, Any]:
    return {
        _to_column(field.name): _to_value(getattr(record, field.name))
        for field in fields(record)  # type: ignore[arg-type]
    }


def _to_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_to_value(item) for item in value]
    return _to_row(value) if is_dataclass(value) else value


def _from_row(row: dict[str, Any], record: type[Record]) -> Record:
    return record(
        **{name: _from_value(row[_to_column(name)], hint) for name, hint in _types(record).items()}  # type: ignore[arg-type]
    )


def _from_value(value: Any, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        items: Sequence[Any] = value
        return tuple(_from_value(item, get_args(hint)[0]) for item in items)
    return _from_row(value, hint) if is_dataclass(hint) else value  # type: ignore[arg-type]
