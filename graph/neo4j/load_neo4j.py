"""Load a graph into the user's Neo4j: what it lacks is written, what left the graph is deleted.

The server's rows of this graph are read first and compared, so a second load writes nothing and a
broken one goes on where it stopped. Nothing that carries another graph's name, or none, is touched.
No procedure is called and no file of the server read, as hosted servers ask for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from neo4j import Driver, GraphDatabase, Session, SummaryCounters
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
)

from corpus import Fault
from graph.neo4j.changes import find_changes
from graph.neo4j.scripts import read_schema_statements
from graph.neo4j.summary import LoadSummary, to_summary
from graph.neo4j.transactions import RowError, write_rows
from graph.property_graph import to_property_graph
from ontology import Knowledge

Progress = Callable[[int, int], object]

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""What the driver reaches without a further package."""
BATCH = 5000
_ADDRESS = "expected an address such as bolt://host:7687"
_ADDRESS_ZH = "地址不对，应如 bolt://host:7687"
PATIENCE = 30.0
INDEXING = 600.0
INDEXES_UNDER_WAY = (
    "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'xinzhi_' AND state <> 'ONLINE' "
    "RETURN name ORDER BY name"
)


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
    patience: float = PATIENCE,
    on_progress: Progress = lambda done, total: None,
) -> LoadSummary:
    """Make the server hold exactly `knowledge` under the name `graph`, and tell what that took.

    `database` None is the user's own. A server that does not answer, or goes away, is waited for
    `patience` seconds; a batch that its memory does not hold is written in halves. `on_progress` is
    told how many of all rows are in place. Raises `NoServerError`, `WrongPasswordError` or, for
    what else Neo4j objects to, `LoadError`.
    """
    if uri.partition("://")[0] not in SCHEMES:
        raise LoadError(Fault(uri, "is no address", _ADDRESS, zh=_ADDRESS_ZH))
    content = to_property_graph(knowledge, graph)
    connected = _connect(uri, auth, patience)
    with _told(uri), connected as driver, driver.session(database=database) as session:
        for statement in read_schema_statements():
            session.run(statement).consume()
        changes = find_changes(session, content)
        done, total = changes.unchanged, changes.unchanged + changes.size
        counters: list[SummaryCounters] = []
        on_progress(done, total)
        for write in changes.writes:
            for part in write.batches(batch):
                counters.extend(write_rows(session, write, graph, part, patience))
                done += len(part)
                on_progress(done, total)
        _await_indexes(session)
    return to_summary(counters, changes.unchanged)


def _await_indexes(session: Session) -> None:
    """Wait until names and quotes can be searched: without a procedure, which a host may forbid."""
    deadline = time.monotonic() + INDEXING
    while missing := session.run(INDEXES_UNDER_WAY).value():
        if time.monotonic() > deadline:
            what, zh = f"not ready after {INDEXING:g} seconds", f"{INDEXING:g} 秒后仍未就绪"
            raise LoadError(Fault(", ".join(missing), what, zh=zh))
        time.sleep(0.1)


@contextmanager
def _connect(uri: str, auth: tuple[str, str] | None, patience: float) -> Iterator[Driver]:
    with GraphDatabase.driver(
        uri,
        auth=auth,
        connection_timeout=patience,
        connection_acquisition_timeout=2 * patience,
        notifications_min_severity="OFF",
    ) as driver:
        driver.verify_connectivity()
        yield driver


@contextmanager
def _told(uri: str) -> Iterator[None]:
    """Turn the driver's errors into ours, which say what to do."""
    try:
        yield
    except AuthError as error:
        what = f"wrong user name or password: {error.message}"
        raise WrongPasswordError(Fault(uri, what, zh="用户名或密码不对")) from error
    except ServiceUnavailable as error:
        what = "no Neo4j answers here, or it went away; load again to go on where it stopped"
        zh = "连不上 Neo4j，或连接中断，请检查地址与服务，再次 load 会接着载入"
        raise NoServerError(Fault(uri, f"{what}: {error}", zh=zh)) from error
    except ConfigurationError as error:
        raise LoadError(Fault(uri, str(error), _ADDRESS, zh=_ADDRESS_ZH)) from error
    except (DriverError, Neo4jError, RowError) as error:
        raise LoadError(Fault(uri, str(error), zh="Neo4j 不接受")) from error
