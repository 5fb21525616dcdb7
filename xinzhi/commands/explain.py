"""`xinzhi explain`: a term's definition, relations and quoted evidence; or those of one claim."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xinzhi.commands.shared import ConfigFile, Out, command
from xinzhi.usage import WrongUseError

NAME = "explain"
EXAMPLE = "xinzhi explain out 新质生产力"


class PageFormat(StrEnum):
    """How a page is written; `html` is one file that needs no network."""

    markdown = "markdown"
    html = "html"


@command
def run(
    out: Out,
    term: Annotated[str, typer.Argument(metavar="TERM", help="术语或论断；a term or a claim")],
    format: Annotated[
        PageFormat | None, typer.Option("--format", help="格式；how it is written")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="写入文件（.html 或 .md）；a file to write"),
    ] = None,
    config: ConfigFile = None,
) -> None:
    """解释一个术语或论断：定义、层级、关系与原文证据。Explain a term or a claim with quotes."""
    from corpus import to_cause
    from graph import read_tables, to_explanation
    from xinzhi.config import read_config
    from xinzhi.read import load_schema

    by_name = PageFormat.html if file and file.suffix in (".html", ".htm") else PageFormat.markdown
    schema = load_schema(read_config(config))
    page = to_explanation(read_tables(out), schema, term, (format or by_name).value)
    if file is None:
        typer.echo(page, nl=False)
        return
    try:
        file.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        zh, en = to_cause(error)
        raise WrongUseError(f"--out {file}：{zh}", f"--out {file}: {en}") from error
    typer.echo(f"{file}", err=True)
