"""`xinzhi ask`: the competency questions."""

from __future__ import annotations

from typing import Annotated

import typer

from graph import answer_question, read_questions
from xinzhi.commands.query import Format, FormatOption, print_answer
from xinzhi.commands.shared import Out, command

NAME = "ask"
EXAMPLE = "xinzhi ask out elements-of-productive-forces"


@command
def run(
    out: Out,
    question: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="问题的标识；省略时列出全部；none lists all"),
    ] = None,
    format: FormatOption = Format.table,
) -> None:
    """列出能力问题，或以 SPARQL 和 Cypher 回答其一。List the competency questions or answer one."""
    questions = {row.id: row for row in read_questions()}
    if question is None:
        for row in questions.values():
            typer.echo(f"{row.id}\n    {row.zh}\n    {row.en}")
        return
    if question not in questions:
        raise typer.BadParameter(f"没有这个问题 no such question: {question}", param_hint="ID")
    asked = questions[question]
    answers = answer_question(out, asked)
    typer.echo(f"{asked.zh}\n{asked.en}", err=True)
    print_answer(answers.sparql, format)
    same = "相同 alike" if answers.alike else "不同 NOT alike"
    typer.echo(f"SPARQL · Cypher: {same}", err=True)
    if not answers.alike:
        print_answer(answers.cypher, format)
        raise typer.Exit(1)
