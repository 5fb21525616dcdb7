"""What the system and the TOML parser say of a file, as faults that name its place."""

from __future__ import annotations

import errno
import re
import tomllib
from os import strerror
from pathlib import Path
from typing import Any

from corpus.model import Fault, SourceError

CAUSES = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.EIO: "磁盘读写出错",
}
"""What the commonest errors of the system are called in Chinese."""
_PLACE = re.compile(r" ?\((?:at line (?P<line>\d+), column \d+|at end of document)\)")


def to_cause(error: OSError) -> tuple[str, str]:
    """Say why the system refused, in Chinese and in English.

    >>> to_cause(OSError(errno.EISDIR, "Is a directory"))
    ('这是文件夹', 'Is a directory')
    """
    english = strerror(error.errno) if error.errno else str(error)
    return CAUSES.get(error.errno or 0, f"系统报告 {english}"), english


def from_os_error(path: str, error: OSError) -> Fault:
    """Give the fault of a file that the system does not let us read."""
    zh, en = to_cause(error)
    return Fault(path, f"cannot be read: {en}", zh=f"无法读取：{zh}")


def from_toml_error(path: str, text: str, error: tomllib.TOMLDecodeError) -> Fault:
    """Give the fault of a file that is no TOML, with the line where its parser stopped."""
    said = str(error)
    found = _PLACE.search(said)
    last = text.count("\n", 0, len(text.rstrip())) + 1
    line = int((found and found["line"]) or last)
    what = f"is not TOML: {_PLACE.sub('', said)}"
    return Fault(path, what, line=line, zh="不合 TOML 语法")


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """Read a TOML file of the user's: its tables, and its text.

    Raises SourceError where it cannot be read, is not UTF-8 or not TOML, then with the line.
    """
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise SourceError(from_os_error(str(path), error)) from error
    except UnicodeDecodeError as error:
        expected = "expected a TOML file"
        fault = Fault(str(path), "is not UTF-8", expected, zh="不是 UTF-8 编码，应为 TOML 文件")
        raise SourceError(fault) from error
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        raise SourceError(from_toml_error(str(path), text, error)) from error


def find_line(text: str, key: str, value: str = "") -> int | None:
    """Find the line of a TOML text where `key` stands first, with `value` after it where given.

    `key` may stand before a sign of equality, or in the head of a table; None where it does not.

    >>> find_line('a = 1\\n[b]\\nid = "x"\\n', "id", "x")
    3
    """
    name = rf"""["']?{re.escape(key)}["']?"""
    wanted = rf"""["']{re.escape(value)}["']""" if value else ""
    found = re.search(rf"^[ \t]*(?:\[+.*?)?{name}[ \t]*(?:=[ \t]*{wanted}|[.\]])", text, re.M)
    return text.count("\n", 0, found.end()) + 1 if found else None
