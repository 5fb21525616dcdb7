"""Ask a graph folder, in SPARQL or Cypher: read-only, with no server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.stores.answer import Answer, QueryError
from graph.stores.query_cypher import query_cypher
from graph.stores.query_sparql import query_sparql
from graph.stores.query_text import Language, find_language, refuse_writing


def query(
    folder: Path,
    text: str,
    language: Language | str | None = None,
    inferred: bool = False,
    values: Mapping[str, str] | None = None,
) -> Answer:
    """Ask `text` of the stores of `folder`; the language is told by its first words if not given.

    The default graph is schema, graph and evidence; the ontology's concepts with their frames stand
    in the named graph `CONCEPTS_GRAPH`; `inferred` adds, for SPARQL, what follows by rule. `values`
    are bound to the parameters (`$name`) of either language, and are no part of the query's text.
    Raises `QueryError` for a faulty query, one that would write or reach outside the graph, and a
    folder without stores.
    """
    spoken = find_language(text) if language is None else Language(language)
    refuse_writing(text, spoken)
    if spoken is Language.sparql:
        return query_sparql(folder, text, inferred, values)
    if inferred:
        zh = "Cypher 库里没有推出的事实，应用 SPARQL"
        raise QueryError("the Cypher store holds no inferences, expected SPARQL", zh=zh)
    return query_cypher(folder, text, values)
