"""Rows in; the same in order out, with memory that does not grow with their number.

What is not in order already is sorted by SQLite, in a file of its own that goes when it is closed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, TypeVar

Row = TypeVar("Row")
Cells = tuple[Any, ...]
"""Texts and whole numbers."""

FIRST = itemgetter(0)


def to_ordered(rows: Iterable[Cells], width: int) -> Iterator[Cells]:
    """Give each row of `width` cells once, in order; texts are in the order of their characters.

    >>> list(to_ordered([("b", 1), ("a", 2), ("b", 1), ("a", 1)], 2))
    [('a', 1), ('a', 2), ('b', 1)]
    """
    columns = [f"c{number}" for number in range(width)]
    names, marks = ", ".join(columns), ", ".join("?" * width)
    with closing(sqlite3.connect("")) as store:
        store.execute(f"CREATE TABLE rows ({names})")
        store.executemany(f"INSERT INTO rows VALUES ({marks})", rows)
        yield from store.execute(f"SELECT DISTINCT {names} FROM rows ORDER BY {names}")


def in_order(rows: Sequence[Row], key: Callable[[Row], Any]) -> Iterator[Row]:
    """Give rows in the order of a key, a text or a tuple; as they come where they are in order."""
    if all(key(one) <= key(other) for one, other in pairwise(rows)):
        yield from rows
    elif rows:
        keys = ((*_to_cells(key(row)), place) for place, row in enumerate(rows))
        for cells in to_ordered(keys, len(_to_cells(key(rows[0]))) + 1):
            yield rows[cells[-1]]


def _to_cells(key: Any) -> Cells:
    return key if isinstance(key, tuple) else (key,)


def to_joined(
    rows: Iterable[Row],
    key: Callable[[Row], Any],
    others: Iterable[Cells],
    other_key: Callable[[Cells], Any] = FIRST,
) -> Iterator[tuple[Row | None, list[Cells]]]:
    """Give each row with the others of its key, their first cell; both must be in that order.

    Of rows with one key the first has the others. Those that no row has come at the end, with
    None, key by key: they alone are held until then.

    >>> list(to_joined("ab", str, [("a", 1), ("a", 2), ("c", 3)]))
    [('a', [('a', 1), ('a', 2)]), ('b', []), (None, [('c', 3)])]
    """
    alone: list[list[Cells]] = []
    groups = ((first, [*group]) for first, group in groupby(others, key=other_key))
    waiting = next(groups, None)
    for row in rows:
        own: list[Cells] = []
        while waiting is not None and waiting[0] <= key(row):
            if waiting[0] == key(row):
                own = waiting[1]
            else:
                alone.append(waiting[1])
            waiting = next(groups, None)
        yield row, own
    if waiting is not None:
        alone += [waiting[1], *(group for _, group in groups)]
    for group in alone:
        yield None, group
