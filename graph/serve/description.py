"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

from http import HTTPStatus

import pyoxigraph

from graph.serve.media_types import GRAPHS, choose
from graph.serve.model import Reply
from graph.stores.dataset import GRAPH_NAMES

PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "format": "http://www.w3.org/ns/formats/",
}
FORMATS = ("JSON", "XML", "CSV", "TSV")


def to_description(accept: str) -> Reply:
    """Give the description of the service in the format that `accept` likes best."""
    media_type = choose(accept, tuple(GRAPHS))
    triples = pyoxigraph.parse(_to_turtle(), format=pyoxigraph.RdfFormat.TURTLE)
    content = pyoxigraph.serialize(
        (quad.triple for quad in triples), format=GRAPHS[media_type], prefixes=PREFIXES
    )
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Reply(HTTPStatus.OK, media_type + charset, content or b"")


def _to_turtle() -> str:
    formats = [f"format:SPARQL_Results_{name}" for name in FORMATS]
    lines = [
        *(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()),
        "<urn:x-xinzhi:service> a sd:Service ; sd:supportedLanguage sd:SPARQL11Query ;",
        f"  sd:resultFormat {', '.join([*formats, 'format:Turtle', 'format:N-Triples'])} ;",
        "  sd:availableGraphs <urn:x-xinzhi:graphs> .",
        "<urn:x-xinzhi:graphs> a sd:GraphCollection .",
        *(f"<urn:x-xinzhi:graphs> sd:namedGraph <{iri}> ." for iri in GRAPH_NAMES),
        *(f"<{iri}> a sd:NamedGraph ; sd:name <{iri}> ." for iri in GRAPH_NAMES),
    ]
    return "\n".join(lines)
