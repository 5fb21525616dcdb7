"""Each query in a process of its own, which is ended where it takes too long or too much.

The query engine has no way to stop a query from outside; a process can always be stopped. One
process in which everything is imported already makes the others at once (`forkserver`).
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

from graph.serve.answer import answer
from graph.serve.model import Limits, Question, RefusedError, Reply, to_plain
from graph.stores.answer import QueryError

if sys.platform != "win32":
    import resource


class Workers:
    """Answers from the store of a folder, no more than `limits.jobs` queries at once."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder, self.limits = folder, limits
        self.free = threading.BoundedSemaphore(limits.jobs)
        self.context = _make_context()

    def ask(self, question: Question) -> Reply:
        """Answer, or say why not; raises `RefusedError` (503) for too much time or memory."""
        with self._place():
            ours, theirs = self.context.Pipe(duplex=False)
            process = self.context.Process(  # type: ignore[attr-defined]
                target=_work, args=(theirs, self.folder, question, self.limits), daemon=True
            )
            process.start()
            theirs.close()
            try:
                return _receive(ours, self.limits.seconds)
            finally:
                process.kill()
                process.join()
                ours.close()

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self.free.acquire(timeout=self.limits.seconds):
            what = f"{self.limits.jobs} queries are under way, expected fewer; ask again later"
            zh = f"已有 {self.limits.jobs} 个查询在进行，请稍后再问"
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, what, {"Retry-After": "5"}, zh=zh)
        try:
            yield
        finally:
            self.free.release()


def _make_context() -> BaseContext:
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    # Without `__main__` each process would import the program again.
    context.set_forkserver_preload(["__main__", __name__])
    forkserver.ensure_running()
    return context


def _receive(connection: Connection, seconds: float) -> Reply:
    if not connection.poll(seconds):
        what = f"the query took longer than {seconds:g} seconds and was ended"
        zh = f"查询超过 {seconds:g} 秒，已中止"
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, what, zh=zh)
    try:
        reply: Reply = connection.recv()
    except EOFError as error:
        what = "the query was ended by the system; it may have needed too much memory"
        zh = "查询被系统中止，可能是内存不足"
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, what, zh=zh) from error
    return reply


def _work(connection: Connection, folder: Path, question: Question, limits: Limits) -> None:
    """Send the reply to one question: what a process made for it does."""
    _bound_memory(limits.memory)
    try:
        reply = answer(folder, question, limits.answer)
    except RefusedError as error:
        reply = to_plain(error.status, str(error), error.headers)
    except QueryError as error:
        reply = to_plain(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    connection.send(reply)
    connection.close()


def _bound_memory(size: int) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
