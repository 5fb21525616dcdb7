"""Turtle files in; the contradictions in what they say out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from corpus import Fault, SourceError
from ontology.consistency.check import to_consistency
from ontology.consistency.model import Consistency
from ontology.read_schema import read_schema, to_schema_triples
from ontology.schema_model import SchemaText
from ontology.turtle_index import to_triples


def find_inconsistencies(graphs: Sequence[Path], ontology: Path | None = None) -> Consistency:
    """Check Turtle files for contradictions by the axioms of `ontology` and their own.

    Without `ontology`, by those of the shipped one. Raises `SourceError` where a file is not
    Turtle, with its line.
    """
    prefixes = dict[str, str]()
    if ontology is None:
        schema = read_schema()
        axioms = [
            row
            for place, file in enumerate(schema.ontology)
            for row in _number(to_schema_triples(file, schema.base), f"s{place}")
        ]
    else:
        axioms = list(_read([ontology], prefixes, "o"))
    return to_consistency(axioms, _read(graphs, prefixes, "g"), prefixes)


def _read(paths: Iterable[Path], prefixes: dict[str, str], mark: str) -> Iterator[ox.Triple]:
    """Read one file after another, and add their prefixes to `prefixes`.

    The blank nodes of one are no other's; their names begin with `mark`.
    """
    for place, path in enumerate(paths):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            wanted, zh = "expected Turtle in UTF-8", "无法读取，应为 UTF-8 的 Turtle"
            raise SourceError(Fault(str(path), str(error), wanted, zh=zh)) from error
        yield from _number(to_triples(SchemaText(str(path), text)), f"{mark}{place}")
        parsed = ox.parse(text, format=ox.RdfFormat.TURTLE)
        next(parsed, None)  # The prefixes are known when the first triple is.
        prefixes |= parsed.prefixes


def _number(triples: Iterable[ox.Triple], mark: str) -> Iterator[ox.Triple]:
    """Name blank nodes by the order they come in: the parser names them by chance."""
    names = dict[object, ox.BlankNode]()

    def number(term: object) -> object:
        if not isinstance(term, ox.BlankNode):
            return term
        return names.setdefault(term, ox.BlankNode(f"{mark}b{len(names)}"))

    for triple in triples:
        ends = triple.subject, triple.object
        if any(isinstance(end, ox.BlankNode) for end in ends):
            subject, object_ = map(number, ends)
            yield ox.Triple(subject, triple.predicate, object_)  # type: ignore[arg-type]
        else:
            yield triple
