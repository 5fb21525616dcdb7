"""The Cypher that a load runs: labels and types from checked names, every value a parameter."""

from __future__ import annotations

from graph.property_model import Nodes, Relationships

DELETE_NODES = "UNWIND $rows AS row MATCH (node) WHERE elementId(node) = row DETACH DELETE node"
DELETE_RELATIONSHIPS = (
    "UNWIND $rows AS row MATCH ()-[edge]->() WHERE elementId(edge) = row DELETE edge"
)


def to_node_read(label: str) -> str:
    """Read this graph's nodes of a label."""
    return (
        f"MATCH (node:{label} {{graph: $graph}}) RETURN elementId(node) AS id, "
        "node.iri AS iri, labels(node) AS labels, properties(node) AS properties"
    )


def to_relationship_read(label: str) -> str:
    """Read this graph's relationships that start at a node of a label."""
    return (
        f"MATCH (head:{label} {{graph: $graph}})-[edge]->(tail) WHERE edge.graph = $graph "
        "RETURN elementId(edge) AS id, type(edge) AS type, head.iri AS head, tail.iri AS tail, "
        "properties(edge) AS properties"
    )


def to_node_merge(nodes: Nodes) -> str:
    """Create nodes, or set their properties; those of the user's own making stay."""
    label = f"node:{nodes.class_}, " if nodes.class_ else ""
    return (
        f"UNWIND $rows AS row MERGE (node:{nodes.label} {{graph: $graph, iri: row.iri}}) "
        f"SET {label}node += row"
    )


def to_relationship_merge(table: Relationships) -> str:
    """Create relationships between nodes that are there, or set their properties."""
    keys = ["graph: $graph", *(f"{key}: row.properties.{key}" for key in table.key[1:])]
    return (
        "UNWIND $rows AS row "
        f"MATCH (head:{table.start} {{graph: $graph, iri: row.head}}) "
        f"MATCH (tail:{table.end} {{graph: $graph, iri: row.tail}}) "
        f"MERGE (head)-[edge:`{table.type}` {{{', '.join(keys)}}}]->(tail) "
        "SET edge += row.properties"
    )


def to_unlabel(label: str) -> str:
    """Take a label off nodes: an entity's former class."""
    name = label.replace("`", "``")
    return f"UNWIND $rows AS row MATCH (node) WHERE elementId(node) = row REMOVE node:`{name}`"
