"""What every command does alike: its arguments, and how it says that the data are at fault.

A command's module imports at its top what its signature needs, and in its functions what does the
work: `--help` and completion answer without loading the stages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

if TYPE_CHECKING:
    from corpus import Fault

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


def command(run: Callable[Args, None]) -> Callable[Args, None]:
    """Print a fault of the data on stderr and exit 1; a fault of the program stays a traceback."""

    @wraps(run)
    def guarded(*args: Args.args, **kwargs: Args.kwargs) -> None:
        try:
            run(*args, **kwargs)
        except (typer.Exit, typer.BadParameter):
            raise
        except load_faults() as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error

    return guarded


def load_faults() -> tuple[type[Exception], ...]:
    """Give what the stages raise for data that their user can mend."""
    from corpus import SourceError
    from extract import DataError, PipelineError
    from graph import (
        LoadError,
        QueryError,
        QuestionError,
        ServeError,
        StoreError,
        TableError,
        UnknownTermError,
    )
    from xinzhi.build import EmptyBuildError
    from xinzhi.swap import OutputError

    return (
        *(DataError, EmptyBuildError, LoadError, OutputError, PipelineError, QueryError),
        *(QuestionError, ServeError, SourceError, StoreError, TableError, UnknownTermError),
    )


def tell_faults(faults: Iterable[Fault]) -> None:
    """Print each fault on a line of stderr."""
    for fault in faults:
        typer.echo(str(fault), err=True)
