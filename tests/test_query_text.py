"""Which language a query is in, and what is refused before or by the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.stores.query import query
from graph.stores.query_text import Language, find_language

pytest_plugins = ["tests.plugin_stores"]


@pytest.fixture
def out(hostile_graph: Path) -> Path:
    return hostile_graph


LANGUAGES = [
    ("SELECT * { ?s ?p ?o }", Language.sparql),
    ("# MATCH\nprefix a: <urn:a#> # RETURN\n base <urn:b> ask {}", Language.sparql),
    ("  construct { ?s ?p ?o } where { ?s ?p ?o }", Language.sparql),
    ("INSERT DATA { <urn:a> <urn:b> 1 }", Language.sparql),
    ("// SELECT\n/* ASK\n*/ match (n) return n", Language.cypher),
    ("UNWIND [1] AS x RETURN x", Language.cypher),
    ("WITH 1 AS x RETURN x", Language.cypher),
    ("MERGE (n) RETURN n", Language.cypher),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_is_told_by_the_first_keyword(text: str, language: Language) -> None:
    assert find_language(text) is language


REFUSED = [
    ("MATCH (n:Entity) SET n.name = 'x'", "read-only"),
    ("WITH 1 AS x CREATE (:Entity {iri: 'x'})", "read-only"),
    ("CREATE (:Entity {iri: 'x'})", "CREATE would change"),
    ("COPY (MATCH (n) RETURN n.iri) TO 'stolen.csv'", "COPY would change"),
    ("EXPORT DATABASE 'stolen'", "EXPORT would change"),
    (
        "UNWIND [1] AS x LOAD FROM 'a.csv' RETURN *",
        "1:17: LOAD FROM 会读图谱之外的数据；LOAD FROM would read",
    ),
    ("RETURN 1; RETURN 2", "one query at a time"),
    ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT would change"),
    ("PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }", "DELETE would change"),
    ("DROP ALL", "DROP would change"),
    (
        "SELECT * {\n  SERVICE <urn:x> { ?s ?p ?o } }",
        "2:3: SERVICE 会读图谱之外的数据；SERVICE would read",
    ),
    ("SELECT * {\n ?s ?p }", "2:9: SPARQL 有误；expected"),
    ("MATCH (n:Entity)\n RETURN n.iri,,", "2:15: "),
    ("MATCH (n:Entity) RETURN n.nothing", "Cannot find property nothing"),
    ("HELLO", "neither SPARQL nor Cypher begins with 'HELLO'"),
    ("", "neither SPARQL nor Cypher begins with 'nothing'"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_writes_or_reaches_out_or_is_faulty_is_refused(
    out: Path, text: str, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"\w") as caught:
        query(out, text)
    assert reason in str(caught.value)
    assert list(tmp_path.iterdir()) == []
