"""What is asked of the server, and what it says: plain values between its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus


class RefusedError(ValueError):
    """Raised where a request is not served: the status says how, the text why.

    `zh` says it in Chinese where a reader of the pages meets it; what only programs do wrong is
    told in the words of the protocol.
    """

    def __init__(
        self, status: HTTPStatus, why: str, headers: Mapping[str, str] = {}, *, zh: str = ""
    ) -> None:
        self.status, self.headers = status, dict(headers)
        super().__init__(f"{zh}；{why}" if zh else why)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: seconds of work, bytes of its body, of its answer, of memory.

    `jobs` queries run at once; others wait for as long as a query may take.
    """

    seconds: float = 30
    body: int = 1 << 20
    answer: int = 64 << 20
    memory: int = 4 << 30
    jobs: int = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A query as the SPARQL 1.1 Protocol asks it: its text, its dataset, what may be answered.

    Where both lists of graphs are empty, the dataset is the default one.
    """

    query: str
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A response: status, media type and content."""

    status: HTTPStatus
    media_type: str
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def to_plain(status: HTTPStatus, text: str, headers: Mapping[str, str] = {}) -> Reply:
    """Give a response of plain text, ended by a line end."""
    content = f"{text.rstrip()}\n".encode()
    return Reply(status, "text/plain; charset=utf-8", content, headers)
