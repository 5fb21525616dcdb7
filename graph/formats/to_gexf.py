"""A networkx graph in; GEXF 1.3, for Gephi, out: https://gexf.net/schema.html."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from graph.formats.attributes import EDGE, NODE, Kind, to_edges, to_values
from graph.formats.xml_text import to_attributes

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <graph defaultedgetype="directed" mode="static">
"""


def to_gexf(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Give the lines of the file, in the order of the graph; an edge weighs what supports it."""
    yield HEAD
    yield from _columns("node", NODE)
    yield from _columns("edge", EDGE)
    yield f'    <nodes count="{graph.number_of_nodes()}">\n'
    for node, properties in graph.nodes(data=True):
        yield f"      <node{to_attributes([('id', node), ('label', properties['name'])])}>\n"
        yield from _values("node", to_values(NODE, properties))
        yield "      </node>\n"
    yield f'    </nodes>\n    <edges count="{graph.number_of_edges()}">\n'
    for id_, start, end, edge in to_edges(graph):
        ends = (("id", id_), ("source", start), ("target", end), ("label", edge["relation"]))
        weight = ("weight", float(str(edge.get("support", 1))))
        yield f"      <edge{to_attributes((*ends, weight))}>\n"
        yield from _values("edge", to_values(EDGE, edge))
        yield "      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _columns(domain: str, columns: Mapping[str, Kind]) -> Iterator[str]:
    yield f'    <attributes class="{domain}">\n'
    for name, kind in columns.items():
        pairs = (("id", f"{domain}_{name}"), ("title", name), ("type", kind))
        yield f"      <attribute{to_attributes(pairs)}/>\n"
    yield "    </attributes>\n"


def _values(domain: str, values: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, text in values:
        pairs = (("for", f"{domain}_{name}"), ("value", text))
        yield f"          <attvalue{to_attributes(pairs)}/>\n"
    yield "        </attvalues>\n"
