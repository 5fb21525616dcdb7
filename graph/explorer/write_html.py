"""The HTML explorer: one file that opens without a network, built with pyvis and our own template.

Data stand in JSON blocks that no label can leave, and a Content-Security-Policy with the hashes of
the file's own script and style allows nothing else to run or load.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pyvis
from markupsafe import Markup
from pyvis.network import Network

from graph.explorer.answers import Answered
from graph.explorer.data import Data, to_data
from graph.explorer.definitions import Definitions, to_definitions
from graph.labels import Labels
from ontology import Knowledge, read_schema

EXPLORER = Path(__file__).parent
VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = (
    *("data", "state", "text", "marks", "support", "filters", "paths", "places", "drawing"),
    *(
        "camera",
        "room",
        "names",
        "pictures",
        "map",
        "walk",
        "evidence",
        "panel",
        "scenes",
        "questions",
    ),
    *("find", "search", "legend", "timeline", "reading", "table", "svg_pen", "share", "main"),
)
"""The files of the explorer's script, in the order in which they are joined."""
STYLES = ("theme", "explorer", "panel", "views", "narrow")
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1},
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
}


def write_html(
    knowledge: Knowledge,
    labels: Labels,
    path: Path,
    title: str,
    shown: int = 400,
    answers: Sequence[Answered] = (),
    definitions: Definitions | None = None,
) -> None:
    """Write the explorer of `knowledge` to `path`, the same bytes for the same knowledge.

    `labels` gives the Chinese and English label of each class and relation; a name that is missing
    there is shown as it is. At first the `shown` most central entities are drawn; all others can
    be searched and appear when they are selected. `answers` become buttons; `definitions` stand in
    the panel and the legend, where None is given those of the shipped ontology.
    """
    html = to_html(knowledge, labels, title, shown, answers, definitions)
    path.write_text(html, encoding="utf-8", newline="\n")


def to_html(
    knowledge: Knowledge,
    labels: Labels,
    title: str,
    shown: int = 400,
    answers: Sequence[Answered] = (),
    definitions: Definitions | None = None,
) -> str:
    """Give the text of the file that `write_html` writes."""
    meanings = to_definitions(read_schema()) if definitions is None else definitions
    data, passages, reading = to_data(knowledge, labels, answers, meanings)
    network = _to_network(data, title, shown)
    style = "\n".join(_read(f"{name}.css") for name in STYLES)
    script = "\n".join(["(() => {", '"use strict";', *(_read(f"{n}.js") for n in SCRIPTS), "})();"])
    library = VIS.read_text(encoding="utf-8")
    network.templateEnv.autoescape = True
    network.templateEnv.filters["json"] = lambda value: Markup(to_json(value))
    network.templateEnv.globals.update(
        data=data,
        passages=passages,
        reading=reading,
        sight=to_sight(data, shown),
        strings=json.loads(_read("strings.json")),
        classes=json.loads(_read("classes.json")),
        policy=to_policy([library, script], [style]),
        library=library,
        script=script,
        style=style,
        shown=shown,
    )
    html: str = network.generate_html()
    return html + "\n"


def to_json(value: object) -> str:
    """Give JSON that is safe inside a script element: no `<`, `>`, `&`, U+2028 or U+2029 in it.

    >>> print(to_json("</script>"))
    "\\u003c/script\\u003e"
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return written.translate(UNSAFE)


def to_policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Give the Content-Security-Policy that lets just these inline scripts and styles run."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_to_hash, scripts))}",
            f"style-src {' '.join(map(_to_hash, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def to_sight(data: Data, shown: int) -> dict[str, Any]:
    """Give what the first sight needs beside nodes and edges: the counts, and the communities.

    Of their members those that are drawn; `loose` counts who is in none. It stands before all
    other data, so that the map is drawn while these are still being read.
    """
    communities = data["communities"]
    tied = sum(map(len, communities["members"]))
    members = [[row for row in rows if row < shown] for rows in communities["members"]]
    return {
        "counts": {
            "documents": len(data["documents"]["id"]),
            "entities": len(data["entities"]["id"]),
            "claims": len(data["claims"]["subject"]),
        },
        "loose": len(data["entities"]["id"]) - tied,
        "communities": communities | {"members": members},
    }


def _to_network(data: Data, title: str, shown: int) -> Network:
    """Build what is drawn first: the most central entities and the lines between them."""
    network = Network(directed=True, heading=title, cdn_resources="in_line")
    network.set_template_dir(str(EXPLORER), "template.html")
    network.set_options(json.dumps(OPTIONS))
    entities, lines = data["entities"], data["lines"]
    columns = (entities[name] for name in ("name", "en", "class", "x", "y", "size"))
    for number, (name, en, group, x, y, size) in islice(
        enumerate(zip(*columns, strict=True)), shown
    ):
        network.add_node(number, label=name, en=en, group=group, x=x, y=y, size=size)
    rows = zip(*(lines[name] for name in ("from", "to", "kind", "claims", "bend")), strict=True)
    for number, (start, end, kind, claims, bend) in enumerate(rows):
        if start < shown and end < shown:
            network.add_edge(start, end, id=number, kind=kind, value=len(claims), bend=bend)
    return network


def _to_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (EXPLORER / name).read_text(encoding="utf-8")
