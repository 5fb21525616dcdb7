"""`xinzhi query`: SPARQL or Cypher on a graph folder, with no server."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from xinzhi.commands.shared import Out, command

if TYPE_CHECKING:
    from graph import Answer

NAME = "query"
EXAMPLE = "xinzhi query out 'MATCH (a)-[r:HAS_PART]->(b) RETURN a.name, b.name LIMIT 5'"


class Format(StrEnum):
    """How an answer is printed; `json` is the SPARQL 1.1 Query Results JSON format."""

    table = "table"
    csv = "csv"
    json = "json"


class QueryLanguage(StrEnum):
    """The languages of `graph.Language`, named here so that help needs no graph."""

    sparql = "sparql"
    cypher = "cypher"


FormatOption = Annotated[Format, typer.Option("--format", help="输出格式；how to print")]


@command
def run(
    out: Out,
    text: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL 或 Cypher")],
    language: Annotated[
        QueryLanguage | None,
        typer.Option(help="sparql 或 cypher；省略时自动判别；told apart if left out"),
    ] = None,
    format: FormatOption = Format.table,
    inferred: Annotated[bool, typer.Option(help="加入推出的事实；add inferred facts")] = False,
) -> None:
    """用 SPARQL 或 Cypher 提问（只读）。Ask in SPARQL or Cypher, read-only."""
    from graph import Language, query

    chosen = None if language is None else Language(language)
    print_answer(query(out, text, chosen, inferred=inferred), format)


def print_answer(answer: Answer, format: Format) -> None:
    """Print `answer` on stdout."""
    from graph import to_csv, to_json, to_table

    writers = {Format.table: to_table, Format.csv: to_csv, Format.json: to_json}
    typer.echo(writers[format](answer).rstrip("\n"))
