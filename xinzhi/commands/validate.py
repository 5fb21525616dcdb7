"""`xinzhi validate`: SHACL and consistency of a graph folder or a Turtle file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xinzhi.commands.shared import command

if TYPE_CHECKING:
    from ontology import Consistency, Validation

NAME = "validate"
EXAMPLE = "xinzhi validate out"
PARTS = ("graph.ttl", "evidence.ttl")
BESIDE = ("inferred.ttl", "dataset.ttl")
"""Read where a folder has them."""


@command
def run(
    target: Annotated[
        Path, typer.Argument(metavar="OUT|FILE.ttl", exists=True, help="输出文件夹或 Turtle 文件")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON；print JSON")] = False,
) -> None:
    """按 SHACL 校验，并查逻辑矛盾；有错则列出并以 1 退出。

    Check the shapes, and the axioms for contradictions; exit 1 with the faults.
    """
    from ontology import find_inconsistencies, find_violations

    files = [target / name for name in PARTS] if target.is_dir() else [target]
    files += [target / name for name in BESIDE if (target / name).is_file()]
    ontology = target / "ontology.ttl" if target.is_dir() else None
    validation, consistency = find_violations(files), find_inconsistencies(files, ontology)
    if as_json:
        whole = {**asdict(validation), "consistency": asdict(consistency)}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        _tell(validation, consistency)
    if validation.violations or consistency.inconsistencies:
        raise typer.Exit(1)
    if not validation.matched:
        typer.echo(f"{target}: 没有可查的实体、论断 nothing in it to check", err=True)
        raise typer.Exit(1)
    typer.echo(f"{target}: 符合 conforms", err=True)


def _tell(validation: Validation, consistency: Consistency) -> None:
    """Print the faults on stdout, and on stderr what was looked at and what was not."""
    for fault in (*validation.violations, *consistency.inconsistencies):
        typer.echo(str(fault))
    for shape in validation.unmatched:
        typer.echo(f"形状无对象 shape matched nothing: {shape}", err=True)
    tried = f"{validation.matched} 个有对象 matched, {len(validation.unmatched)} 个无对象 did not"
    typer.echo(f"形状 shapes: {tried}", err=True)
    for kind, count in consistency.unexamined.items():
        typer.echo(f"未查尽的公理 axioms not followed to the end: {kind} {count}", err=True)
    looked = (
        f"{sum(consistency.axioms.values())} 条公理 axioms",
        f"{consistency.individuals} 个个体 individuals",
        f"{consistency.inferred} 条推出 inferred",
        f"{len(consistency.inconsistencies)} 处矛盾 contradictions",
    )
    typer.echo(f"一致性 consistency: {', '.join(looked)}", err=True)
