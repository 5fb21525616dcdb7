"""`xinzhi query`: SPARQL or Cypher on a graph folder, with no server."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graph import Answer, Language, query, to_csv, to_json, to_table
from xinzhi.commands.shared import Out, command

NAME = "query"
EXAMPLE = "xinzhi query out 'MATCH (a)-[r:HAS_PART]->(b) RETURN a.name, b.name LIMIT 5'"


class Format(StrEnum):
    """How an answer is printed; `json` is the SPARQL 1.1 Query Results JSON format."""

    table = "table"
    csv = "csv"
    json = "json"


WRITERS = {Format.table: to_table, Format.csv: to_csv, Format.json: to_json}
FormatOption = Annotated[Format, typer.Option("--format", help="输出格式；how to print")]


@command
def run(
    out: Out,
    text: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL 或 Cypher")],
    language: Annotated[
        Language | None,
        typer.Option(help="sparql 或 cypher；省略时自动判别；told apart if left out"),
    ] = None,
    format: FormatOption = Format.table,
    inferred: Annotated[bool, typer.Option(help="加入推出的事实；add inferred facts")] = False,
) -> None:
    """用 SPARQL 或 Cypher 提问（只读）。Ask in SPARQL or Cypher, read-only."""
    print_answer(query(out, text, language, inferred=inferred), format)


def print_answer(answer: Answer, format: Format) -> None:
    """Print `answer` on stdout."""
    typer.echo(WRITERS[format](answer).rstrip("\n"))
