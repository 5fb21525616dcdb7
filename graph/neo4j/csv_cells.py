"""Tables of the property graph as CSV that `neo4j-admin` and `LOAD CSV` read alike.

A backslash is written twice and every text is quoted: `LOAD CSV` by its default, and `neo4j-admin`
with `--legacy-style-quoting`, take a backslash for an escape. An absent value is an empty field
without quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.property_model import Nodes, PropertyGraph, Relationships, Type, Value

DELIMITERS = ";|\x1e\x1f\x1d\x1c\x01\x02\x03\x04\x05\x06\x07"
"""What may stand between the items of a list: the first that is in none of them is taken."""


class DelimiterError(ValueError):
    """Raised where the lists of a graph hold every character that could stand between items."""


def find_delimiter(content: PropertyGraph) -> str:
    """Find the first delimiter that stands in no item of a list; raises `DelimiterError`."""
    for delimiter in DELIMITERS:
        if all(delimiter not in item for item in _items(content)):
            return delimiter
    raise DelimiterError("names and quotes hold every delimiter that a list could be written with")


def _items(content: PropertyGraph) -> Iterator[str]:
    for table in content.tables:
        for row in table.rows:
            for value in row:
                if isinstance(value, tuple):
                    yield from value


def to_file_name(table: Nodes | Relationships) -> str:
    """Name the file of a table after its class, label or type."""
    if isinstance(table, Nodes):
        return f"nodes-{table.class_ or table.label}.csv"
    return f"relationships-{table.type}.csv"


def to_header(name: str, kind: Type) -> str:
    """Give a column's name in the header.

    >>> to_header("support", "int")
    'support:int'
    """
    return name if kind == "string" else f"{name}:{kind}"


def to_key_header(nodes: Nodes) -> str:
    """Give the name of the column that identifies a node, first in its file."""
    return f"{next(iter(nodes.columns))}:ID({nodes.label})"


def to_end_headers(table: Relationships) -> tuple[str, str]:
    """Give the names of the columns of a relationship's ends, first in its file."""
    return f":START_ID({table.start})", f":END_ID({table.end})"


def to_lines(table: Nodes | Relationships, delimiter: str) -> Iterator[str]:
    """Give the header and rows of a table's file, with its labels or type in the last column."""
    names = [to_header(name, kind) for name, kind in table.columns.items()]
    if isinstance(table, Nodes):
        labels = (table.label, table.class_) if table.class_ else (table.label,)
        yield ",".join([to_key_header(table), *names[1:], ":LABEL"]) + "\n"
        for row in table.rows:
            yield _to_line([*row, labels], delimiter)
    else:
        yield ",".join([*to_end_headers(table), *names, ":TYPE"]) + "\n"
        for ends, row in zip(table.ends, table.rows, strict=True):
            yield _to_line([*ends, *row, table.type], delimiter)


def to_field(value: Value, delimiter: str) -> str:
    r"""Give a value as a field.

    >>> print(to_field('a "b" \\', ";"), to_field(("一", "二"), ";"), to_field(3, ";"))
    "a ""b"" \\" "一;二" 3
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return repr(value)
    text = value if isinstance(value, str) else delimiter.join(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '""') + '"'


def _to_line(values: Sequence[Value], delimiter: str) -> str:
    return ",".join(to_field(value, delimiter) for value in values) + "\n"
