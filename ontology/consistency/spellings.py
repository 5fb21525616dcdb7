"""Spellings of literals in; their values out: the lexical spaces of OWL 2's datatype map.

https://www.w3.org/TR/owl2-syntax/#Datatype_Maps. A datatype outside the map has no reader.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_hex
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"

Value = tuple[str, object]
"""A value and the space it is of: `real`, `float`, `double`, `text`, `tagged text` and others."""

DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
WHOLE = re.compile(r"[+-]?\d+")
FLOAT = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN")
RATIONAL = re.compile(r"[+-]?\d+\s*/\s*0*[1-9]\d*")
DATETIME = re.compile(
    r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-4]):[0-5]\d:[0-5]\d(\.\d+)?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?"
)
TEXTS: Mapping[str, re.Pattern[str]] = {
    "string": re.compile(r"(?s).*"),
    "normalizedString": re.compile(r"[^\t\n\r]*"),
    "token": re.compile(r"([^\s]+( [^\s]+)*)?"),
    "language": re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
    "Name": re.compile(r"([^\W\d]|[_:])[\w.:\-·]*"),
    "NCName": re.compile(r"([^\W\d]|_)[\w.\-·]*"),
    "NMTOKEN": re.compile(r"[\w.:\-·]+"),
}
BOUNDS: Mapping[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    **{f"{n}": (-(2 ** (b - 1)), 2 ** (b - 1) - 1)
       for n, b in (("byte", 8), ("short", 16), ("int", 32), ("long", 64))},
    **{f"unsigned{n}": (0, 2**b - 1)
       for n, b in (("Byte", 8), ("Short", 16), ("Int", 32), ("Long", 64))},
}  # fmt: skip


def to_value(literal: ox.Literal) -> Value | None:
    """Give the value, None where it has none or its datatype is not in the map."""
    if literal.language:
        return "tagged text", (literal.value, literal.language.lower())
    read = READERS.get(literal.datatype.value)
    return read(literal.value) if read else None


def is_within(number: Fraction, local: str) -> bool:
    """Whether a number is whole and within the bounds of a datatype of whole numbers."""
    least, most = BOUNDS[local]
    above = least is None or number >= least
    return number.denominator == 1 and above and (most is None or number <= most)


def _read_text(pattern: re.Pattern[str], text: str) -> Value | None:
    return ("text", text) if pattern.fullmatch(text) else None


def _read_whole(local: str, text: str) -> Value | None:
    trimmed = text.strip()
    if WHOLE.fullmatch(trimmed) is None or not is_within(Fraction(trimmed), local):
        return None
    return "real", Fraction(trimmed)


def _read_decimal(text: str) -> Value | None:
    trimmed = text.strip()
    return ("real", Fraction(Decimal(trimmed))) if DECIMAL.fullmatch(trimmed) else None


def _read_rational(text: str) -> Value | None:
    if RATIONAL.fullmatch(text.strip()) is None:
        return None
    upper, lower = text.split("/")
    return "real", Fraction(int(upper), int(lower))


def _read_float(space: str, text: str) -> Value | None:
    trimmed = text.strip()
    return (space, repr(float(trimmed))) if FLOAT.fullmatch(trimmed) else None


def _read_boolean(text: str) -> Value | None:
    truth = {"true": True, "1": True, "false": False, "0": False}.get(text.strip())
    return None if truth is None else ("boolean", truth)


def _read_moment(space: str, text: str) -> Value | None:
    trimmed = text.strip()
    found = DATETIME.fullmatch(trimmed)
    if found is None or (space == "dateTimeStamp" and found["zone"] is None):
        return None
    try:
        moment = datetime.fromisoformat(trimmed.replace("Z", "+00:00"))
    except ValueError:  # Python has no year 0, none of five digits, no hour 24.
        return "dateTime", trimmed.replace("Z", "+00:00")
    return "dateTime", moment.isoformat()


def _read_bytes(space: str, read: Callable[[str], bytes], text: str) -> Value | None:
    try:
        return space, read("".join(text.split()))
    except (Error, ValueError):
        return None


READERS: Mapping[str, Callable[[str], Value | None]] = {
    **{XSD + local: partial(_read_text, pattern) for local, pattern in TEXTS.items()},
    **{XSD + local: partial(_read_whole, local) for local in BOUNDS},
    XSD + "decimal": _read_decimal,
    OWL + "rational": _read_rational,
    XSD + "float": partial(_read_float, "float"),
    XSD + "double": partial(_read_float, "double"),
    XSD + "boolean": _read_boolean,
    XSD + "dateTime": partial(_read_moment, "dateTime"),
    XSD + "dateTimeStamp": partial(_read_moment, "dateTimeStamp"),
    XSD + "anyURI": lambda text: ("anyURI", text.strip()),
    XSD + "hexBinary": partial(_read_bytes, "hexBinary", a2b_hex),
    XSD + "base64Binary": partial(
        _read_bytes, "base64Binary", partial(a2b_base64, strict_mode=True)
    ),
}
