"""`xinzhi validate`: SHACL on a graph folder or a Turtle file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ontology import find_violations
from xinzhi.commands.shared import command

NAME = "validate"
EXAMPLE = "xinzhi validate out"


@command
def run(
    target: Annotated[
        Path, typer.Argument(metavar="OUT|FILE.ttl", exists=True, help="输出文件夹或 Turtle 文件")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON；print JSON")] = False,
) -> None:
    """按 SHACL 校验；有错则列出并以 1 退出。Validate against the shapes; exit 1 with the faults."""
    files = [target / "graph.ttl", target / "evidence.ttl"] if target.is_dir() else [target]
    validation = find_violations(files)
    if as_json:
        typer.echo(json.dumps(asdict(validation), ensure_ascii=False, indent=2))
    else:
        for violation in validation.violations:
            typer.echo(str(violation))
        for shape in validation.unmatched:
            typer.echo(f"形状无对象 shape matched nothing: {shape}", err=True)
    if validation.violations:
        raise typer.Exit(1)
    typer.echo(f"{target}: 符合 conforms", err=True)
