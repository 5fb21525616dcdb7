"""Periods and quantities in, their triples in OWL-Time and QUDT out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from graph.rdf.terms import chinese, day, decimal, name
from ontology import Period, Quantity

BOUNDS = {
    "exact": "xz:exact",
    "at_least": "xz:atLeast",
    "at_most": "xz:atMost",
    "about": "xz:about",
    "between": "xz:between",
}


def to_period_node(period: Period, base: str) -> ox.NamedNode:
    """Give the IRI of a period, made from its first and last day, `open` for none."""
    first, last = (f"{day:%Y%m%d}" if day else "open" for day in (period.start, period.end))
    return ox.NamedNode(f"{base}period-{first}-{last}")


def to_period_triples(node: ox.NamedNode, period: Period, base: str) -> Iterator[ox.Triple]:
    """Say of `node` that it is the interval `period`, its first and last day as far as known."""
    yield ox.Triple(node, name("rdf:type"), name("time:ProperInterval"))
    for end, value in (("time:hasBeginning", period.start), ("time:hasEnd", period.end)):
        if value is None:
            continue
        instant = _instant(value, base)
        yield ox.Triple(node, name(end), instant)
        yield ox.Triple(instant, name("rdf:type"), name("time:Instant"))
        yield ox.Triple(instant, name("time:inXSDDate"), day(value))


def to_quantity_triples(node: ox.NamedNode, quantity: Quantity) -> Iterator[ox.Triple]:
    """Say of `node` its number or those of its range, its unit as worded and in QUDT, its bound."""
    if quantity.upper is None:
        yield ox.Triple(node, name("qudt:numericValue"), decimal(quantity.number))
    else:
        yield ox.Triple(node, name("qudt:lowerBound"), decimal(quantity.number))
        yield ox.Triple(node, name("qudt:upperBound"), decimal(quantity.upper))
    yield ox.Triple(node, name("xz:bound"), name(BOUNDS[quantity.bound]))
    if quantity.unit:
        yield ox.Triple(node, name("xz:unitLabel"), chinese(quantity.unit))
    if quantity.unit_iri is not None:
        yield ox.Triple(node, name("qudt:hasUnit"), ox.NamedNode(quantity.unit_iri))


def _instant(value: date, base: str) -> ox.NamedNode:
    return ox.NamedNode(f"{base}instant-{value:%Y%m%d}")
