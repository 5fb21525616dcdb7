"""`xinzhi extract`: one JSON object a line for each sentence."""

from __future__ import annotations

import json

import typer

from xinzhi.commands.shared import ConfigFile, Sources, command, tell_faults

NAME = "extract"
EXAMPLE = "xinzhi extract corpus/documents/01-*.txt"


@command
def run(sources: Sources, config: ConfigFile = None) -> None:
    """逐句输出术语与关系（JSON Lines）。Print the mentions and relations of each sentence."""
    from corpus import SourceError, find_sources
    from extract import to_record
    from xinzhi.config import read_config
    from xinzhi.read import read_files

    files, found = find_sources(sources)
    faults, read = list(found), 0
    for outcome in read_files(files, read_config(config), jobs=1):
        faults.extend(outcome.faults)
        if outcome.document is None:
            continue
        read += 1
        for extraction in outcome.extractions:
            typer.echo(json.dumps(to_record(outcome.document, extraction), ensure_ascii=False))
    if not read:
        raise SourceError(*faults)
    tell_faults(faults)
