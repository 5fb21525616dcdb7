"""What every command does alike: its arguments, and how it says that the data are at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from corpus import Fault, SourceError
from extract import DataError, PipelineError
from graph import (
    LoadError,
    QueryError,
    QuestionError,
    StoreError,
    TableError,
    UnknownTermError,
)
from xinzhi.build import EmptyBuildError
from xinzhi.swap import OutputError

Args = ParamSpec("Args")

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE…", help="文件、文件夹、通配符或 -；files, folders, globs or -"),
]
Out = Annotated[
    Path,
    typer.Argument(metavar="OUT", help="build 的输出文件夹；the output folder of a build"),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="TOML 配置文件；a TOML configuration")
]
FAULTS_OF_THE_DATA = (
    DataError,
    EmptyBuildError,
    LoadError,
    OutputError,
    PipelineError,
    QueryError,
    QuestionError,
    SourceError,
    StoreError,
    TableError,
    UnknownTermError,
)


def command(run: Callable[Args, None]) -> Callable[Args, None]:
    """Print a fault of the data on stderr and exit 1; a fault of the program stays a traceback."""

    @wraps(run)
    def guarded(*args: Args.args, **kwargs: Args.kwargs) -> None:
        try:
            run(*args, **kwargs)
        except FAULTS_OF_THE_DATA as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error

    return guarded


def tell_faults(faults: Iterable[Fault]) -> None:
    """Print each fault on a line of stderr."""
    for fault in faults:
        typer.echo(str(fault), err=True)
