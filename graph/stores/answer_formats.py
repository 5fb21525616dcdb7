"""An answer as text: a table for people, CSV, and the SPARQL 1.1 Query Results JSON format.

An answer that is a graph is Turtle in all three.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from rich.cells import cell_len

from graph.stores.answer import Answer, Term

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Would move the cursor or turn the direction of what follows."""


def to_table(answer: Answer) -> str:
    """Give aligned columns under their names; a wide character counts as two.

    >>> print(to_table(Answer(("答",), ((Term("literal", "a\\nb"),),))))
    答
    ────
    a\\nb
    <BLANKLINE>
    """
    if answer.turtle is not None or answer.boolean is not None:
        return _to_plain(answer)
    rows = [[_printable(_to_text(term)) for term in row] for row in answer.terms]
    columns = [_printable(name) for name in answer.columns]
    widths = [max(map(cell_len, column)) for column in zip(columns, *rows, strict=True)]
    rule = "  ".join("─" * width for width in widths)
    lines = [_align(columns, widths), rule, *(_align(row, widths) for row in rows)]
    return "\n".join(lines) + "\n"


def to_csv(answer: Answer) -> str:
    """Give the SPARQL 1.1 CSV results format: names, then plain values, lines ended by CR LF."""
    if answer.turtle is not None or answer.boolean is not None:
        return _to_plain(answer)
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(answer.columns)
    writer.writerows([_to_text(term) for term in row] for row in answer.terms)
    return file.getvalue()


def to_json(answer: Answer) -> str:
    """Give the SPARQL 1.1 Query Results JSON format, for Cypher too."""
    if answer.turtle is not None:
        return answer.turtle
    content: dict[str, object] = {"head": {"vars": list(answer.columns)}}
    if answer.boolean is not None:
        content = {"head": {}, "boolean": answer.boolean}
    else:
        bindings = [
            {
                name: _to_binding(term)
                for name, term in zip(answer.columns, row, strict=True)
                if term is not None
            }
            for row in answer.terms
        ]
        content["results"] = {"bindings": bindings}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _to_binding(term: Term) -> dict[str, object]:
    if term.kind == "triple":
        names = ("subject", "predicate", "object")
        parts = dict(zip(names, map(_to_binding, term.parts), strict=True))
        return {"type": "triple", "value": parts}
    binding: dict[str, object] = {"type": term.kind, "value": term.text}
    if term.language is not None:
        binding["xml:lang"] = term.language
    elif term.datatype is not None:
        binding["datatype"] = term.datatype
    return binding


def _to_plain(answer: Answer) -> str:
    return answer.turtle if answer.turtle is not None else f"{str(answer.boolean).lower()}\n"


def _to_text(term: Term | None) -> str:
    return "" if term is None else term.text


def _align(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip()


def _printable(text: str) -> str:
    return UNPRINTABLE.sub(lambda found: repr(found[0])[1:-1], text)
