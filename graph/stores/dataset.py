"""Which graphs a query is asked of: the usual ones, or those that its FROM clauses name.

The engine takes a dataset beside the query and then reads no FROM, so it is read here. By
https://www.w3.org/TR/sparql11-query/#specifyingDataset a FROM clause replaces the usual dataset:
the default graph is then what FROM names, and the named graphs are what FROM NAMED names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph

from graph.stores.answer import QueryError
from graph.stores.query_text import Language, to_bare
from graph.stores.write_stores import CONCEPTS_GRAPH, INFERRED_GRAPH

READ_GRAPH = pyoxigraph.NamedNode("https://w3id.org/xinzhi/graph/read")
"""By this name a dataset calls the default graph: schema, graph and evidence."""
GRAPH_NAMES = (READ_GRAPH.value, CONCEPTS_GRAPH.value, INFERRED_GRAPH.value)

CLAUSE = re.compile(r"(?<![\w:?$@-])FROM\b(?!\s*:)(\s+NAMED\b(?!\s*:))?", re.IGNORECASE)
DECLARED = re.compile(r"(?<![\w:?$@-])PREFIX\s+([^\s:]*):", re.IGNORECASE)
NAME = re.compile(
    r"(?:\s|#[^\n]*\n)*(?:<(?P<iri>[^<>]*)>|(?P<prefix>[^\s:<>]*):(?P<local>[^\s<>{}]*))"
)

NamedGraph = pyoxigraph.NamedNode | pyoxigraph.BlankNode
AnyGraph = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph


@dataclass(frozen=True, slots=True)
class Dataset:
    """The IRIs of the graphs of which the default graph is made, and of those asked by name."""

    default: tuple[str, ...] = (READ_GRAPH.value,)
    named: tuple[str, ...] = (CONCEPTS_GRAPH.value,)

    @property
    def default_graphs(self) -> list[AnyGraph]:
        """The default graph as the engine has it."""
        usual = pyoxigraph.DefaultGraph()
        return [
            usual if iri == READ_GRAPH.value else pyoxigraph.NamedNode(iri) for iri in self.default
        ]

    @property
    def named_graphs(self) -> list[NamedGraph]:
        """The named graphs as the engine has them."""
        return [pyoxigraph.NamedNode(iri) for iri in self.named]


def find_dataset(text: str, prefixes: Mapping[str, str]) -> Dataset | None:
    """Find the dataset that a query names, None where it names none.

    Raises `QueryError` for a graph that is not there.

    >>> find_dataset("SELECT * FROM <https://w3id.org/xinzhi/graph/inferred> { ?s ?p ?o }", {})
    Dataset(default=('https://w3id.org/xinzhi/graph/inferred',), named=())
    """
    bare = to_bare(text, Language.sparql)
    known = {**prefixes, **dict(_find_prefixes(text, bare))}
    default, named = list[str](), list[str]()
    for clause in CLAUSE.finditer(bare):
        (named if clause[1] else default).append(_read_name(text, clause.end(), known))
    return to_dataset(default, named) if default or named else None


def to_dataset(default: Sequence[str], named: Sequence[str]) -> Dataset:
    """Give a dataset of known graphs; raises `QueryError` for another or a wrong place."""
    for iri in (*default, *named):
        if iri not in GRAPH_NAMES:
            names = ", ".join(GRAPH_NAMES)
            what, zh = f"no graph {iri}, expected one of: {names}", f"没有 {iri} 这个图"
            raise QueryError(what, zh=zh)
    if READ_GRAPH.value in named:
        what = f"{READ_GRAPH.value} is a default graph alone, expected it as such"
        raise QueryError(what, zh=f"{READ_GRAPH.value} 只能作缺省图")
    return Dataset(_once(default), _once(named))


def _once(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(iris))


def _find_prefixes(text: str, bare: str) -> Iterator[tuple[str, str]]:
    for found in DECLARED.finditer(bare):
        if name := NAME.match(text, found.end()):
            yield found[1], name["iri"] or ""


def _read_name(text: str, position: int, prefixes: Mapping[str, str]) -> str:
    found = NAME.match(text, position)
    if found is None or (found["iri"] is None and found["prefix"] not in prefixes):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        what, zh = "FROM without the IRI of a graph", "FROM 之后没有图的 IRI"
        raise QueryError(what, line, column, zh=zh)
    return found["iri"] if found["iri"] is not None else prefixes[found["prefix"]] + found["local"]
