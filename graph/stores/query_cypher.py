"""Ask the embedded Cypher store."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import ladybug

from graph.faults import OUTPUT, OUTPUT_ZH
from graph.stores.answer import JSON, XSD, Answer, QueryError, Term

HUGE = frozenset({"INT128", "UINT128"})


def query_cypher(folder: Path, text: str, values: Mapping[str, str] | None = None) -> Answer:
    """Ask `text` of the store of `folder`, opened read-only; `values` are its parameters."""
    path = folder / "store" / "cypher"
    if not path.exists():
        raise QueryError(f"{path}: no store here, {OUTPUT}", zh=f"{path}：这里没有库，{OUTPUT_ZH}")
    with _open(path) as database, ladybug.Connection(database) as connection:
        try:
            # The engine gives a list for several queries, which `query` has refused.
            result = cast(ladybug.QueryResult, connection.execute(text, dict(values or {})))
            columns = tuple(result.get_column_names())
            types = result.get_column_data_types()
            terms = tuple(tuple(map(_to_term, row, types)) for row in result)
        except RuntimeError as error:
            # The engine raises this one type for every fault of a query, and tells them in words.
            raise _to_error(str(error)) from error
    return Answer(columns, terms)


def _open(path: Path) -> ladybug.Database:
    try:
        return ladybug.Database(path, read_only=True)
    except RuntimeError as error:
        what = f"{path}: made by another version, expected a build by this one: {error}"
        raise QueryError(what, zh=f"{path}：是另一版本写的，请重新 build") from error


def _to_term(value: Any, type_: str) -> Term | None:
    match value:
        case None:
            return None
        case str():
            return Term("literal", value)
        case bool():
            return Term("literal", str(value).lower(), XSD + "boolean")
        case int():
            return Term("literal", str(value), XSD + "integer")
        case float() if math.isinf(value):
            return Term("literal", "INF" if value > 0 else "-INF", XSD + "double")
        case float():
            return Term("literal", "NaN" if math.isnan(value) else repr(value), XSD + "double")
        case Decimal():
            # A sum of whole numbers is one of 128 bits, which the engine gives as a decimal.
            return Term("literal", f"{value:f}", XSD + ("integer" if type_ in HUGE else "decimal"))
        case list() | dict():
            return Term("literal", json.dumps(value, ensure_ascii=False, default=str), JSON)
    return Term("literal", str(value))


def _to_error(message: str) -> QueryError:
    first = message.partition("\n")[0]
    if "read-only database" in first:
        zh = "查询会改动图谱，而图谱只读"
        return QueryError("the query would change the graph, which is read-only", zh=zh)
    words = re.sub(r" expecting \{.*\}", "", first)
    if found := re.search(r"\s*\(line: (\d+), offset: (\d+)\)", words):
        what = words.replace(found[0], "")
        return QueryError(what, int(found[1]), int(found[2]) + 1, zh="Cypher 有误")
    return QueryError(words, zh="Cypher 有误")
