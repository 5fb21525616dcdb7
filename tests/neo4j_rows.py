"""What a Neo4j holds of a graph, and what it should hold, to be compared."""

from __future__ import annotations

from graph.neo4j.load_neo4j import load_neo4j
from graph.neo4j.summary import LoadSummary
from graph.property_graph import to_property_graph
from graph.property_model import Nodes, PropertyGraph
from ontology import Knowledge
from tests.neo4j_server import Server

Rows = tuple[list[str], list[str]]


def read_all(server: Server, graph: str | None = "hostile") -> Rows:
    """Give every node and relationship of a graph (None: of all) with labels and properties."""
    with server.driver() as driver:
        nodes = driver.execute_query(
            "MATCH (n) WHERE $graph IS NULL OR n.graph = $graph "
            "RETURN labels(n) AS labels, properties(n) AS properties",
            graph=graph,
        ).records
        edges = driver.execute_query(
            "MATCH (a)-[r]->(b) WHERE $graph IS NULL OR r.graph = $graph "
            "RETURN type(r) AS type, a.iri AS a, b.iri AS b, properties(r) AS properties",
            graph=graph,
        ).records
    return (
        sorted(repr((sorted(r["labels"]), sorted(r["properties"].items()))) for r in nodes),
        sorted(repr((r["type"], r["a"], r["b"], sorted(r["properties"].items()))) for r in edges),
    )


def to_rows(content: PropertyGraph) -> Rows:
    """Give what `read_all` should find of a property graph."""
    nodes, edges = [], []
    for table in content.tables:
        for number, row in enumerate(table.rows):
            values = dict(zip(table.columns, row, strict=True))
            stored = sorted(
                (name, list(value) if isinstance(value, tuple) else value)
                for name, value in values.items()
                if value is not None
            )
            if isinstance(table, Nodes):
                labels = [table.label, *([table.class_] if table.class_ else [])]
                nodes.append(repr((sorted(labels), stored)))
            else:
                edges.append(repr((table.type, *table.ends[number], stored)))
    return sorted(nodes), sorted(edges)


def expected(knowledge: Knowledge, graph: str = "hostile") -> Rows:
    return to_rows(to_property_graph(knowledge, graph))


def load(
    server: Server, knowledge: Knowledge, graph: str = "hostile", batch: int = 5000
) -> LoadSummary:
    return load_neo4j(knowledge, graph, server.uri, server.auth, batch=batch)
