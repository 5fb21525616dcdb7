"""Load a graph into the user's Neo4j: what it lacks is written, what left the graph is deleted.

The server's rows of this graph are read first and compared, so a second load writes nothing and a
broken one goes on where it stopped. Nothing that carries another graph's name, or none, is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from neo4j import Driver, GraphDatabase, ManagedTransaction, SummaryCounters
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
)

from graph.neo4j.changes import Write, find_changes
from graph.neo4j.scripts import read_schema_statements
from graph.neo4j.summary import LoadSummary, to_summary
from graph.property_graph import to_property_graph
from ontology import Knowledge

Progress = Callable[[int, int], object]

BATCH = 5000


class LoadError(RuntimeError):
    """Raised where Neo4j does not take the graph; what was written until then stays written."""


class NoServerError(LoadError):
    """Raised where no server answers at the address, or it went away."""


class WrongPasswordError(LoadError):
    """Raised where the server refuses the user name and password."""


def load_neo4j(
    knowledge: Knowledge,
    graph: str,
    uri: str,
    auth: tuple[str, str] | None = None,
    database: str | None = None,
    *,
    batch: int = BATCH,
    on_progress: Progress = lambda done, total: None,
) -> LoadSummary:
    """Make the server hold exactly `knowledge` under the name `graph`, and tell what that took.

    `database` None is the user's own. `on_progress` is told how many of all rows are in place.
    Raises `NoServerError`, `WrongPasswordError` or, for what else Neo4j objects to, `LoadError`.
    """
    content = to_property_graph(knowledge, graph)
    with _told(uri), _connect(uri, auth) as driver, driver.session(database=database) as session:
        for statement in read_schema_statements():
            session.run(statement).consume()
        session.run("CALL db.awaitIndexes(600)").consume()
        changes = find_changes(session, content)
        done, total, counters = changes.unchanged, changes.unchanged + changes.size, []
        on_progress(done, total)
        for write in changes.writes:
            for part in write.batches(batch):
                counters.append(session.execute_write(_run, write, graph, part))
                done += len(part)
                on_progress(done, total)
    return to_summary(counters, changes.unchanged)


def _run(
    transaction: ManagedTransaction, write: Write, graph: str, rows: tuple[object, ...]
) -> SummaryCounters:
    result = transaction.run(write.statement, graph=graph, rows=rows)
    return result.consume().counters


def _connect(uri: str, auth: tuple[str, str] | None) -> Driver:
    driver = GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF")
    try:
        driver.verify_connectivity()
    except (DriverError, Neo4jError):
        driver.close()
        raise
    return driver


@contextmanager
def _told(uri: str) -> Iterator[None]:
    """Turn the driver's errors into ours, which say what to do."""
    try:
        yield
    except AuthError as error:
        raise WrongPasswordError(f"{uri}: wrong user name or password: {error.message}") from error
    except ServiceUnavailable as error:
        what = "no Neo4j answers here, or it went away; load again to go on where it stopped"
        raise NoServerError(f"{uri}: {what}: {error}") from error
    except ConfigurationError as error:
        raise LoadError(f"{uri}: expected an address such as bolt://host:7687: {error}") from error
    except (DriverError, Neo4jError) as error:
        raise LoadError(f"{uri}: {error}") from error
