"""`xinzhi ask`: the competency questions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xinzhi.commands.query import Format, FormatOption, print_answer
from xinzhi.commands.shared import Out, command
from xinzhi.usage import WrongUseError

if TYPE_CHECKING:
    from graph import Question

NAME = "ask"
EXAMPLE = "xinzhi ask out chains-of-causes --set concept=科技创新"
_UNSET = "没有值，应为 NAME=VALUE", "has no value, expected NAME=VALUE"


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
    from graph import read_questions

    questions = {row.id: row for row in read_questions(more=own or ())}
    if question is None:
        if values:
            raise WrongUseError("--set 须与问题的标识同用", "--set needs the ID of a question")
        for row in questions.values():
            typer.echo("\n".join((row.id, f"    {row.zh}", f"    {row.en}", *_parameters(row))))
        return
    if question not in questions:
        raise WrongUseError(
            f"没有 {question} 这个问题，xinzhi ask {out} 列出全部",
            f"no question {question}, xinzhi ask {out} lists all",
        )
    _answer(out, questions[question], _to_values(values or ()), format)


def _answer(out: Path, asked: Question, values: dict[str, str], format: Format) -> None:
    from graph import answer_question

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
            zh, en = ("给了两次", "is given twice") if sign else _UNSET
            raise WrongUseError(f"--set {pair} {zh}", f"--set {pair} {en}")
        values[name] = value
    return values
