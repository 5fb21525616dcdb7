"""The library in one import: build a graph, read it, walk its claims, hand it to other tools.

from xinzhi.api import build, read_graph
graph = build(["corpus/documents"], "out")
for statement in graph.statements(subject="新质生产力"):
    print(statement, [row.quote for row in statement.evidence])
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph import (
    Graph,
    Statement,
    read_frames,
    read_graph,
    read_rdflib,
    to_frame,
    to_networkx,
)
from xinzhi.build import build as build_folder
from xinzhi.config import read_config
from xinzhi.progress import show_progress

__all__ = [
    "Graph",
    "Statement",
    "build",
    "read_frames",
    "read_graph",
    "read_rdflib",
    "to_frame",
    "to_networkx",
]


def build(
    sources: Sequence[str | Path], out: Path | str, config: Path | None = None, jobs: int = 1
) -> Graph:
    """Build the graph of files, folders or globs in the folder `out`, and read it.

    `config` is a TOML file, `jobs` a number of processes. Documents that cannot be read are told in
    the folder's `report.json`. Raises `EmptyBuildError` where none could be, `OutputError` where
    `out` holds what no build wrote, `SourceError` for a faulty configuration or ontology file,
    `DataError` for faulty lexicons or rules, `PipelineError` for a model that cannot be loaded.
    """
    with show_progress() as progress:
        build_folder(list(map(str, sources)), Path(out), read_config(config), jobs, progress)
    return read_graph(out)
