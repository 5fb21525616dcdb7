"""The triples of `evidence.ttl` in, those of `evidence.rdf12.ttl` out: https://www.w3.org/TR/rdf12-concepts/.

In RDF 1.2 a claim is a reifier: one triple, `rdf:reifies`, says what it claims, where RDF 1.1 needs
four. Whether the claimed triple is asserted as well is said by `graph.ttl`, as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from graph.rdf.terms import name

REIFIES = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
PARTS = tuple(map(name, ("rdf:subject", "rdf:predicate", "rdf:object")))
TYPE, STATEMENT = name("rdf:type"), name("rdf:Statement")


def to_rdf12_triples(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Give the same triples with one reified triple for the parts of each statement.

    The triples of a subject must follow each other. Raises `KeyError` for a statement that lacks a
    part.
    """
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        rows = list(group)
        if not any((row.predicate, row.object) == (TYPE, STATEMENT) for row in rows):
            yield from rows
            continue
        yield from (row for row in rows if row.predicate == TYPE and row.object != STATEMENT)
        yield ox.Triple(subject, REIFIES, _to_claimed(rows))
        yield from (row for row in rows if row.predicate not in (TYPE, *PARTS))


def _to_claimed(rows: Iterable[ox.Triple]) -> ox.Triple:
    parts = {row.predicate: row.object for row in rows if row.predicate in PARTS}
    subject, predicate, object_ = (parts[part] for part in PARTS)
    if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode):
        raise TypeError(f"not a triple of IRIs: {subject} {predicate} {object_}")
    return ox.Triple(subject, predicate, object_)
