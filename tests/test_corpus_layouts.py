"""Pages of PDF files whose places and fonts tell what no text tells: columns, tables, headings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus import Document, SourceFile, read_document
from tests.pdf_pages import Rule, Set, to_pdf

STORES = (
    "仓库过去总是建在地价便宜的地方，货物在那里等待，等待本身不创造价值。自动化改变了等待的意义：货架会移动，"
    "订单会合并，车辆到达的时间可以预先算出来。"
)
COSTS = "企业因此要重新计算成本。租金只是其中一项，时间、退货和缺货同样要算进去，一样都不能少。"
TRUST = "数据流通的难点不在技术，而在信任。信任要靠规则，规则要靠执行，执行要靠看得见的后果。"
CELLS = (("地区", "设备", "规则"), ("沿海", "0.82", "0.64"), ("内陆", "0.61", "0.55"))


def flowed(paragraphs: Sequence[str], wide: int, left: float, top: float) -> list[Set]:
    """Paragraphs set in ten points to a width in characters, the first line of each indented."""
    lines: list[Set] = []
    for paragraph in paragraphs:
        text, indent = paragraph, 2
        while text:
            cut = wide - indent
            while cut < len(text) and text[cut] in "，。、；：":
                cut -= 1
            lines.append(Set(text[:cut], left + 10 * indent, top + 16 * len(lines), 10))
            text, indent = text[cut:], 0
    return lines


def set_wide(text: str) -> float:
    return sum(0.5 if sign.isascii() else 1 for sign in text)


def celled(left: float, top: float, wide: float, high: float) -> list[Set]:
    return [
        Set(cell, left + wide * column + (wide - 9 * set_wide(cell)) / 2, top + high * row, 9)
        for row, cells in enumerate(CELLS)
        for column, cell in enumerate(cells)
    ]


def read(lines: Sequence[Set | Rule]) -> Document:
    return read_document(SourceFile(Path("a.pdf"), "a.pdf", "pdf", data=to_pdf([lines])))


def restored(lines: Sequence[Set | Rule]) -> list[str]:
    return [
        "#" * block.level + (" " if block.level else "") + block.text.value
        for block in read(lines).blocks
        if block.kind != "front"
    ]


def test_three_columns_are_read_one_after_the_other() -> None:
    columns = [flowed([text], 14, 55 + 165 * at, 80) for at, text in enumerate([STORES] * 2)]
    last = flowed([TRUST, COSTS], 14, 385, 80)
    lines = [Set("仓储与信任", 230, 40, 18), *columns[0], *columns[1], *last]
    assert restored(lines) == ["# 仓储与信任", STORES, STORES, TRUST, COSTS]


def test_a_heading_across_columns_parts_what_is_above_from_what_is_below() -> None:
    above = [*flowed([STORES], 14, 55, 60), *flowed([STORES], 14, 220, 60)]
    below = [*flowed([TRUST], 14, 55, 300), *flowed([COSTS], 14, 220, 300)]
    right = [*flowed([STORES], 14, 385, 60), *flowed([TRUST], 14, 385, 300)]
    lines = [*above, *right, Set("从仓库到市场的路", 180, 260, 16), *below]
    assert restored(lines) == [STORES] * 3 + ["## 从仓库到市场的路", TRUST, COSTS, TRUST]


def test_a_bold_line_of_the_body_size_that_is_no_sentence_is_a_heading() -> None:
    lines = [
        Set("一、仓库为什么靠近城市", 90, 60, 10, bold=True),
        *flowed([STORES], 34, 90, 80),
        Set("另一种计算", 90, 140, 10, bold=True),
        *flowed([COSTS], 34, 90, 160),
    ]
    assert restored(lines) == ["## 一、仓库为什么靠近城市", STORES, "## 另一种计算", COSTS]


def test_a_line_in_bold_inside_a_paragraph_is_no_heading() -> None:
    lines = flowed([STORES, COSTS, TRUST], 34, 90, 60)
    assert restored([line._replace(bold=at == 1) for at, line in enumerate(lines)]) == [
        STORES, COSTS, TRUST
    ]  # fmt: skip


def test_a_table_keeps_its_rows_and_cells_apart_from_the_text() -> None:
    grid = [Rule(120, 140 + 20 * row, 390, 140 + 20 * row) for row in range(4)]
    grid += [Rule(120 + 90 * column, 140, 120 + 90 * column, 200) for column in range(4)]
    text = [*flowed([STORES], 38, 80, 80), *flowed([COSTS, TRUST], 38, 80, 230)]
    expected = [
        STORES,
        "地区 | 设备 | 规则",
        "沿海 | 0.82 | 0.64",
        "内陆 | 0.61 | 0.55",
        COSTS,
        TRUST,
    ]
    assert restored([*text, *grid, *celled(120, 145, 90, 20)]) == expected
    assert restored([*text, *celled(120, 145, 90, 20)]) == expected, "without its rules too"


def test_a_cell_of_two_lines_is_one_cell() -> None:
    grid = [Rule(120, top, 400, top) for top in (140, 160, 200)]
    grid += [Rule(left, 140, left, 200) for left in (120, 260, 400)]
    cells = [Set("环节", 130, 145, 9), Set("做法", 270, 145, 9), Set("诊断", 130, 172, 9)]
    cells += [Set("由服务商上门", 270, 165, 9), Set("开展评估", 270, 180, 9)]
    document = read([*flowed([STORES], 38, 80, 80), *grid, *cells, *flowed([COSTS], 38, 80, 230)])
    values = [block.text.value for block in document.blocks]
    assert values == [STORES, "环节 | 做法", "诊断 | 由服务商上门开展评估", COSTS]
    at = document.source_text.index("诊断")
    (place,) = document.find_places(document.blocks[2].text.source)
    assert (place.source_start, place.page, place.top) == (at, 1, 165.0)


def test_a_table_in_a_column_stays_in_its_column() -> None:
    left = [*flowed([STORES], 20, 60, 80), *celled(60, 160, 60, 16), *flowed([COSTS], 20, 60, 224)]
    right = flowed([TRUST, STORES, COSTS], 20, 310, 80)
    rows = [" | ".join(cells) for cells in CELLS]
    assert restored([*left, *right]) == [STORES, *rows, COSTS, TRUST, STORES, COSTS]
