"""A client that says exactly what it is told to say."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from graph import Limits, make_server

SECONDS = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A response."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")

    @property
    def media_type(self) -> str:
        return self.headers["content-type"].partition(";")[0]


@dataclass(frozen=True, slots=True)
class Client:
    """Speaks to a server on this machine."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: Mapping[str, str] = {},
    ) -> Said:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(method, target, body, dict(headers))
            response = connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Said(response.status, fields, response.read())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "*/*", **parameters: str | list[str]) -> Said:
        """Ask by GET."""
        fields = urlencode({"query": query, **parameters}, doseq=True)
        return self.send("GET", f"/sparql?{fields}", headers={"Accept": accept})

    def post(self, body: str | bytes, kind: str, target: str = "/sparql") -> Said:
        content = body.encode() if isinstance(body, str) else body
        return self.send("POST", target, content, {"Content-Type": kind})

    def say(self, text: bytes) -> bytes:
        """Send bytes as they are and give all that comes back until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), SECONDS) as link:
            link.sendall(text)
            link.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: link.recv(65536), b""))


@contextmanager
def serving(folder: Path, limits: Limits) -> Iterator[Client]:
    """Serve a folder at a free port, and give who asks there."""
    server = make_server(folder, 0, limits)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Client(server.server_port)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
