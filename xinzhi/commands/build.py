"""`xinzhi build`: sources to a finished graph folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from xinzhi.commands.shared import ConfigFile, Sources, command, tell_faults

NAME = "build"
EXAMPLE = "xinzhi build corpus/documents -o out"


@command
def run(
    sources: Sources,
    out: Annotated[Path, typer.Option("-o", "--out", help="输出文件夹；the output folder")],
    config: ConfigFile = None,
    jobs: Annotated[int, typer.Option(min=1, help="进程数；processes")] = 1,
) -> None:
    """由文献构建图谱。Build a graph from documents."""
    from corpus import Fault
    from xinzhi.build import build
    from xinzhi.config import read_config
    from xinzhi.progress import show_progress

    settings = read_config(config)
    with show_progress() as progress:
        report = build(sources, out, settings, jobs, progress)
    tell_faults(Fault(**fault) for fault in report["faults"])
    typer.echo(_summary(report, out), err=True)


def _summary(report: dict[str, Any], out: Path) -> str:
    counts = report["counts"]
    return (
        f"{out}: {counts['documents']} 篇文献 documents, {counts['sentences']} 句 sentences, "
        f"{counts['entities']} 实体 entities, {counts['claims']} 论断 claims, "
        f"{counts['evidence']} 证据 evidence, {counts['rejected']} 隔离 in quarantine, "
        f"{counts['faults']} 问题 faults\n"
        f"打开 open {out / 'graph.html'}"
    )
