"""Literals in; whether they have values, the same, or those of a datatype, out: OWL 2's map.

https://www.w3.org/TR/owl2-syntax/#Datatype_Maps. Of a datatype outside the map nothing is said.
"""

from __future__ import annotations

from fractions import Fraction

import pyoxigraph as ox

from ontology.consistency.spellings import BOUNDS, OWL, READERS, TEXTS, XSD, is_within, to_value

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"


def is_lawful(literal: ox.Literal) -> bool:
    """Whether the literal has a value, as far as the map knows its datatype.

    >>> is_lawful(ox.Literal("12", datatype=ox.NamedNode(XSD + "integer")))
    True
    >>> is_lawful(ox.Literal("twelve", datatype=ox.NamedNode(XSD + "integer")))
    False
    """
    datatype = literal.datatype.value
    return datatype not in READERS or to_value(literal) is not None


def allows(datatype: str, literal: ox.Literal) -> bool:
    """Whether the datatype has the value of the literal; True where the map cannot tell.

    >>> allows(XSD + "integer", ox.Literal("2.0", datatype=ox.NamedNode(XSD + "decimal")))
    True
    >>> allows(XSD + "integer", ox.Literal("2"))
    False
    """
    value = to_value(literal)
    if value is None or datatype == RDFS + "Literal":
        return True
    space, content = value
    if datatype in (RDF + "langString", RDF + "PlainLiteral"):
        return space == "tagged text" or (space == "text" and datatype == RDF + "PlainLiteral")
    if datatype in (OWL + "real", OWL + "rational"):
        return space == "real"
    if datatype not in READERS:
        return True
    local = datatype.removeprefix(XSD)
    if local in TEXTS:
        return space == "text" and TEXTS[local].fullmatch(str(content)) is not None
    if local == "decimal":
        return isinstance(content, Fraction) and _is_decimal(content)
    if local in BOUNDS:
        return isinstance(content, Fraction) and is_within(content, local)
    if local == "dateTimeStamp":
        return space == "dateTime" and str(content)[-6] in "+-"
    return space == local


def differ(left: ox.Literal, right: ox.Literal) -> bool:
    """Whether both have values, and not the same one."""
    values = to_value(left), to_value(right)
    return None not in values and values[0] != values[1]


def is_equal(left: ox.Literal, right: ox.Literal) -> bool:
    """Whether both have the same value."""
    value = to_value(left)
    return left == right or (value is not None and value == to_value(right))


def _is_decimal(number: Fraction) -> bool:
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
