"""A networkx graph in; GraphML, for Gephi, yEd and Cytoscape, out: http://graphml.graphdrawing.org."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from graph.formats.attributes import EDGE, NODE, Kind, to_edges, to_values
from graph.formats.xml_text import to_attributes, to_xml

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
        http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">
"""
OWN: Mapping[str, Kind] = {"label": "string", "iri": "string"}
"""What Gephi shows, and the name of a node or edge: an id of GraphML may hold no IRI."""


def to_graphml(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Give the lines of the file, in the order of the graph, which also numbers nodes and edges."""
    yield HEAD
    for domain, columns in (("node", NODE), ("edge", EDGE)):
        for name, kind in {**OWN, **columns}.items():
            pairs = (("id", f"{domain}_{name}"), ("for", domain), ("attr.name", name))
            yield f"  <key{to_attributes((*pairs, ('attr.type', kind)))}/>\n"
    yield '  <graph edgedefault="directed">\n'
    ids = {node: f"n{number}" for number, node in enumerate(graph)}
    for node, properties in graph.nodes(data=True):
        yield f"    <node{to_attributes([('id', ids[node])])}>\n"
        own = (("label", properties["name"]), ("iri", node))
        yield from _data("node", [*own, *to_values(NODE, properties)])
        yield "    </node>\n"
    for number, (iri, start, end, edge) in enumerate(to_edges(graph)):
        ends = (("id", f"e{number}"), ("source", ids[start]), ("target", ids[end]))
        yield f"    <edge{to_attributes(ends)}>\n"
        own = (("label", edge["relation"]), ("iri", iri))
        yield from _data("edge", [*own, *to_values(EDGE, edge)])
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _data(domain: str, values: list[tuple[str, str]]) -> Iterator[str]:
    for name, text in values:
        yield f'      <data key="{domain}_{name}">{to_xml(text)}</data>\n'
