"""Which format an answer is written in: what the client accepts, of what the answer can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus

import pyoxigraph

from graph.serve.model import RefusedError

RESULTS: Mapping[str, pyoxigraph.QueryResultsFormat] = {
    "application/sparql-results+json": pyoxigraph.QueryResultsFormat.JSON,
    "application/json": pyoxigraph.QueryResultsFormat.JSON,
    "application/sparql-results+xml": pyoxigraph.QueryResultsFormat.XML,
    "application/xml": pyoxigraph.QueryResultsFormat.XML,
    "text/xml": pyoxigraph.QueryResultsFormat.XML,
    "text/csv": pyoxigraph.QueryResultsFormat.CSV,
    "text/tab-separated-values": pyoxigraph.QueryResultsFormat.TSV,
}
"""For rows and truth values; the first is given to who takes anything."""

GRAPHS: Mapping[str, pyoxigraph.RdfFormat] = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "text/plain": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
    "application/json": pyoxigraph.RdfFormat.JSON_LD,
}
"""For graphs, which CONSTRUCT and DESCRIBE give."""


def choose(accept: str, offered: tuple[str, ...]) -> str:
    """Give the offered media type that `accept` likes best, the earliest of equals.

    As RFC 9110, section 12.5.1, has it. Raises `RefusedError` (406) where it takes
    none of them.

    >>> choose("text/csv;q=0.5, application/*", ("text/csv", "application/json"))
    'application/json'
    """
    ranges = tuple(_to_ranges(accept)) or (("*/*", 1.0),)
    liked = {offer: _to_quality(offer, ranges) for offer in offered}
    best = max(offered, key=lambda offer: liked[offer])
    if not liked[best]:
        what = f"cannot answer in {accept}, expected one of: {', '.join(offered)}"
        raise RefusedError(HTTPStatus.NOT_ACCEPTABLE, what)
    return best


def _to_ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if found := re.fullmatch(r"q\s*=\s*(0(?:\.\d*)?|1(?:\.0*)?)", parameter):
                quality = float(found[1])
        if name:
            yield name, quality


def _to_quality(offer: str, ranges: tuple[tuple[str, float], ...]) -> float:
    """Give the quality of the most exact range that holds the offer, 0 where none does."""
    kind = offer.partition("/")[0]
    for name in (offer, f"{kind}/*", "*/*"):
        found = [quality for wanted, quality in ranges if wanted == name]
        if found:
            return max(found)
    return 0.0
