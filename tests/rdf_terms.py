"""RDF from any tool, brought to a form in which equal graphs are equal values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.stores.answer import DECIMALS, INTEGERS, XSD

NUMBERS = INTEGERS | DECIMALS
DECIMAL = ox.NamedNode(XSD + "decimal")
ToNTriples = Callable[[Sequence[Path]], str]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Rows = set[frozenset[tuple[str, str]]]


def read_triples(files: Sequence[Path]) -> set[ox.Triple]:
    """Read Turtle files; blank nodes are named by their content."""
    quads = [quad for file in files for quad in ox.parse(path=file, rename_blank_nodes=True)]
    return to_canonical(quads)


def parse_ntriples(text: str) -> set[ox.Triple]:
    """Read what a tool wrote as N-Triples or N-Quads; blank nodes are named by their content."""
    return to_canonical(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))


def to_canonical(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    dataset = ox.Dataset(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {quad.triple for quad in dataset}


def to_values(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Put each number's value for its wording: stores keep `30`, `30.0` and `+30` as one."""
    return {ox.Triple(t.subject, t.predicate, _to_value(t.object)) for t in triples}


def _to_value(term: Term) -> Term:
    if not isinstance(term, ox.Literal) or term.datatype.value not in NUMBERS:
        return term
    return ox.Literal(f"{Decimal(term.value).normalize():f}", datatype=DECIMAL)


def read_json_rows(path: Path) -> Rows:
    """Read a SPARQL JSON result as a set of rows of named values."""
    return to_rows(json.loads(path.read_bytes()))


def to_rows(content: dict[str, Any]) -> Rows:
    return {
        frozenset((name, str(cell["value"])) for name, cell in row.items())
        for row in content["results"]["bindings"]
    }


def ask_rows(store: ox.Store, query: str) -> Rows:
    """Ask pyoxigraph, in the form of `read_json_rows`."""
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return {
        frozenset((name, row[name].value) for name in names if row[name] is not None)
        for row in solutions
    }
