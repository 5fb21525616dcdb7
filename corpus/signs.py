"""The beginning of a text that has no name in, its format out."""

from __future__ import annotations

import re

SIGNS = {
    "html": re.compile(
        rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>\s|<!--.*?-->|<\?xml.*?\?>)*+"
        rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script)\b",
        re.I | re.S,
    ),
    "pdf": re.compile(rb"%PDF-"),
    "docx": re.compile(rb"PK\x03\x04"),
}
"""How files of some formats begin: what has no name, and so no suffix, is told by it."""
SAMPLE = 4096


def find_format(data: bytes) -> str:
    """Tell the format of a text that has no name by how it begins; Markdown where nothing tells.

    >>> find_format(b"<!DOCTYPE html><p>..."), find_format(b"# ...")
    ('html', 'markdown')
    """
    # A text in UTF-16 has every other byte empty.
    head = data[:SAMPLE].replace(b"\0", b"")
    return next((name for name, sign in SIGNS.items() if sign.match(head)), "markdown")
