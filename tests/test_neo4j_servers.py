"""`load` on servers as they are in the world: silent, dying, encrypted, short of memory."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import neo4j
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from graph.neo4j.load_neo4j import LoadError, NoServerError, load_neo4j
from ontology import Knowledge
from tests.hostile import evidence, make_knowledge
from tests.neo4j_rows import expected, load, read_all
from tests.neo4j_server import Server, make_server, stop

pytest_plugins = ["tests.plugin_neo4j"]
needs_neo4j = pytest.mark.neo4j


def test_a_server_that_says_nothing_is_not_waited_for_long() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        uri = f"bolt://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NoServerError, match="no Neo4j answers here"):
            load_neo4j(make_knowledge(), "g", uri, patience=0.5)


def test_a_server_that_speaks_otherwise_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(60)
        code = "import socket,sys\ns = socket.socket(fileno=int(sys.argv[1]))\n"
        code += "c, _ = s.accept()\nc.sendall(b'HTTP/1.1 400 Bad Request\\r\\n\\r\\n')\nc.recv(99)"
        with subprocess.Popen(
            ["python3", "-c", code, str(other.fileno())], pass_fds=[other.fileno()]
        ):
            uri = f"bolt://127.0.0.1:{other.getsockname()[1]}"
            with pytest.raises(NoServerError, match=uri):
                load_neo4j(make_knowledge(), "g", uri, patience=5)


@needs_neo4j
def test_a_load_goes_on_after_the_server_died_in_the_middle(
    neo4j_jars: Path, tmp_path: Path
) -> None:
    server = make_server(tmp_path / "home")
    process = server.start()

    def kill(done: int, total: int) -> None:
        if done > total // 2:
            process.kill()
            process.wait()

    with pytest.raises(NoServerError, match="load again to go on where it stopped"):
        load_neo4j(
            make_knowledge(), "hostile", server.uri, server.auth,
            batch=5, patience=1, on_progress=kill,
        )  # fmt: skip
    process = server.start()
    try:
        # A transaction that was committed before the server died is there afterwards.
        written = sum(map(len, read_all(server)))
        summary = load(server, make_knowledge())
        assert summary.unchanged == written > 0
        assert read_all(server) == expected(make_knowledge())
    finally:
        stop(process)


def write_certificate(folder: Path) -> None:
    """Write a certificate for this machine that nobody vouches for."""
    folder.mkdir(parents=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    text = serialization.Encoding.PEM
    (folder / "public.crt").write_bytes(certificate.public_bytes(text))
    (folder / "private.key").write_bytes(
        key.private_bytes(text, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


SMALL_AND_ENCRYPTED = (
    "server.bolt.tls_level=REQUIRED",
    "dbms.ssl.policy.bolt.enabled=true",
    "dbms.ssl.policy.bolt.base_directory=certificates/bolt",
    "dbms.ssl.policy.bolt.private_key=private.key",
    "dbms.ssl.policy.bolt.public_certificate=public.crt",
    "dbms.ssl.policy.bolt.client_auth=NONE",
    "db.memory.transaction.max=4m",
    "dbms.security.allow_csv_import_from_file_urls=false",
    "dbms.security.procedures.allowlist=",
)


@pytest.fixture(scope="module")
def small(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A hosted server's like: encrypted, little memory a transaction, no files, no procedures."""
    home = tmp_path_factory.mktemp("small") / "home"
    write_certificate(home / "certificates" / "bolt")
    server = make_server(home, *SMALL_AND_ENCRYPTED)
    process = server.start("bolt+ssc")
    yield server
    stop(process)


def many(count: int) -> Knowledge:
    """Give the hostile knowledge with so many more pieces of evidence."""
    whole = make_knowledge()
    first, *others = whole.claims
    pieces = tuple(evidence(1000 + number, first, f"引文{number}" * 20) for number in range(count))
    more = replace(first, support=first.support + count)
    return replace(whole, claims=(more, *others), evidence=(*whole.evidence, *pieces))


@needs_neo4j
def test_a_load_is_encrypted_where_the_server_wants_it(small: Server) -> None:
    for scheme in ("bolt+ssc", "neo4j+ssc"):
        uri = f"{scheme}://127.0.0.1:{small.port}"
        summary = load_neo4j(make_knowledge(), scheme, uri, small.auth, "neo4j")
        assert summary.nodes_created == len(expected(make_knowledge())[0])
        again = load_neo4j(make_knowledge(), scheme, uri, small.auth, "neo4j")
        assert not again.wrote


@needs_neo4j
@pytest.mark.parametrize("scheme", ["bolt", "bolt+s"])
def test_a_connection_that_is_not_trusted_is_refused(small: Server, scheme: str) -> None:
    uri = f"{scheme}://127.0.0.1:{small.port}"
    with pytest.raises(LoadError, match=uri.replace("+", r"\+")):
        load_neo4j(make_knowledge(), "g", uri, small.auth, patience=2)


@needs_neo4j
def test_a_batch_too_large_for_the_servers_memory_is_halved(small: Server) -> None:
    uri = f"bolt+ssc://127.0.0.1:{small.port}"
    knowledge = many(6000)
    steps: list[int] = []
    summary = load_neo4j(
        knowledge, "many", uri, small.auth, on_progress=lambda done, _: steps.append(done)
    )
    nodes, edges = expected(knowledge, "many")
    assert (summary.nodes_created, summary.relationships_created) == (len(nodes), len(edges))
    assert steps[-1] == len(nodes) + len(edges)
    with neo4j.GraphDatabase.driver(uri, auth=small.auth) as driver:
        found = driver.execute_query(
            "MATCH (e:Evidence {graph: 'many'}) RETURN count(e) AS n"
        ).records
    assert found[0]["n"] == len(knowledge.evidence)
    assert not load_neo4j(knowledge, "many", uri, small.auth).wrote


@needs_neo4j
def test_a_load_calls_no_procedure_and_reads_no_file_of_the_server(
    small: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    run_in_session, run_in_transaction = neo4j.Session.run, neo4j.Transaction.run

    def record_session(session: neo4j.Session, query: str, **rest: Any) -> neo4j.Result:
        ran.append(query)
        return run_in_session(session, query, **rest)

    def record_transaction(work: neo4j.Transaction, query: str, **rest: Any) -> neo4j.Result:
        ran.append(query)
        return run_in_transaction(work, query, **rest)

    monkeypatch.setattr(neo4j.Session, "run", record_session)
    monkeypatch.setattr(neo4j.Transaction, "run", record_transaction)
    uri = f"bolt+ssc://127.0.0.1:{small.port}"
    assert load_neo4j(make_knowledge(), "watched", uri, small.auth).wrote
    empty = Knowledge((), (), (), (), (), (), ())
    assert load_neo4j(empty, "watched", uri, small.auth).nodes_deleted
    assert {"CREATE", "MATCH", "UNWIND", "SHOW"} <= {query.split()[0] for query in ran}
    reaching = re.compile(r"\bCALL\b|\bLOAD\b|\bapoc\b|\bUSING\b", re.IGNORECASE)
    assert not [query for query in ran if reaching.search(query)]
