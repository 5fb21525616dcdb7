"""Build beside and swap: a folder is the old one or the new one, never half of one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import Fault

RENAME_EXCHANGE = 2
AT_FDCWD = -100


class OutputError(ValueError):
    """Raised where the output folder cannot be replaced without harm to the user's files."""


@contextmanager
def replace_folder(target: Path, marker: str) -> Iterator[Path]:
    """Give an empty folder beside `target` that takes its place when the block ends well.

    When the block raises, the new folder is deleted and `target` is as it was. A `target` that
    exists and holds anything is replaced only where it holds the file `marker`: else it is not
    ours, and `OutputError` is raised before anything is written.
    """
    target = target.absolute()
    if target.exists() and not target.is_dir():
        wanted, zh = "expected a folder to write to", "这是文件，应为要写入的文件夹"
        raise OutputError(Fault(str(target), "is a file", wanted, zh=zh))
    if target.is_dir() and any(target.iterdir()) and not (target / marker).is_file():
        what, zh = "holds files that no build wrote", "里面有不是 build 写的文件，应为输出文件夹"
        raise OutputError(Fault(str(target), what, "expected an output folder", zh=zh))
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        fresh.chmod(0o777 & ~_umask())
        yield fresh
        _exchange(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _exchange(fresh: Path, target: Path) -> None:
    """Put `fresh` at `target`; what stood there stands at `fresh` afterwards."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchange_names(fresh, target):
        aside = fresh.with_name(fresh.name + ".old")
        target.rename(aside)
        fresh.rename(target)
        aside.rename(fresh)


def _exchange_names(one: Path, other: Path) -> bool:
    """Exchange two names in one step, where the system can (Linux)."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other)
    return bool(rename(*paths, RENAME_EXCHANGE) == 0)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
