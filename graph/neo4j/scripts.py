"""The scripts that load the CSV files: a shell script for the bulk importer, and Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.neo4j.csv_cells import to_end_headers, to_file_name, to_header, to_key_header
from graph.property_model import Nodes, PropertyGraph, Relationships, Type

TEMPLATES = Path(__file__).parent
BATCH = 5000

READERS: Mapping[Type, str] = {
    "string": "{field}",
    "int": "toInteger({field})",
    "float": "toFloat({field})",
    "string[]": "split({field}, '{delimiter}')",
}
"""How a field of each type is read back by `LOAD CSV`, which gives texts alone."""


def to_import_script(content: PropertyGraph, delimiter: str) -> str:
    """Give the shell script that hands every file to `neo4j-admin`."""
    files = [f"    --nodes={to_file_name(nodes)} \\" for nodes in content.nodes]
    files += [f"    --relationships={to_file_name(table)} \\" for table in content.relationships]
    code = f"U+{ord(delimiter):04X}"
    return _read("import.sh").replace("{delimiter}", code).replace("{files}", "\n".join(files))


def to_load_script(content: PropertyGraph, delimiter: str) -> str:
    """Give the Cypher that makes the constraints and loads every file, nodes first."""
    loads = [_to_node_load(nodes, delimiter) for nodes in content.nodes]
    loads += [_to_relationship_load(table, delimiter) for table in content.relationships]
    script = _read("load.cypher").replace("{schema}", _read("schema.cypher"))
    return script.replace("{loads}", "\n".join(loads))


def read_schema_statements() -> tuple[str, ...]:
    """Read the statements that make the constraints and full-text indexes, in order."""
    statements = _read("schema.cypher").split(";")
    return tuple(statement.strip() for statement in statements if statement.strip())


def _to_node_load(nodes: Nodes, delimiter: str) -> str:
    key = to_key_header(nodes)
    name, *others = nodes.columns
    columns = {other: nodes.columns[other] for other in others}
    label = f"node:{nodes.class_},\n      " if nodes.class_ else ""
    return _to_load(
        to_file_name(nodes),
        f"  MERGE (node:{nodes.label} {{graph: row.graph, {name}: row.`{key}`}})",
        f"  SET {label}{_to_settings('node', columns, delimiter)}",
    )


def _to_relationship_load(table: Relationships, delimiter: str) -> str:
    head, tail = to_end_headers(table)
    keys = ", ".join(f"{key}: row.{key}" for key in table.key)
    return _to_load(
        to_file_name(table),
        f"  MATCH (head:{table.start} {{graph: row.graph, iri: row.`{head}`}})",
        f"  MATCH (tail:{table.end} {{graph: row.graph, iri: row.`{tail}`}})",
        f"  MERGE (head)-[edge:`{table.type}` {{{keys}}}]->(tail)",
        f"  SET {_to_settings('edge', table.columns, delimiter)}",
    )


def _to_load(file: str, *clauses: str) -> str:
    head = f"LOAD CSV WITH HEADERS FROM 'file:///{file}' AS row\nCALL (row) {{\n"
    return head + "\n".join(clauses) + f"\n}} IN TRANSACTIONS OF {BATCH} ROWS;\n"


def _to_settings(variable: str, columns: Mapping[str, Type], delimiter: str) -> str:
    code = f"\\u{ord(delimiter):04x}"
    return ",\n      ".join(
        f"{variable}.`{name}` = "
        + READERS[kind].format(field=f"row.`{to_header(name, kind)}`", delimiter=code)
        for name, kind in columns.items()
    )


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
