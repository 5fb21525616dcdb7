"""The query page: the editor, with the shipped questions as examples."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from graph.questions import read_questions
from graph.stores.query_sparql import open_sparql_store
from graph.write_report import read_graph_name

FOLDER = Path(__file__).parent


def to_page(folder: Path) -> str:
    """Give the HTML of the query page for the graph of `folder`.

    Its examples declare the prefixes they use, so that they run in other tools as well.
    """
    _, prefixes = open_sparql_store(folder)
    data = {
        "strings": json.loads((FOLDER / "strings.json").read_bytes()),
        "prefixes": prefixes,
        "questions": [
            {"id": row.id, "zh": row.zh, "en": row.en, "query": declare(row.sparql, prefixes)}
            for row in read_questions()
        ],
    }
    # `<` would end the element that holds the data.
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    page = (FOLDER / "page.html").read_text(encoding="utf-8")
    filled = {"graph": escape(read_graph_name(folder)), "data": text}
    return re.sub(r"\{\{ (\w+) \}\}", lambda found: filled[found[1]], page)


def declare(query: str, prefixes: Mapping[str, str]) -> str:
    """Put declarations of the prefixes it uses before a query.

    >>> print(declare("SELECT * { ?s a xz:Claim }", {"xz": "urn:xz#", "id": "urn:id/"}))
    PREFIX xz: <urn:xz#>
    <BLANKLINE>
    SELECT * { ?s a xz:Claim }
    """
    used = sorted(name for name in prefixes if re.search(rf"(?<![\w:]){name}:", query))
    lines = [f"PREFIX {name}: <{prefixes[name]}>" for name in used]
    return "\n".join([*lines, "", query.strip()])
