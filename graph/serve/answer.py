"""One query to one answer, as bytes of the format that the client likes best."""

from __future__ import annotations

import io
from http import HTTPStatus
from pathlib import Path

import pyoxigraph

from graph.serve.media_types import GRAPHS, RESULTS, choose
from graph.serve.model import Question, RefusedError, Reply
from graph.stores.answer import QueryError
from graph.stores.dataset import Dataset, find_dataset, to_dataset
from graph.stores.query_sparql import open_sparql_store, to_query_error
from graph.stores.query_text import Language, refuse_writing

Result = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


class _Bounded(io.BytesIO):
    """A file in memory that refuses to grow past `size` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def write(self, content: object) -> int:
        written = super().write(content)  # type: ignore[arg-type]
        if self.tell() > self.size:
            what = f"the answer is longer than {self.size} bytes, expected a LIMIT or an aggregate"
            zh = f"答案超过 {self.size} 字节，请加 LIMIT 或作汇总"
            raise RefusedError(HTTPStatus.BAD_REQUEST, what, zh=zh)
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
    try:
        dataset = _to_dataset(question, prefixes)
    except QueryError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from error
    return store.query(
        question.query,
        prefixes=prefixes,
        default_graph=dataset.default_graphs,
        named_graphs=dataset.named_graphs,
    )


def _to_dataset(question: Question, prefixes: dict[str, str]) -> Dataset:
    """Take the dataset of the protocol before that of the query: SPARQL 1.1 Protocol, 2.1.4."""
    if question.default_graphs or question.named_graphs:
        return to_dataset(question.default_graphs, question.named_graphs)
    return find_dataset(question.query, prefixes) or Dataset()


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
