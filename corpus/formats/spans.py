"""Cells of a table that reach over several columns or rows: how many blank ones they leave."""

from __future__ import annotations

from collections.abc import Mapping

MOST = 50
"""Columns or rows that one cell reaches over at most; more is a mistake of the page."""


class Grid:
    """Which columns of a table are taken, row by row, while its cells are read in their order."""

    def __init__(self) -> None:
        self.cells = 0
        self._column = self._over = 0
        self._below: dict[int, int] = {}
        self._begun: dict[int, int] = {}

    def open_row(self) -> None:
        """Begin a row below those read so far."""
        self._below = {at: rows - 1 for at, rows in self._below.items() if rows > 1} | self._begun
        self._begun = {}
        self._column = self._over = self.cells = 0

    def open_cell(self, attributes: Mapping[str, str | None]) -> int:
        """Take the next cell; give how many blank cells stand between it and the one before it.

        >>> grid = Grid()
        >>> grid.open_row(), grid.open_cell({"colspan": "2"}), grid.open_cell({})
        (None, 0, 1)
        """
        last = self._column
        while self._column in self._below:
            self._column += 1
        blank = self._column - last + self._over
        self.cells += 1
        width, height = _to_span(attributes.get("colspan")), _to_span(attributes.get("rowspan"))
        if height > 1:
            columns = range(self._column, self._column + width)
            self._begun |= dict.fromkeys(columns, height - 1)
        self._over = width - 1
        self._column += width
        return blank

    def close_row(self) -> int:
        """Give how many blank cells stand behind the last one of a row of several."""
        last, over = self._column, self._over
        while self._column in self._below:
            self._column += 1
        return over + self._column - last if self.cells > 1 else 0


def _to_span(value: str | None) -> int:
    """Give over how many columns or rows a cell reaches; what is no such number is one."""
    return min(max(int(value), 1), MOST) if value and value.strip().isdecimal() else 1
