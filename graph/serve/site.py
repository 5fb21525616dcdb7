"""What stands at which address: the explorer, the query page, its files, and the endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from graph.serve.description import to_description
from graph.serve.model import RefusedError, Reply, to_plain
from graph.serve.page import to_page
from graph.serve.protocol import read_get, read_post
from graph.serve.workers import Workers

STATIC = Path(__file__).with_name("static")
TYPES = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}
ENDPOINT = "/sparql"
READING = ("GET", "HEAD")

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing of the query page comes from elsewhere, and nothing goes there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: method, target, header fields by their names in lower case, body."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Site:
    """All that is served of a graph folder, read anew for each request."""

    folder: Path
    workers: Workers

    def reply(self, asked: Asked) -> Reply:
        """Answer any request; one that is refused gets its status and the reason as plain text."""
        try:
            return self._route(asked)
        except RefusedError as error:
            return to_plain(error.status, str(error), error.headers)

    def _route(self, asked: Asked) -> Reply:
        parts = urlsplit(asked.target)
        if parts.path == ENDPOINT:
            return self._endpoint(asked, parts.query)
        if asked.method not in READING:
            raise _refuse_method(asked.method, READING)
        if parts.path == "/":
            return _to_html((self.folder / "graph.html").read_bytes(), "frame-ancestors 'none'")
        if parts.path == "/query":
            return _to_html(to_page(self.folder).encode(), PAGE_POLICY)
        for path in sorted(STATIC.iterdir()):
            if parts.path == f"/static/{path.name}" and path.suffix in TYPES:
                kind = f"{TYPES[path.suffix]}; charset=utf-8"
                return Reply(HTTPStatus.OK, kind, path.read_bytes())
        what = f"nothing at {parts.path!r}, expected /, /query or {ENDPOINT}"
        zh = f"{parts.path!r} 处没有内容，应为 /、/query 或 {ENDPOINT}"
        raise RefusedError(HTTPStatus.NOT_FOUND, what, zh=zh)

    def _endpoint(self, asked: Asked, query: str) -> Reply:
        accept = asked.headers.get("accept", "*/*")
        if asked.method == "POST":
            kind = asked.headers.get("content-type", "")
            return self.workers.ask(read_post(kind, asked.body, query, accept))
        if asked.method not in READING:
            raise _refuse_method(asked.method, (*READING, "POST"))
        if not query:
            return to_description(accept)
        return self.workers.ask(read_get(query, accept))


def _to_html(content: bytes, policy: str) -> Reply:
    headers = {"Content-Security-Policy": policy}
    return Reply(HTTPStatus.OK, "text/html; charset=utf-8", content, headers)


def _refuse_method(method: str, allowed: tuple[str, ...]) -> RefusedError:
    what = f"{method} is not taken here, expected {', '.join(allowed)}"
    return RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, what, {"Allow": ", ".join(allowed)})
