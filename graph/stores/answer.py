"""What a query gives: columns and rows of terms, a truth value, or a graph."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Value = str | int | float | bool | None | tuple["Value", ...]

XSD = "http://www.w3.org/2001/XMLSchema#"
JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"

INTEGERS = frozenset(
    XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte"),
        *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
        *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
    )
)
DECIMALS = frozenset(XSD + name for name in ("decimal", "double", "float"))


class QueryError(ValueError):
    """Raised where a query is not understood or not allowed; line and column count from 1.

    `what` is at fault, in English; `zh` says it in Chinese.
    """

    def __init__(
        self, what: str, line: int | None = None, column: int | None = None, *, zh: str
    ) -> None:
        """Keep the place beside the message that names it."""
        self.what, self.line, self.column, self.zh = what, line, column, zh
        place = "" if line is None else f"{line}:{column}: "
        super().__init__(f"{place}{zh}；{what}")


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term as query results write it; a Cypher value is a literal.

    `parts` are subject, predicate and object where `kind` is `triple`.
    """

    kind: Literal["uri", "literal", "bnode", "triple"]
    text: str
    datatype: str | None = None
    language: str | None = None
    parts: tuple[Term, ...] = ()

    @property
    def value(self) -> Value:
        """The Python value: a number, a truth value, a tuple for a list, else the text."""
        read = READERS.get(self.datatype or "")
        if self.kind != "literal" or read is None:
            return self.text
        try:
            return read(self.text)
        except ValueError:
            # RDF lets a literal be ill-typed: it then has no value but its text.
            return self.text


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query, in the order the engine gave it.

    `boolean` is set for ASK alone, `turtle` for CONSTRUCT and DESCRIBE alone; else `terms` holds a
    row of as many terms as there are columns, None where one is unbound.
    """

    columns: tuple[str, ...] = ()
    terms: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    turtle: str | None = None

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as Python values, alike for both languages."""
        return tuple(
            tuple(None if term is None else term.value for term in row) for row in self.terms
        )


def _to_value(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(_to_value(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    item: Value = value
    return item


READERS: Mapping[str, Callable[[str], Value]] = {
    **dict.fromkeys(INTEGERS, int),
    **dict.fromkeys(DECIMALS, float),
    XSD + "boolean": lambda text: text in ("true", "1"),
    JSON: lambda text: _to_value(json.loads(text)),
}
"""How the text of a literal is read, by its datatype."""
