"""`xinzhi diff`: what changed between two graphs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from xinzhi.commands.shared import command

NAME = "diff"
EXAMPLE = "xinzhi diff out-old out"


@command
def run(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="旧图谱；the graph before")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="新图谱；the graph now")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON；print JSON")] = False,
) -> None:
    """比较两个图谱：论断、证据与实体的增减和变化。Tell what changed between two graphs."""
    from graph import read_tables, to_difference_lines
    from ontology import find_differences, read_schema

    differences = find_differences(read_tables(old), read_tables(new))
    if as_json:
        typer.echo(json.dumps(asdict(differences), ensure_ascii=False, indent=2))
        return
    for line in to_difference_lines(differences, read_schema()):
        typer.echo(line)
    if not differences:
        typer.echo("没有变化 nothing changed", err=True)
