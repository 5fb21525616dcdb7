"""Cells of a page's table that reach over others leave blank ones, so that columns stay in line."""

from __future__ import annotations

import pytest

from corpus import Kind
from corpus.formats.spans import Grid
from tests.test_corpus_formats import TEXT, read


def rows(table: str) -> list[str]:
    """Give the rows of a table as text."""
    page = f"<html><body><p>{TEXT}</p><table>{table}</table></body></html>"
    return [
        one.text.value
        for one in read("a.html", page.encode(), "html").sentences
        if one.text.value != TEXT
    ]


def test_a_cell_over_columns_and_one_over_rows() -> None:
    assert rows(
        "<tr><th rowspan='2'>县</th><th colspan='2'>产量</th></tr>"
        "<tr><th>9月</th><th>累计</th></tr>"
        "<tr><td>青榆</td><td>3</td><td>5</td></tr>"
    ) == ["县 | 产量 |", "| 9月 | 累计", "青榆 | 3 | 5"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # A cell alone in its row has no columns to keep in line.
        ("<tr><td colspan='3'>表1</td></tr><tr><td>甲</td><td>3</td></tr>", ["表1", "甲 | 3"]),
        (
            "<tr><td rowspan='2'>目录</td><td>标题</td></tr><tr><td>正文在此</td></tr>",
            ["目录 | 标题", "正文在此"],
        ),
        ("<tr><td colspan='x'>甲</td><td colspan='0'>3</td></tr>", ["甲 | 3"]),
        (
            "<tr><td colspan='2'>甲</td><td>3</td></tr><tr><td>乙</td><td>4</td><td>5</td></tr>",
            ["甲 | | 3", "乙 | 4 | 5"],
        ),
    ],
)
def test_bars_stand_only_where_cells_would(table: str, expected: list[str]) -> None:
    assert rows(table) == expected


def test_a_table_inside_a_cell_has_columns_of_its_own() -> None:
    inner = "<table><tr><td>丙</td><td>丁</td></tr></table>"
    told = rows(f"<tr><td rowspan='2'>甲</td><td>{inner}</td></tr><tr><td>乙</td><td>戊</td></tr>")
    assert told[-1] == "| 乙 | 戊"
    assert "丙 | 丁" in "\n".join(told)


def test_a_span_ends_with_its_rows() -> None:
    grid = Grid()
    blank = []
    tall: dict[str, str | None] = {"rowspan": "2"}
    table: list[list[dict[str, str | None]]] = [[tall, {}], [{}, {}], [{}, {}]]
    for cells in table:
        grid.open_row()
        blank.append([grid.open_cell(cell) for cell in cells])
    assert blank == [[0, 0], [1, 0], [0, 0]]


def test_a_row_that_begins_with_a_number_is_no_heading() -> None:
    page = f"<p>{TEXT}</p><table><tr><td>一、茶叶</td><td>3</td></tr></table>"
    document = read("a.html", f"<html><body>{page}</body></html>".encode(), "html")
    kinds: dict[str, Kind] = {one.text.value: one.kind for one in document.sentences}
    assert kinds["一、茶叶 | 3"] == "prose"
