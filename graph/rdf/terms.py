"""Words in, RDF terms out: `name("skos:prefLabel")`, texts, numbers and dates as literals."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

import pyoxigraph as ox

PREFIXES = Path(__file__).with_name("prefixes.toml")
KEPT = 1 << 12
"""IRIs that are at hand at once: what is named often is made once, and memory stays bounded."""


@cache
def read_prefixes(base: str) -> dict[str, str]:
    """Read the prefixes of our files, `id` being `base`."""
    return {**tomllib.loads(PREFIXES.read_text(encoding="utf-8")), "id": base}


@cache
def name(prefixed: str) -> ox.NamedNode:
    """Give the IRI of a prefixed name of a vocabulary.

    >>> name("skos:prefLabel").value
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, local = prefixed.split(":")
    return ox.NamedNode(read_prefixes("")[prefix] + local)


@lru_cache(maxsize=KEPT)
def node(iri: str) -> ox.NamedNode:
    """Give a full IRI as a term; raises `ValueError` where it is none."""
    return ox.NamedNode(iri)


def chinese(text: str) -> ox.Literal:
    """Give a literal tagged `zh`."""
    return ox.Literal(text, language="zh")


def english(text: str) -> ox.Literal:
    """Give a literal tagged `en`."""
    return ox.Literal(text, language="en")


def whole(number: int) -> ox.Literal:
    """Give an xsd:nonNegativeInteger."""
    return ox.Literal(str(number), datatype=name("xsd:nonNegativeInteger"))


def decimal(number: Decimal | float) -> ox.Literal:
    """Give an xsd:decimal without exponent or idle zeros.

    >>> decimal(Decimal("50200000000000.0")).value, decimal(0.1).value, decimal(1e-7).value
    ('50200000000000', '0.1', '0.0000001')
    """
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    plain = f"{exact:f}"
    text = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return ox.Literal(text, datatype=name("xsd:decimal"))


def day(value: date) -> ox.Literal:
    """Give an xsd:date."""
    return ox.Literal(value.isoformat(), datatype=name("xsd:date"))
