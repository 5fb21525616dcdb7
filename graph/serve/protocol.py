"""A request of the SPARQL 1.1 Protocol read: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import parse_qsl

from graph.serve.model import Question, RefusedError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FIELDS = 50

Pairs = list[tuple[str, str]]


def read_get(query: str, accept: str) -> Question:
    """Read a query from the part of an address after `?`."""
    return _to_question(_parse(query), accept)


def read_post(content_type: str, body: bytes, query: str, accept: str) -> Question:
    """Read a query posted as a form or as itself, where the address holds the dataset.

    Raises `RefusedError`: 415 for another type, 403 for an update.
    """
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [part for part in parameters if part.startswith("charset=")]
    if any(part.replace('"', "") not in ("charset=utf-8", "charset=utf8") for part in charsets):
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{charsets[0]}, expected UTF-8")
    if kind == UPDATE:
        raise _refuse_update()
    text = _decode(body)
    if kind == FORM:
        return _to_question([*_parse(query), *_parse(text)], accept)
    if kind == QUERY:
        return _to_question([*_parse(query), ("query", text)], accept)
    what = f"a body of type {kind or 'nothing'!r}, expected {FORM} or {QUERY}"
    raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, what)


def _to_question(pairs: Pairs, accept: str) -> Question:
    names = [name for name, _ in pairs]
    if {"update", "using-graph-uri", "using-named-graph-uri"} & {*names}:
        raise _refuse_update()
    if names.count("query") != 1:
        what = f"{names.count('query')} parameters named query, expected one"
        raise RefusedError(HTTPStatus.BAD_REQUEST, what)
    return Question(
        next(value for name, value in pairs if name == "query"),
        accept,
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
    )


def _parse(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except ValueError as error:
        what = f"parameters that cannot be read, expected UTF-8, percent-encoded: {error}"
        raise RefusedError(HTTPStatus.BAD_REQUEST, what) from error


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"a body not in UTF-8: {error}") from error


def _refuse_update() -> RefusedError:
    what = "the graph is read-only: no update is taken"
    return RefusedError(HTTPStatus.FORBIDDEN, what, zh="图谱只读，不接受更新")
