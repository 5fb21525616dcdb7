"""Links between documents, people and bodies in every store: asked alike, they answer alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import query, read_tables, to_networkx, write_neo4j
from graph.property_graph import DanglingError, to_property_graph
from graph.property_model import LINKS, to_type
from tests.ontology_sample import schema

SPARQL = """SELECT ?from ?to WHERE {{ ?a xz:{property} ?b .
  ?a skos:prefLabel ?from . ?b skos:prefLabel ?to .
  FILTER(lang(?from) = "zh" && lang(?to) = "zh") }}"""
CYPHER = "MATCH (a:Entity)-[r:{type}]->(b:Entity) RETURN a.name AS `from`, b.name AS `to`"


@pytest.mark.parametrize("link", schema().links, ids=lambda term: term.name)
def test_sparql_and_cypher_answer_alike(samples_graph: Path, link: object) -> None:
    name, iri = link.name, link.property_name  # type: ignore[attr-defined]
    sparql = query(samples_graph, SPARQL.format(property=iri), "sparql")
    cypher = query(samples_graph, CYPHER.format(type=to_type(name)), "cypher")
    assert sorted(sparql.rows) == sorted(cypher.rows)
    assert bool(sparql.rows) == (name != "based_at")


def test_the_ontology_and_the_property_graph_have_the_same_links() -> None:
    assert tuple(sorted(to_type(term.name) for term in schema().links)) == LINKS


def test_a_link_is_one_relationship_without_a_claim(samples_graph: Path, tmp_path: Path) -> None:
    knowledge = read_tables(samples_graph)
    once = to_property_graph(knowledge, "g")
    twice = to_property_graph(replace(knowledge, links=knowledge.links * 2), "g")
    for content, times in ((once, 1), (twice, 2)):
        (cites,) = (table for table in content.relationships if table.type == "CITES")
        rows = [row for row in knowledge.links if row.predicate == "cites"]
        assert set(cites.ends) == {(row.subject, row.object) for row in rows}
        assert len(cites.ends) == len(set(cites.ends))
        assert sum(row[1] for row in cites.rows if isinstance(row[1], int)) == times * len(rows)
        assert list(cites.columns) == ["relation", "support", "graph"]
    write_neo4j(knowledge, "g", tmp_path)
    assert (
        (tmp_path / "relationships-CITES.csv")
        .read_text(encoding="utf-8")
        .startswith(":START_ID(Entity),:END_ID(Entity),relation,support:int,graph,:TYPE\n")
    )
    assert "relationships-CITES.csv" in (tmp_path / "load.cypher").read_text(encoding="utf-8")


def test_a_link_to_what_is_not_there_is_refused(samples_graph: Path) -> None:
    knowledge = read_tables(samples_graph)
    broken = replace(knowledge, links=(replace(knowledge.links[0], object="id:nothing"),))
    with pytest.raises(DanglingError, match="a link"):
        to_property_graph(broken, "g")
    with pytest.raises(ValueError, match="joins id:nothing"):
        to_networkx(broken)


def test_networkx_has_each_link_as_an_edge_of_its_own(samples_graph: Path) -> None:
    knowledge = read_tables(samples_graph)
    graph = to_networkx(knowledge)
    ends = {(row.subject, row.object, row.predicate) for row in knowledge.links}
    keyed = {(a, b, key) for a, b, key in graph.edges(keys=True) if not key.startswith("http")}
    assert keyed == ends
