"""The command line: each command parses, calls one function, prints.

Results go to stdout, notes and progress to stderr. Exit 0 done, 1 faulty data, 2 wrong usage.
"""

from __future__ import annotations

import typer

from xinzhi.commands import (
    ask,
    build,
    clean,
    diff,
    explain,
    export,
    extract,
    load,
    query,
    score,
    serve,
    train,
    validate,
)
from xinzhi.usage import BilingualGroup, name_panels

name_panels()
app = typer.Typer(
    name="xinzhi",
    cls=BilingualGroup,
    help="新质图谱：把中文政策与经济文献变成每条边都带原文证据的知识图谱。\n\n"
    "Xinzhi turns Chinese policy and economics prose into a knowledge graph whose every edge "
    "quotes its evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    *(build, clean, extract, query, ask, explain),
    *(serve, load, export, validate, diff, score),
):
    app.command(command.NAME, epilog=f"例 example:  {command.EXAMPLE}")(command.run)
app.add_typer(train.app, name=train.NAME)
