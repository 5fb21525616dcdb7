"""One query to one answer, as bytes of the format that the client likes best."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

import pyoxigraph

from graph.serve.media_types import GRAPHS, RESULTS, choose
from graph.serve.model import Question, RefusedError, Reply
from graph.stores.answer import QueryError
from graph.stores.query_sparql import open_sparql_store, to_query_error
from graph.stores.query_text import Language, refuse_writing, to_bare
from graph.stores.write_stores import CONCEPTS_GRAPH, INFERRED_GRAPH

READ_GRAPH = pyoxigraph.NamedNode("https://w3id.org/xinzhi/graph/read")
"""By this name the protocol's parameters call the default graph: schema, graph and evidence."""
GRAPH_NAMES = (READ_GRAPH.value, CONCEPTS_GRAPH.value, INFERRED_GRAPH.value)
DATASET_CLAUSE = re.compile(r"(?<![\w:?$@-])FROM\b(?!\s*:)", re.IGNORECASE)

Result = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
NamedGraph = pyoxigraph.NamedNode | pyoxigraph.BlankNode
AnyGraph = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph


class _Bounded(io.BytesIO):
    """A file in memory that refuses to grow past `size` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def write(self, content: object) -> int:
        written = super().write(content)  # type: ignore[arg-type]
        if self.tell() > self.size:
            what = f"the answer is longer than {self.size} bytes, expected a LIMIT or an aggregate"
            raise RefusedError(HTTPStatus.BAD_REQUEST, what)
        return written


def answer(folder: Path, question: Question, size: int) -> Reply:
    """Answer from the store of `folder`; the content is at most `size` bytes long.

    Raises `RefusedError`: 400 for a faulty query, 403 for one that would write or reach outside,
    406 where no format pleases.
    """
    try:
        refuse_writing(question.query, Language.sparql)
    except QueryError as error:
        raise RefusedError(HTTPStatus.FORBIDDEN, str(error)) from error
    store, prefixes = open_sparql_store(folder)
    try:
        result = _ask(store, question, prefixes)
        return _to_reply(result, question.accept, prefixes, size)
    except SyntaxError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, str(to_query_error(error))) from error


def _ask(store: pyoxigraph.Store, question: Question, prefixes: dict[str, str]) -> Result:
    if DATASET_CLAUSE.search(to_bare(question.query, Language.sparql)):
        what = "FROM is not read, expected the parameters default-graph-uri and named-graph-uri"
        raise RefusedError(HTTPStatus.BAD_REQUEST, what)
    default, named = _to_dataset(question)
    return store.query(question.query, prefixes=prefixes, default_graph=default, named_graphs=named)


def _to_dataset(question: Question) -> tuple[list[AnyGraph], list[NamedGraph]]:
    if not question.default_graphs and not question.named_graphs:
        return [pyoxigraph.DefaultGraph()], [CONCEPTS_GRAPH]
    if READ_GRAPH.value in question.named_graphs:
        what = f"{READ_GRAPH.value} is a default graph alone, expected it as default-graph-uri"
        raise RefusedError(HTTPStatus.BAD_REQUEST, what)
    default = [_to_graph(iri) for iri in _known(question.default_graphs)]
    return default, [pyoxigraph.NamedNode(iri) for iri in _known(question.named_graphs)]


def _to_graph(iri: str) -> AnyGraph:
    return pyoxigraph.DefaultGraph() if iri == READ_GRAPH.value else pyoxigraph.NamedNode(iri)


def _known(iris: Sequence[str]) -> Sequence[str]:
    for iri in iris:
        if iri not in GRAPH_NAMES:
            what = f"no graph {iri}, expected one of: {', '.join(GRAPH_NAMES)}"
            raise RefusedError(HTTPStatus.BAD_REQUEST, what)
    return iris


def _to_reply(result: Result, accept: str, prefixes: dict[str, str], size: int) -> Reply:
    file = _Bounded(size)
    if isinstance(result, pyoxigraph.QueryTriples):
        media_type = choose(accept, tuple(GRAPHS))
        triples = sorted(set(result), key=str)
        pyoxigraph.serialize(triples, file, format=GRAPHS[media_type], prefixes=prefixes)
    else:
        media_type = choose(accept, tuple(RESULTS))
        result.serialize(file, format=RESULTS[media_type])
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Reply(HTTPStatus.OK, media_type + charset, file.getvalue())
