"""Wrong usage told in both tongues: what the library of the command line says, and what we say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperGroup

HELP = "NoArgsIsHelpError"
"""The error that is no error but the help, told by its name as its library does."""


class WrongUseError(typer.BadParameter):
    """Raised for a command line that cannot be run; the message is in both tongues."""

    def __init__(self, zh: str, en: str, ctx: typer.Context | None = None) -> None:
        """Join the tongues as help does."""
        super().__init__(f"{zh}；{en}", ctx)

    def format_message(self) -> str:
        """Give the message, which says itself what is at fault."""
        return self.message


class BilingualGroup(TyperGroup):
    """A group of commands whose wrong usage is told in Chinese, then in English."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Parse the group's own options."""
        with in_both_tongues():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Parse the command's options and run it."""
        with in_both_tongues():
            return super().invoke(ctx)


@contextmanager
def in_both_tongues() -> Iterator[None]:
    """Raise wrong usage, which the library says in English, in Chinese and English."""
    try:
        yield
    except WrongUseError:
        raise
    except typer.TyperException as error:
        if type(error).__name__ == HELP:
            raise
        said = error.format_message()
        raise WrongUseError(to_chinese(said), said, getattr(error, "ctx", None)) from error


def to_chinese(said: str) -> str:
    """Say in Chinese what the library says of wrong usage.

    >>> to_chinese("No such option: --job Did you mean --jobs?")
    '没有 --job 这个选项'
    """
    found = ((pattern.fullmatch(said), chinese) for pattern, chinese in read_wordings())
    return next(chinese.format(*match.groups()) for match, chinese in found if match)


@cache
def read_wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Read the table of wordings; the last one matches whatever is said."""
    text = Path(__file__).with_name("usage.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["wording"]
    return tuple((re.compile(row["english"], re.S), row["chinese"]) for row in rows)


def name_panels() -> None:
    """Head the parts of help and of errors in both tongues."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数 Arguments"
    rich_utils.OPTIONS_PANEL_TITLE = "选项 Options"
    rich_utils.COMMANDS_PANEL_TITLE = "命令 Commands"
    rich_utils.ERRORS_PANEL_TITLE = "错误 Error"
    rich_utils.DEFAULT_STRING = "[缺省 default: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[必需 required]"
    rich_utils.RICH_HELP = "见 see [blue]'{command_path} {help_option}'[/]"
