"""Ask the embedded SPARQL store."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pyoxigraph

from graph.faults import OUTPUT, OUTPUT_ZH
from graph.rdf.terms import PREFIXES
from graph.stores.answer import XSD, Answer, QueryError, Term
from graph.stores.dataset import Dataset, find_dataset
from graph.stores.parameters import FUNCTION, to_function, write_calls
from graph.stores.write_stores import INFERRED_GRAPH

OPEN = 4
"""Stores that stay open: to open one takes longer than most queries."""

_HELD: dict[Path, pyoxigraph.Store] = {}
"""Stores that `held_in_memory` holds, by the folder of the one on disk."""


def query_sparql(
    folder: Path, text: str, inferred: bool, values: Mapping[str, str] | None = None
) -> Answer:
    """Ask `text` of the store of `folder`; with `inferred`, also of what follows by rule.

    Where `values` are given, they are those of its parameters; else `$name` is a variable.
    """
    store, prefixes = open_sparql_store(folder)
    dataset = find_dataset(text, prefixes) or Dataset()
    extra: list[pyoxigraph.NamedNode | pyoxigraph.BlankNode] = [INFERRED_GRAPH] if inferred else []
    try:
        result = store.query(
            write_calls(text) if values else text,
            prefixes=prefixes,
            default_graph=[*dataset.default_graphs, *extra],
            named_graphs=[*dataset.named_graphs, *extra],
            custom_functions={FUNCTION: to_function(values or {})},
        )
        return _to_answer(result, prefixes)
    except SyntaxError as error:
        raise to_query_error(error) from error


def open_sparql_store(folder: Path) -> tuple[pyoxigraph.Store, dict[str, str]]:
    """Open the store of `folder` read-only, with the prefixes that its queries need not declare.

    Raises `QueryError` where there is none.
    """
    path = folder / "store" / "sparql"
    current = path / "CURRENT"
    if not current.is_file() or not (folder / "ontology.ttl").is_file():
        raise QueryError(f"{path}: no store here, {OUTPUT}", zh=f"{path}：这里没有库，{OUTPUT_ZH}")
    made, path = current.stat(), path.resolve()
    store = _HELD.get(path) or _open(path, made.st_ino, made.st_mtime_ns)
    return store, _read_prefixes(folder)


@contextmanager
def held_in_memory(folder: Path) -> Iterator[None]:
    """Ask the store of `folder` in memory while the block runs: queries take a fifth of the time.

    To read it takes as long as a few slow queries. Raises `QueryError` where there is none.
    """
    store, _ = open_sparql_store(folder)
    held, path = pyoxigraph.Store(), (folder / "store" / "sparql").resolve()
    held.bulk_extend(store.quads_for_pattern(None, None, None, None))
    _HELD[path] = held
    try:
        yield
    finally:
        del _HELD[path]


@lru_cache(maxsize=OPEN)
def _open(path: Path, number: int, made: int) -> pyoxigraph.Store:
    """Open a store once; one that was made anew has another file number or time."""
    return pyoxigraph.Store.read_only(str(path))


def _read_prefixes(folder: Path) -> dict[str, str]:
    """Read the prefixes to declare for the user: ours, and those the folder's ontology declares.

    `id` is the folder's own, since the base may have been configured.
    """
    triples = pyoxigraph.parse(path=folder / "ontology.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    next(triples, None)
    return tomllib.loads(PREFIXES.read_text(encoding="utf-8")) | triples.prefixes


def _to_answer(
    result: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples,
    prefixes: Mapping[str, str],
) -> Answer:
    if isinstance(result, pyoxigraph.QueryBoolean):
        return Answer(boolean=bool(result))
    if isinstance(result, pyoxigraph.QueryTriples):
        triples = sorted(result, key=str)
        turtle = io.BytesIO()
        pyoxigraph.serialize(
            triples, turtle, format=pyoxigraph.RdfFormat.TURTLE, prefixes=dict(prefixes)
        )
        return Answer(turtle=turtle.getvalue().decode("utf-8"))
    columns = tuple(variable.value for variable in result.variables)
    terms = tuple(tuple(map(_to_term, row)) for row in result)
    return Answer(columns, terms)


def _to_term(
    term: pyoxigraph.NamedNode
    | pyoxigraph.BlankNode
    | pyoxigraph.Literal
    | pyoxigraph.Triple
    | None,
) -> Term | None:
    match term:
        case pyoxigraph.Literal():
            plain = term.language is not None or term.datatype.value == XSD + "string"
            datatype = None if plain else term.datatype.value
            return Term("literal", term.value, datatype, term.language)
        case pyoxigraph.NamedNode():
            return Term("uri", term.value)
        case None:
            return None
        case pyoxigraph.BlankNode():
            return Term("bnode", term.value)
    parts = (_to_term(part) for part in (term.subject, term.predicate, term.object))
    return Term("triple", str(term), parts=tuple(part for part in parts if part is not None))


def to_query_error(error: SyntaxError) -> QueryError:
    """Give the fault of a query with its place, where the engine tells it."""
    message = str(error)
    if found := re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL):
        return QueryError(found[3], int(found[1]), int(found[2]), zh="SPARQL 有误")
    return QueryError(message, zh="SPARQL 有误")
