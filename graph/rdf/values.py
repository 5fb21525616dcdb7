"""Periods and quantities in, their triples in OWL-Time and QUDT out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pyoxigraph as ox

from graph.rdf.terms import chinese, day, decimal, name
from ontology import Bound, Period, Quantity

BOUNDS: Mapping[Bound, str] = {
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
    """Say of `node` where the interval `period` begins and ends, as far as that is known.

    That it is an interval, and what its first and last day are, is said elsewhere.
    """
    if period.start is not None:
        yield ox.Triple(node, name("time:hasBeginning"), _instant(period.start, base))
    if period.end is not None:
        yield ox.Triple(node, name("time:hasEnd"), _instant(period.end, base))


def to_interval_triples(periods: Iterable[Period], base: str) -> Iterator[ox.Triple]:
    """Say of each period that it is an interval, where it begins and ends, and of its days.

    The periods come once each, in the order in which they are written.
    """
    days: set[date] = set()
    for period in periods:
        node = to_period_node(period, base)
        yield ox.Triple(node, name("rdf:type"), name("time:Interval"))
        yield from to_period_triples(node, period, base)
        days |= to_days(period)
    yield from to_instant_triples(days, base)


def to_instant_triples(days: Iterable[date], base: str) -> Iterator[ox.Triple]:
    """Say of each day that it is an instant, and which, from the first to the last."""
    for value in sorted(set(days)):
        node = _instant(value, base)
        yield ox.Triple(node, name("rdf:type"), name("time:Instant"))
        yield ox.Triple(node, name("time:inXSDDate"), day(value))


def to_days(period: Period) -> set[date]:
    """Give the first and last day of a period, as far as known."""
    return {value for value in (period.start, period.end) if value is not None}


def to_quantity_triples(node: ox.NamedNode, quantity: Quantity) -> Iterator[ox.Triple]:
    """Say of `node` its number or those of its range, its unit as worded and in QUDT, its bound.

    Of the bound only what its own wording says: another sentence may say 以上 of the same number.
    """
    if quantity.upper is None:
        yield ox.Triple(node, name("qudt:numericValue"), decimal(quantity.number))
    else:
        yield ox.Triple(node, name("qudt:lowerBound"), decimal(quantity.number))
        yield ox.Triple(node, name("qudt:upperBound"), decimal(quantity.upper))
    if quantity.bound != "exact":
        yield ox.Triple(node, name("xz:bound"), name(BOUNDS[quantity.bound]))
    if quantity.unit:
        yield ox.Triple(node, name("xz:unitLabel"), chinese(quantity.unit))
    if quantity.unit_iri is not None:
        yield ox.Triple(node, name("qudt:hasUnit"), ox.NamedNode(quantity.unit_iri))


def _instant(value: date, base: str) -> ox.NamedNode:
    return ox.NamedNode(f"{base}instant-{value:%Y%m%d}")
