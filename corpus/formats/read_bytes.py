"""A source in, its bytes out."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import BinaryIO

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
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise SourceError(Fault(file.name, f"cannot be read: {reason}")) from error


def read_bytes(file: SourceFile) -> bytes:
    """Read the bytes of a source; raises SourceError where it cannot be read or is empty."""
    try:
        with open_bytes(file) as stream:
            data = stream.read()
    except OSError as error:
        raise SourceError(Fault(file.name, f"cannot be read: {error.strerror}")) from error
    if not data.strip():
        raise SourceError(Fault(file.name, "the file is empty", "expected Chinese text"))
    return data
