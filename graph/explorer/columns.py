"""Tables for the explorer's script: a list of values for each column, strings met often once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Columns = dict[str, list[Any]]
Rows = Iterable[tuple[object, ...]]


class Texts:
    """The strings met so far, each once."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Give the place of `text` in `values`."""
        if text not in self._places:
            self._places[text] = len(self.values)
            self.values.append(text)
        return self._places[text]


def to_columns(names: Sequence[str], rows: Rows) -> Columns:
    """Turn rows into columns; raises `ValueError` for a row that has not one value for each."""
    columns: Columns = {name: [] for name in names}
    for row in rows:
        for name, value in zip(names, row, strict=True):
            columns[name].append(value)
    return columns
