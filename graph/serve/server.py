"""The server: sockets and header fields about `Site`, on this machine alone.

It is the standard library's, since three addresses for one user need no framework: a library for
servers would bring its own process model, and stopping a query takes a process of ours anyway.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from corpus import Fault
from graph.faults import to_missing
from graph.serve.model import Limits, RefusedError, Reply, to_plain
from graph.serve.site import Asked, Site
from graph.serve.workers import Workers

ADDRESS = "127.0.0.1"
IDLE_SECONDS = 30
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""Go with every response. No `Access-Control-…` is among them: other sites' pages read nothing."""

OnRequest = Callable[[str], object]


class ServeError(ValueError):
    """Raised where a folder or port cannot be served."""


class Server(ThreadingHTTPServer):
    """Answers on 127.0.0.1, each connection in a thread; `serve_forever` until `shutdown`."""

    daemon_threads = True

    def __init__(self, site: Site, port: int, body: int, on_request: OnRequest) -> None:
        self.site, self.body, self.on_request = site, body, on_request
        super().__init__((ADDRESS, port), _Handler)

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which this server may be asked for."""
        return frozenset(f"{name}:{self.server_port}" for name in (ADDRESS, "localhost"))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away; else what the standard library says."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(
    folder: Path,
    port: int,
    limits: Limits = Limits(),  # noqa: B008
    on_request: OnRequest = lambda line: None,
) -> Server:
    """Give a server for the output folder of a build, bound to `port` (0: any that is free).

    Raises `ServeError` where the folder has no stores or the port is taken.
    """
    for path in (folder / "graph.html", folder / "store" / "sparql"):
        if not path.exists():
            raise ServeError(to_missing(path, "not there"))
    try:
        return Server(Site(folder, Workers(folder, limits)), port, limits.body, on_request)
    except (OSError, OverflowError) as error:
        what, expected = f"cannot be taken: {error}", "expected a free one"
        zh = "端口不能用，应为空闲的端口"
        raise ServeError(Fault(f"port {port}", what, expected, zh=zh)) from error


class _Handler(BaseHTTPRequestHandler):
    """One connection: reads requests, has the site answer them, writes the answers."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d %(message)s\n"

    def _serve(self) -> None:
        try:
            self._refuse_strangers()
            body = self._read_body()
        except RefusedError as error:
            # What is left unread would be taken for the next request.
            self.close_connection = True
            self._write(to_plain(error.status, str(error), error.headers))
            return
        fields = {name.lower(): ", ".join(self.headers.get_all(name, [])) for name in self.headers}
        self._write(self.server.site.reply(Asked(self.command, self.path, fields, body)))

    # The names are the standard library's.
    do_GET = do_HEAD = do_POST = do_OPTIONS = _serve  # noqa: N815
    do_PUT = do_PATCH = do_DELETE = do_TRACE = _serve  # noqa: N815

    def _refuse_strangers(self) -> None:
        """Refuse names that lead here by someone else's doing, and other sites' pages."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            what = f"asked for as {', '.join(hosts) or 'nothing'}, expected {ADDRESS} or localhost"
            zh = f"只以 {ADDRESS} 或 localhost 之名应答"
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST, what, zh=zh)
        origin = self.headers.get("Origin")
        foreign = origin is not None and origin.lower().partition("://")[2] not in self.server.hosts
        if foreign or self.headers.get("Sec-Fetch-Site") == "cross-site":
            what = "another site's page may not ask here"
            raise RefusedError(HTTPStatus.FORBIDDEN, what, zh="别的网站的页面不能在此查询")

    def _read_body(self) -> bytes:
        lengths = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or (self.command == "POST" and not lengths):
            raise RefusedError(HTTPStatus.LENGTH_REQUIRED, "expected a body with Content-Length")
        if not lengths:
            return b""
        if len(lengths) > 1 or not (lengths[0].isascii() and lengths[0].isdigit()):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "expected one number as Content-Length")
        if int(lengths[0]) > self.server.body:
            what = f"a body of {lengths[0]} bytes, expected at most {self.server.body}"
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, what)
        return self.rfile.read(int(lengths[0]))

    def _write(self, reply: Reply) -> None:
        self.send_response(reply.status)
        fields = {"Content-Type": reply.media_type, "Content-Length": str(len(reply.content))}
        for name, value in (fields | HEADERS | dict(reply.headers)).items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.content)

    def version_string(self) -> str:
        """Name the program and no version of anything."""
        return "xinzhi"

    def log_message(self, format: str, *args: Any) -> None:
        """Hand each line to who started the server, in printable characters."""
        self.server.on_request((format % args).encode("unicode_escape").decode("ascii"))
