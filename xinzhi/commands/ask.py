"""`xinzhi ask`: the competency questions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from graph import Question, answer_question, read_questions
from xinzhi.commands.query import Format, FormatOption, print_answer
from xinzhi.commands.shared import Out, command

NAME = "ask"
EXAMPLE = "xinzhi ask out chains-of-causes --set concept=科技创新"


@command
def run(
    out: Out,
    question: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="问题的标识；省略时列出全部；none lists all"),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="参数的值，可重复；a parameter's value"),
    ] = None,
    own: Annotated[
        list[Path] | None,
        typer.Option("--questions", help="自己的问题：文件或文件夹；questions of your own"),
    ] = None,
    format: FormatOption = Format.table,
) -> None:
    """列出能力问题，或以 SPARQL 和 Cypher 回答其一。List the competency questions or answer one."""
    questions = {row.id: row for row in read_questions(more=own or ())}
    if question is None:
        for row in questions.values():
            typer.echo("\n".join((row.id, f"    {row.zh}", f"    {row.en}", *_parameters(row))))
        return
    if question not in questions:
        raise typer.BadParameter(f"没有这个问题 no such question: {question}", param_hint="ID")
    _answer(out, questions[question], _to_values(values or ()), format)


def _answer(out: Path, asked: Question, values: dict[str, str], format: Format) -> None:
    answers = answer_question(out, asked, values)
    typer.echo("\n".join((asked.zh, asked.en, *_parameters(asked, values))), err=True)
    print_answer(answers.sparql, format)
    same = "相同 alike" if answers.alike else "不同 NOT alike"
    typer.echo(f"SPARQL · Cypher: {same}", err=True)
    if not answers.alike:
        print_answer(answers.cypher, format)
        raise typer.Exit(1)


def _parameters(question: Question, values: dict[str, str] | None = None) -> Iterable[str]:
    for row in question.parameters:
        value = (values or {}).get(row.name, row.default)
        yield f"    --set {row.name}={value}（{row.zh} {row.en}）"


def _to_values(pairs: Iterable[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or name in values:
            what = "给了两次 given twice" if sign else "应为 expected NAME=VALUE"
            raise typer.BadParameter(f"{what}: {pair}", param_hint="--set")
        values[name] = value
    return values
