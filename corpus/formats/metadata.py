"""What a file states beside its text: meta elements of HTML, front matter of Markdown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from corpus.facts.model import Stated
from corpus.formats.article import ELEMENTS

_FIELDS = {name: field for field, names in ELEMENTS["metadata"].items() for name in names}
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<rows>.*?)^(?:---|\.\.\.)[ \t]*$", re.M | re.S)
_ROW = re.compile(
    r"^(?P<key>[^\s:#\-][^:\n]*?)[ \t]*:[ \t]*(?P<value>[^\n]*)$|^[ \t]*-[ \t]+(?P<item>[^\n]+)$",
    re.M,
)
_QUOTED = re.compile(r"""^(["'])(.*)\1$""")


def to_stated(rows: Iterable[tuple[str, str]]) -> tuple[str, Stated]:
    """Give the title and what else the rows state; of days the first that is written out counts.

    >>> to_stated([("Author", "林知秋"), ("PubDate", "2024-07-15"), ("viewport", "width=1")])
    ('', Stated(authors=('林知秋',), published='2024-07-15'))
    """
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in rows:
        field = _FIELDS.get(key.strip().lower())
        if field and value.strip():
            found[field].append(value.strip())
    title, published = (next(iter(found[field]), "") for field in ("title", "published"))
    return title, Stated(tuple(dict.fromkeys(found["authors"])), published)


def find_rows(text: str) -> Iterator[tuple[str, str]]:
    """Give the rows of a Markdown file's front matter, a list as a row for each item.

    >>> list(find_rows("---\\ntitle: 数据\\nauthors:\\n  - 何溪\\ndate: '2024-08-09'\\n---\\n"))
    [('title', '数据'), ('authors', ''), ('authors', '何溪'), ('date', '2024-08-09')]
    """
    block = FRONT_MATTER.match(text)
    key = ""
    for row in _ROW.finditer(block["rows"]) if block else ():
        key = row["key"] or key
        value = row["item"] or row["value"] or ""
        if value[:1] == "[" and value[-1:] == "]":
            yield from ((key, _bare(item)) for item in value[1:-1].split(","))
        else:
            yield key, _bare(value)


def _bare(value: str) -> str:
    return _QUOTED.sub(r"\2", value.strip())
