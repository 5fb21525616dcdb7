"""`xinzhi explain`: a term's definition, relations and quoted evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from graph import read_tables, to_explanation
from ontology import read_schema
from xinzhi.commands.shared import Out, command

NAME = "explain"
EXAMPLE = "xinzhi explain out 新质生产力"


@command
def run(
    out: Out, term: Annotated[str, typer.Argument(metavar="TERM", help="术语；a term")]
) -> None:
    """解释一个术语：定义、关系与原文证据。Explain a term with quoted evidence."""
    typer.echo(to_explanation(read_tables(out), read_schema(), term), nl=False)
