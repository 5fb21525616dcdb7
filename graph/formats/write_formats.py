"""A graph folder in, the files of further formats out: what `xinzhi export` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from graph.faults import to_missing
from graph.formats.attributes import to_texts
from graph.formats.to_gexf import to_gexf
from graph.formats.to_graphml import to_graphml
from graph.formats.xml_text import count_forbidden
from graph.rdf.to_rdf12 import to_rdf12_triples
from graph.stores.write_stores import StoreError
from graph.tables import read_tables
from graph.to_networkx import to_networkx


class FileFormat(StrEnum):
    """Formats beside those of every build."""

    rdf12 = "rdf12"
    ntriples = "ntriples"
    jsonld = "jsonld"
    graphml = "graphml"
    gexf = "gexf"


SYNTAXES = {
    FileFormat.ntriples: ("nt", ox.RdfFormat.N_TRIPLES),
    FileFormat.jsonld: ("jsonld", ox.RdfFormat.JSON_LD),
}
TURTLES = ("graph.ttl", "evidence.ttl")
DRAWINGS: Mapping[FileFormat, Callable[..., Iterator[str]]] = {
    FileFormat.graphml: to_graphml,
    FileFormat.gexf: to_gexf,
}
"""What is XML."""


def write_formats(
    source: Path, target: Path, formats: Iterable[FileFormat]
) -> tuple[tuple[Path, ...], int]:
    """Write the files of each format from those of the graph folder `source` to `target`.

    `graph` and `evidence` in N-Triples and JSON-LD are the triples of `graph.ttl` and
    `evidence.ttl`; `evidence.rdf12.ttl` is the evidence with RDF 1.2 reifiers; `graph.graphml` and
    `graph.gexf` are entities and claims for drawing. `target` is made where it is not there. Gives
    the files, and how many characters stand as pictures because XML has none such. Raises
    `StoreError` or `TableError` where `source` is no graph folder, before anything is written, and
    OSError where `target` cannot be written to.
    """
    for name in TURTLES:
        if not (source / name).is_file():
            raise StoreError(to_missing(source / name))
    chosen = sorted(set(formats))
    drawn = [each for each in chosen if each in DRAWINGS]
    graph = to_networkx(read_tables(source)) if drawn else None
    target.mkdir(parents=True, exist_ok=True)
    files = [path for each in chosen for path in _write_rdf(source, target, each)]
    for each in drawn:
        files.append(target / f"graph.{each.value}")
        with files[-1].open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(DRAWINGS[each](graph))
    return tuple(files), 0 if graph is None else count_forbidden(to_texts(graph))


def _write_rdf(source: Path, target: Path, chosen: FileFormat) -> Iterator[Path]:
    if chosen is FileFormat.rdf12:
        triples, prefixes = _read(source / "evidence.ttl")
        path = target / "evidence.rdf12.ttl"
        yield _serialize(to_rdf12_triples(triples), path, ox.RdfFormat.TURTLE, prefixes)
    elif chosen in SYNTAXES:
        suffix, syntax = SYNTAXES[chosen]
        for name in TURTLES:
            triples, prefixes = _read(source / name)
            path = (target / name).with_suffix(f".{suffix}")
            yield _serialize(triples, path, syntax, prefixes)


def _read(path: Path) -> tuple[Iterator[ox.Triple], dict[str, str]]:
    """Give the triples in the order of the file, and its prefixes."""
    reader = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    first = next(reader, None)
    quads = () if first is None else chain([first], reader)
    return (quad.triple for quad in quads), reader.prefixes


def _serialize(
    triples: Iterator[ox.Triple], path: Path, syntax: ox.RdfFormat, prefixes: dict[str, str]
) -> Path:
    with path.open("wb") as file:
        ox.serialize(triples, file, format=syntax, prefixes=prefixes)
    return path
