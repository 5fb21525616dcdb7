"""Rows to a server in transactions: tried again where one failed by chance, halved if too large."""

from __future__ import annotations

import time
from collections.abc import Iterator

from neo4j import Session, SummaryCounters
from neo4j.exceptions import DriverError, Neo4jError

from graph.neo4j.changes import Write

Rows = tuple[object, ...]


class RowError(ValueError):
    """Raised where the server has not the memory for a single row."""


class _TooLargeError(Exception):
    """Raised where a transaction needs more memory than the server gives it."""


def write_rows(
    session: Session, write: Write, graph: str, rows: Rows, patience: float
) -> Iterator[SummaryCounters]:
    """Write rows in one transaction, or in as many as the server's memory asks for."""
    try:
        yield _commit(session, write, graph, rows, patience)
    except _TooLargeError as error:
        if len(rows) == 1:
            raise RowError(f"one row is too large for the server: {error}") from error
        middle = len(rows) // 2
        yield from write_rows(session, write, graph, rows[:middle], patience)
        yield from write_rows(session, write, graph, rows[middle:], patience)


def _commit(
    session: Session, write: Write, graph: str, rows: Rows, patience: float
) -> SummaryCounters:
    """Write rows in one transaction, again where it failed by chance: a row is merged, not added.

    The driver's own retries would send a batch that is too large again and again.
    """
    pause, deadline = 0.5, time.monotonic() + patience
    while True:
        try:
            with session.begin_transaction() as transaction:
                result = transaction.run(write.statement, graph=graph, rows=rows)
                counters = result.consume().counters
                transaction.commit()
            return counters
        except (DriverError, Neo4jError) as error:
            if isinstance(error, Neo4jError) and "OutOfMemory" in (error.code or ""):
                raise _TooLargeError(error.message) from error
            if not error.is_retryable() or time.monotonic() + pause > deadline:
                raise
        time.sleep(pause)
        pause *= 2
