"""The tables of a graph folder as Arrow, from which pandas, polars and DuckDB take them at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract import QUALIFIERS
from graph.faults import to_missing
from graph.read_graph import Graph
from graph.tables import TableError

DAYS = ("time_start", "time_end")
STATED = (*QUALIFIERS, *DAYS, "support", "claim", "bound")
STATEMENTS = pa.schema(
    [
        *((name, pa.string()) for name in ("subject", "subject_class", "relation", "object")),
        *((name, pa.string()) for name in ("object_class", *QUALIFIERS, *DAYS)),
        ("support", pa.int64()),
        ("quotes", pa.list_(pa.string())),
        ("claim", pa.string()),
        ("bound", pa.string()),
    ]
)


def read_frames(folder: Path | str) -> Mapping[str, pa.Table]:
    """Read every table of the output folder of a build, under the name of its file.

    `.to_pandas()` of one is a pandas frame, `polars.from_arrow` takes it, and DuckDB asks it by the
    name of a variable. Raises `TableError` where there is none.
    """
    files = sorted(Path(folder).glob("*.parquet"))
    if not files:
        raise TableError(to_missing(folder, "no tables here", "这里没有表"))
    return {file.stem: pq.read_table(file) for file in files}


def to_frame(graph: Graph) -> pa.Table:
    """Give one row a claim, readable by itself: names and classes of its ends, all its quotes."""
    rows = [
        {
            "subject": row.subject.name,
            "subject_class": row.subject.class_,
            "relation": row.claim.predicate,
            "object": row.object.name,
            "object_class": row.object.class_,
            "quotes": [piece.quote for piece in row.evidence],
            **{name: getattr(row.claim, name) for name in STATED},
        }
        for row in graph.statements()
    ]
    return pa.Table.from_pylist(rows, schema=STATEMENTS)
