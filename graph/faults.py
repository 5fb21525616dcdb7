"""What every reader of an output folder says of one that is not whole."""

from __future__ import annotations

from pathlib import Path

from corpus import Fault

OUTPUT = "expected the output folder of a build"
OUTPUT_ZH = "应为 build 的输出文件夹"


def to_missing(path: Path | str, what: str = "no such file", zh: str = "没有这个文件") -> Fault:
    """Give the fault of a folder that lacks what a build writes.

    >>> str(to_missing(Path("out/graph.ttl"))).partition("；")[0]
    'out/graph.ttl: 没有这个文件，应为 build 的输出文件夹'
    """
    return Fault(str(path), what, OUTPUT, zh=f"{zh}，{OUTPUT_ZH}")
