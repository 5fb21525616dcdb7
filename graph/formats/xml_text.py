"""Texts and attributes in, XML 1.0 out: https://www.w3.org/TR/xml/#charsets.

XML holds no control characters but tab and line ends, not even escaped. Each stands as its picture
(U+0001 as ␁, U+2401), so that it is seen and two names that differ in one still differ; what has no
picture is U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PICTURES = 0x2400
MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# A reader of XML puts blanks or line feeds for these where they are not escaped.
BLANKS = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
ESCAPES = str.maketrans({**MARKUP, **BLANKS})


def to_xml(text: str) -> str:
    r"""Give a text as it may stand between tags and in quotes.

    >>> to_xml("甲 & <乙>\n\x01")
    '甲 &amp; &lt;乙&gt;&#10;␁'
    """
    return FORBIDDEN.sub(_to_picture, text).translate(ESCAPES)


def to_attributes(pairs: Iterable[tuple[str, object]]) -> str:
    """Give attributes, each after a blank.

    >>> to_attributes([("id", "甲"), ("weight", 2)])
    ' id="甲" weight="2"'
    """
    return "".join(f' {name}="{to_xml(str(value))}"' for name, value in pairs)


def count_forbidden(texts: Iterable[str]) -> int:
    """Count the characters of `texts` that XML cannot hold."""
    return sum(len(FORBIDDEN.findall(text)) for text in texts)


def _to_picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(PICTURES + code) if code < 0x20 else "\ufffd"
