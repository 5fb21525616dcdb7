"""`xinzhi clean`: the restored text of documents, as Markdown."""

from __future__ import annotations

from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from xinzhi.commands.shared import Sources, command, tell_faults
from xinzhi.usage import WrongUseError

if TYPE_CHECKING:
    from corpus import Document, Fault

NAME = "clean"
EXAMPLE = "xinzhi clean corpus/documents/01-*.txt"
MARKER = ".xinzhi-clean"


@command
def run(
    sources: Sources,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="输出文件夹（多篇时）；a folder, for several")
    ] = None,
) -> None:
    """还原文献的正文。Restore the running text of documents."""
    from corpus import Fault, find_sources, read_documents

    files, found = find_sources(sources)
    several = WrongUseError("多篇文献需要文件夹 -o OUT", "several documents need a folder -o OUT")
    if out is None and len(files) > 1:
        raise several
    documents: list[Document] = []
    faults = list(found)
    for read in chain.from_iterable(map(read_documents, files)):
        if isinstance(read, Fault):
            faults.append(read)
        else:
            documents.append(read)
            faults.extend(read.faults)
        if out is None and len(documents) > 1:
            raise several
    _print_or_write(documents, faults, out)


def _print_or_write(documents: list[Document], faults: list[Fault], out: Path | None) -> None:
    from corpus import SourceError, to_markdown
    from xinzhi.swap import replace_folder

    if not documents:
        raise SourceError(*faults)
    tell_faults(faults)
    if out is None:
        typer.echo(to_markdown(documents[0]), nl=False)
        return
    with replace_folder(out, MARKER) as folder:
        (folder / MARKER).touch()
        for document in documents:
            path = folder / PurePosixPath(document.source + ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(to_markdown(document), encoding="utf-8")
