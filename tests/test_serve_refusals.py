"""What the server refuses, and how it says so: faulty, hostile, too long, too much."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from graph import ServeError, make_server
from graph.serve.model import Limits
from tests.command_line import run
from tests.serve_client import SECONDS, Client, Said, serving

pytest_plugins = ["tests.plugin_serve", "tests.plugin_stores"]

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i) } ORDER BY ?a"


def refused(said: Said, status: int, why: str) -> None:
    assert (said.status, said.media_type) == (status, "text/plain")
    assert why in said.text
    assert "Traceback" not in said.text


FAULTY = [
    ("SELECT * { ?a", 400, "1:14: SPARQL 有误；expected one of"),
    ("SELECT * {\n ?a ?b nothing:at }", 400, "2:"),
    ("", 400, "1:1: SPARQL 有误；expected"),
    ("MATCH (n) RETURN n", 400, "expected"),
]


@pytest.mark.parametrize(("text", "status", "why"), FAULTY)
def test_a_faulty_query_is_told_with_its_place(
    served: Client, text: str, status: int, why: str
) -> None:
    refused(served.ask(text), status, why)


UPDATES = [
    (urlencode({"update": "DELETE WHERE { ?s ?p ?o }"}), FORM),
    (urlencode({"query": "INSERT DATA { <urn:a> <urn:b> 1 }"}), FORM),
    ("CLEAR ALL", "application/sparql-update"),
    ("PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }", QUERY),
    ("LOAD <file:///etc/passwd>", QUERY),
]


@pytest.mark.parametrize(("body", "kind"), UPDATES)
def test_an_update_is_refused(served: Client, body: str, kind: str) -> None:
    before = served.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").content
    said = served.post(body, kind)
    assert said.status == 403
    assert "read-only" in said.text
    assert served.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").content == before


def test_another_endpoint_is_not_reached(served: Client) -> None:
    text = f"SELECT * {{ SERVICE <{served.address}/sparql> {{ ?s ?p ?o }} }}"
    refused(served.ask(text), 403, "would read from outside the graph")


PARAMETERS = [
    ("GET", "/sparql?other=1", None, "", 400, "0 parameters named query"),
    ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400, "2 parameters"),
    ("GET", "/sparql?query=%ff", None, "", 400, "expected UTF-8"),
    ("GET", "/sparql?" + "a=1&" * 60, None, "", 400, "cannot be read"),
    ("POST", "/sparql", b"\xff", QUERY, 400, "not in UTF-8"),
    ("POST", "/sparql", b"ASK {}", "text/html", 415, "expected application/x-www-form"),
    ("POST", "/sparql", b"ASK {}", f"{QUERY}; charset=gbk", 415, "expected UTF-8"),
    ("POST", "/query", b"", QUERY, 405, "expected GET, HEAD"),
    ("PUT", "/sparql", b"", QUERY, 405, "expected GET, HEAD, POST"),
    ("DELETE", "/sparql", None, "", 405, "expected GET, HEAD, POST"),
    ("OPTIONS", "/sparql", None, "", 405, "expected GET, HEAD, POST"),
    ("GET", "/report.json", None, "", 404, "nothing at"),
    ("GET", "/static/../site.py", None, "", 404, "nothing at"),
    ("GET", "/static/%2e%2e/site.py", None, "", 404, "nothing at"),
    ("GET", "//static//query.js", None, "", 404, "nothing at"),
]


@pytest.mark.parametrize(("method", "target", "body", "kind", "status", "why"), PARAMETERS)
def test_a_request_that_is_not_understood_is_refused(
    served: Client, method: str, target: str, body: bytes | None, kind: str, status: int, why: str
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    refused(served.send(method, target, body, headers), status, why)


RAW = [
    (b"GET / HTTP/1.1\r\n\r\n", b"421"),
    (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"421"),
    (b"GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:%(port)d\r\n\r\n", b"421"),
    (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", b"421"),
    (b"GET / HTTP/1.1\r\nHost: localhost:%(port)d\r\nHost: evil.example\r\n\r\n", b"421"),
    (b"POST /sparql HTTP/1.1\r\nHost: localhost:%(port)d\r\n\r\n", b"411"),
    (
        b"POST /sparql HTTP/1.1\r\nHost: localhost:%(port)d\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"0\r\n\r\n",
        b"411",
    ),
    (b"POST /sparql HTTP/1.1\r\nHost: localhost:%(port)d\r\nContent-Length: -1\r\n\r\n", b"400"),
    (b"POST /sparql HTTP/1.1\r\nHost: localhost:%(port)d\r\nContent-Length: 1e9\r\n\r\n", b"400"),
    (
        b"POST /sparql HTTP/1.1\r\nHost: localhost:%(port)d\r\nContent-Length: 1\r\n"
        b"Content-Length: 2\r\n\r\nab",
        b"400",
    ),
    (
        b"POST /sparql HTTP/1.1\r\nHost: localhost:%(port)d\r\nContent-Length: 9999999\r\n\r\n",
        b"413",
    ),
    (b"BREW /sparql HTTP/1.1\r\nHost: localhost:%(port)d\r\n\r\n", b"501"),
    (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", b"414"),
    (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", b"431"),
    (b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n", b"400"),
]


@pytest.mark.parametrize(("text", "status"), RAW, ids=range(len(RAW)))
def test_a_hostile_request_gets_its_status_and_the_server_lives(
    served: Client, text: bytes, status: bytes
) -> None:
    said = served.say(text.replace(b"%(port)d", str(served.port).encode()))
    first = said.partition(b"\r\n")[0] or said[:200]
    assert status in first
    assert b"Traceback" not in said
    assert served.ask("ASK {}").status == 200


def test_both_names_of_this_machine_are_answered(served: Client) -> None:
    for host in ("127.0.0.1", "localhost", "LOCALHOST"):
        text = f"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: {host}:{served.port}\r\n\r\n"
        assert b" 200 " in served.say(text.encode()).partition(b"\r\n")[0]


FOREIGN = ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"})


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_another_sites_page_is_refused(served: Client, headers: dict[str, str]) -> None:
    refused(served.send("GET", "/sparql?query=ASK%7B%7D", None, headers), 403, "another site")


def test_no_response_lets_other_sites_read_it(served: Client) -> None:
    own = {"Origin": served.address}
    for target in ("/", "/query", "/static/query.js", "/sparql?query=ASK%7B%7D", "/nothing"):
        said = served.send("GET", target, None, own)
        assert not [name for name in said.headers if name.startswith("access-control")]
        assert said.headers["x-content-type-options"] == "nosniff"
        assert said.headers["cross-origin-resource-policy"] == "same-origin"
        assert said.headers["server"] == "xinzhi"


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(narrow: Client) -> None:
    refused(narrow.ask(ENDLESS), 503, "took longer than 3 seconds and was ended")
    assert narrow.ask("ASK {}").status == 200


def test_a_query_that_needs_too_much_memory_is_ended(samples_graph: Path) -> None:
    text = 'SELECT (STRLEN(?h) AS ?n) { BIND("0123456789" AS ?a) '
    for one, two in zip("abcdefg", "bcdefgh", strict=True):
        text += f"BIND(CONCAT({', '.join([f'?{one}'] * 32)}) AS ?{two}) "
    with serving(samples_graph, Limits(seconds=SECONDS, memory=1 << 30)) as client:
        refused(client.ask(text + "}"), 503, "it may have needed too much memory")
        assert client.ask("ASK {}").status == 200


def test_an_answer_that_is_too_long_is_refused(narrow: Client) -> None:
    for text in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s a ?o }"):
        refused(narrow.ask(text), 400, "longer than 5000 bytes, expected a LIMIT")
    assert narrow.ask("SELECT * { ?s ?p ?o } LIMIT 3").status == 200


def test_a_body_that_is_too_long_is_refused(narrow: Client) -> None:
    text = "ASK {} #" + "字" * 2000
    refused(narrow.post(text, QUERY), 413, "expected at most 2000")
    assert narrow.post("ASK {}", QUERY).status == 200


def test_more_queries_than_jobs_wait_for_their_turn(narrow: Client) -> None:
    said: list[int] = []
    threads = [threading.Thread(target=lambda: said.append(narrow.ask(ENDLESS).status))]
    threads[0].start()
    time.sleep(0.5)
    said.append(narrow.ask("ASK {}").status)
    threads[0].join()
    assert sorted(said) in ([200, 503], [503, 503])


def test_a_folder_or_port_that_cannot_be_served_is_told(
    samples_graph: Path, tmp_path: Path, served: Client
) -> None:
    with pytest.raises(ServeError, match="expected the output folder of a build"):
        make_server(tmp_path, 0)
    with pytest.raises(ServeError, match=f"port {served.port}: 端口不能用"):
        make_server(samples_graph, served.port)
    result = run("serve", samples_graph, "--port", served.port)
    assert result.exit_code == 1
    assert "expected a free one" in result.stderr
