"""`xinzhi export`: the graph in the formats of other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xinzhi.commands.shared import Out, command
from xinzhi.usage import WrongUseError

NAME = "export"
EXAMPLE = "xinzhi export out graphml gexf"


class ExportFormat(StrEnum):
    """The formats of `graph.FileFormat`, named here so that help needs no graph."""

    rdf12 = "rdf12"
    ntriples = "ntriples"
    jsonld = "jsonld"
    graphml = "graphml"
    gexf = "gexf"


@command
def run(
    out: Out,
    formats: Annotated[
        list[ExportFormat],
        typer.Argument(metavar="FORMAT…", help="rdf12、ntriples、jsonld、graphml、gexf"),
    ],
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="写到这个文件夹；省略时写到 OUT 里；OUT if left out"),
    ] = None,
) -> None:
    """另存为其他格式：RDF 1.2、N-Triples、JSON-LD、GraphML、GEXF。Save in further formats."""
    from corpus import to_cause
    from graph import FileFormat, write_formats

    target = folder or out
    try:
        files, replaced = write_formats(out, target, list(map(FileFormat, formats)))
    except OSError as error:
        zh, en = to_cause(error)
        raise WrongUseError(f"--out {target}：{zh}", f"--out {target}: {en}") from error
    for path in files:
        typer.echo(str(path))
    tell_replaced(replaced)


def tell_replaced(count: int) -> None:
    """Say on stderr how many characters stand as pictures; nothing where none does."""
    if count:
        typer.echo(
            f"GraphML、GEXF 里有 {count} 个控制字符换成了可见的符号（U+2400 起）：XML 容不下它们；"
            f"{count} control characters stand as pictures, since XML holds none",
            err=True,
        )
