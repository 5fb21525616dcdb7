"""A folder of texts in, a finished graph folder out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.progress import Progress

from corpus import Document, Fault, find_sources
from extract import Extraction
from graph import (
    answer_questions,
    to_definitions,
    to_labels,
    to_report,
    write_csv,
    write_html,
    write_neo4j,
    write_rdf,
    write_report,
    write_stores,
    write_tables,
)
from ontology import Knowledge, read_aliases, to_knowledge
from xinzhi.cache import Cache, to_cache
from xinzhi.config import Config
from xinzhi.read import load_schema, read_files
from xinzhi.swap import replace_folder

MARKER = "report.json"


class EmptyBuildError(ValueError):
    """Raised where a build finds no document; carries the faults that explain it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        nothing = "没有所读格式的文件；no file of a known kind was given"
        reasons = "\n".join(map(str, faults)) or nothing
        said = "没有读到文献，未写任何文件；no document could be read, nothing was written"
        super().__init__(f"{said}:\n{reasons}")


@dataclass(frozen=True, slots=True)
class Export:
    """A stage of writing: the name that progress shows, and what it does to the folder."""

    name: str
    write: Callable[[Path], None]


def build(
    sources: Sequence[str], out: Path, config: Config, jobs: int, progress: Progress
) -> dict[str, Any]:
    """Read `sources`, write the graph to the folder `out`, and give its report.

    Documents that `out` was built from before are not extracted again, as long as nothing that
    decides it has changed. `out` is replaced as a whole at the end; when anything fails it is as
    it was before. Raises `EmptyBuildError` where no document could be read, `OutputError` where
    `out` is not ours.
    """
    name = config.graph or out.absolute().name
    aliases = read_aliases(config.ontology.aliases)  # Its faults come before any work.
    with replace_folder(out, MARKER) as folder:
        read, faults = _read(sources, config, jobs, progress, to_cache(config, out, folder))
        if not read:
            raise EmptyBuildError(faults)
        knowledge = to_knowledge(read, load_schema(config), aliases=aliases)
        report = to_report(knowledge, faults, name, load_schema(config))
        exports = _exports(knowledge, report, name, config)
        for export in progress.track(exports, description="写出 write"):
            export.write(folder)
    return report


def _read(
    sources: Sequence[str], config: Config, jobs: int, progress: Progress, cache: Cache
) -> tuple[list[tuple[Document, tuple[Extraction, ...]]], list[Fault]]:
    files, found = find_sources(sources)
    faults, read = list(found), []
    task = progress.add_task("读取与抽取 read", total=len(files))
    for done, outcome in enumerate(read_files(files, config, jobs, cache), start=1):
        # A file may hold many documents: how many is known when they have been read.
        progress.update(task, completed=done, total=max(done, len(files)))
        faults.extend(outcome.faults)
        if outcome.document is not None:
            read.append((outcome.document, outcome.extractions))
    return read, faults


def _exports(
    knowledge: Knowledge, report: dict[str, Any], name: str, config: Config
) -> tuple[Export, ...]:
    schema = load_schema(config)
    labels, title = to_labels(schema), config.title or f"新质图谱 · {name}"
    relations = tuple(relation.name for relation in schema.relations)
    return (
        Export("tables", lambda folder: write_tables(knowledge, folder)),
        Export("csv", lambda folder: write_csv(knowledge, folder / "claims.csv")),
        Export("turtle", lambda folder: write_rdf(knowledge, schema, folder)),
        Export("neo4j", lambda folder: write_neo4j(knowledge, name, folder / "neo4j")),
        Export("store", lambda folder: write_stores(folder, name, relations)),
        # The explorer's saved questions are asked of the stores.
        Export(
            "html",
            lambda folder: write_html(
                knowledge,
                labels,
                folder / "graph.html",
                title,
                shown=config.html.shown,
                answers=answer_questions(folder),
                definitions=to_definitions(schema),
            ),
        ),
        Export("report", lambda folder: write_report(report, folder)),
    )
