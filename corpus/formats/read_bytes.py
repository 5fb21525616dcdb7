"""A source in, its bytes out."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import BinaryIO

from corpus.faults import from_os_error
from corpus.model import Fault, SourceError
from corpus.sources import STDIN, SourceFile


def open_bytes(file: SourceFile) -> BinaryIO:
    """Open the bytes of a source to read; raises SourceError where there is no such file."""
    if file.data is not None:
        return BytesIO(file.data)
    if str(file.path) == STDIN:
        return BytesIO(sys.stdin.buffer.read())
    try:
        return file.path.open("rb")
    except OSError as error:
        raise SourceError(from_os_error(file.name, error)) from error
    except ValueError as error:
        fault = Fault(file.name, f"cannot be read: {error}", zh="无法读取，文件名不对")
        raise SourceError(fault) from error


def read_bytes(file: SourceFile) -> bytes:
    """Read the bytes of a source; raises SourceError where it cannot be read or is empty."""
    try:
        with open_bytes(file) as stream:
            data = stream.read()
    except OSError as error:
        raise SourceError(from_os_error(file.name, error)) from error
    if not data.strip():
        wanted = "expected Chinese text"
        raise SourceError(Fault(file.name, "the file is empty", wanted, zh="文件是空的，应有中文"))
    return data
