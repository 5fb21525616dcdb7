"""Turtle files in, the schema out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from corpus import Fault, SourceError, from_os_error
from ontology.homonyms import read_homonyms
from ontology.schema_faults import find_faults
from ontology.schema_model import ID, Schema, SchemaText
from ontology.schema_terms import to_classes, to_concepts, to_relations
from ontology.turtle_index import to_index, to_triples

FOLDER = Path(__file__).parent / "schema"
OWN = ("ontology.ttl", "bibliography.ttl", "concepts.ttl")


def read_schema(extra: Sequence[Path] = (), base: str = ID) -> Schema:
    """Read the ontology with the user's `extra` files of concepts and labels.

    Concepts of the ontology move to the namespace `base`. Parsed once for the same contents.
    Raises `SourceError` with every fault of a file, each with its line.
    """
    own = [SchemaText(name, _read(FOLDER / name, name)) for name in OWN]
    added = [SchemaText(str(path), _read(path, str(path))) for path in extra]
    shapes = SchemaText("shapes.ttl", _read(FOLDER / "shapes.ttl", "shapes.ttl"))
    return to_schema((*own, *added), shapes, base)


@cache
def to_schema(ontology: tuple[SchemaText, ...], shapes: SchemaText, base: str) -> Schema:
    """Parse the files of an ontology and its shapes; see `read_schema`."""
    index = to_index(triple for file in ontology for triple in to_schema_triples(file, base))
    classes = to_classes(index)
    ends = to_index(to_triples(shapes))
    relations, links = to_relations(index, ends), to_relations(index, ends, "linkName")
    concepts = to_concepts(index, classes)
    if faults := tuple(find_faults(index, ontology, classes, concepts, read_homonyms())):
        raise SourceError(*faults)
    return Schema(classes, relations, concepts, ontology, shapes, base, links)


def to_schema_triples(file: SchemaText, base: str) -> list[ox.Triple]:
    """Parse one file, its individuals moved from the default namespace to `base`."""
    triples = to_triples(file)
    return triples if base == ID else [_move(triple, base) for triple in triples]


def _move(triple: ox.Triple, base: str) -> ox.Triple:
    def move(term: object) -> object:
        if isinstance(term, ox.NamedNode) and term.value.startswith(ID):
            return ox.NamedNode(base + term.value.removeprefix(ID))
        return term

    return ox.Triple(move(triple.subject), triple.predicate, move(triple.object))  # type: ignore[arg-type]


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SourceError(from_os_error(name, error)) from error
    except UnicodeDecodeError as error:
        wanted, zh = "expected Turtle in UTF-8", "不是 UTF-8 编码，应为 UTF-8 的 Turtle"
        raise SourceError(Fault(name, "not UTF-8", wanted, zh=zh)) from error
