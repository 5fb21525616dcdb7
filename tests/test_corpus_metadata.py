"""Facts that stand beside the text: meta elements, front matter, rows, and the lines of news."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Author, Document, SourceFile, read_documents
from corpus.restoration.front import to_dateline

BODY = "园区的算力规模比上年增长一成，企业的用电成本有所下降。绿色电力的比重还不高。"


def read(text: str, format_: str, date: str = "") -> Document:
    name = f"a.{format_}"
    (document,) = read_documents(
        SourceFile(Path(name), name, format_, date=date, data=text.encode())
    )
    assert isinstance(document, Document)
    return document


def stated(document: Document) -> tuple[tuple[str, ...], str]:
    return tuple(author.name for author in document.facts.authors), document.facts.published


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="author" content="林知秋">', (("林知秋",), "")),
        ('<META NAME="PubDate" CONTENT="2024-07-15 08:30"/>', ((), "2024-07-15")),
        (
            '<meta property="article:published_time" content="2024-07-15T08:30:00+08:00">',
            ((), "2024-07-15"),
        ),
        ('<meta name="Author" content="记者 何溪、林知秋">', (("何溪", "林知秋"), "")),
        (
            '<meta name="author" content="admin"><meta name="id" content="2024-07-15">',
            ((), ""),
        ),
    ],
)
def test_a_page_states_its_facts_in_meta_elements(
    head: str, expected: tuple[tuple[str, ...], str]
) -> None:
    page = f"<html><head>{head}</head><body><h1>园区的算力</h1><p>{BODY}</p></body></html>"
    assert stated(read(page, "html")) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("title: 园区的算力\nauthor: 何溪\ndate: 2024-08-09", (("何溪",), "2024-08-09")),
        ("作者: '何溪'\n发布日期: \"2024年8月\"", (("何溪",), "2024-08")),
        ("authors:\n  - 何溪\n  - 林知秋\n", (("何溪", "林知秋"), "")),
        ("authors: [何溪, 林知秋]", (("何溪", "林知秋"), "")),
        ("layout: post\ntags: [2024-08-09]", ((), "")),
    ],
)
def test_a_markdown_file_states_its_facts_in_front_matter(
    rows: str, expected: tuple[tuple[str, ...], str]
) -> None:
    document = read(f"---\n{rows}\n---\n\n# 园区的算力\n\n{BODY}\n", "markdown")
    assert stated(document) == expected
    assert [block.text.value for block in document.blocks] == ["园区的算力", BODY]


def test_front_matter_gives_a_title_where_the_text_has_none() -> None:
    text = f"---\ntitle: 园区的算力\n---\n\n{BODY}\n"
    assert read(text, "markdown").title == "园区的算力"
    assert read(text.replace("\n\n", "\n\n# 算力\n\n", 1), "markdown").title == "算力"


def test_the_text_goes_before_what_stands_beside_it() -> None:
    text = f"---\nauthor: 何溪\ndate: 2024-08-09\n---\n\n# 园区的算力\n\n文/林知秋\n\n{BODY}\n"
    document = read(f"{text}\n发布日期：2024-08-01\n", "markdown", "2020-01-01")
    assert stated(document) == (("林知秋",), "2024-08-01")


def test_the_day_of_a_row_is_the_day_it_was_published() -> None:
    row = f"# 园区的算力\n\n{BODY}\n"
    assert stated(read(row, "markdown", "2023年5月")) == ((), "2023-05")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "2024-07-15 08:30　来源：甲市网　作者：林知秋　字号：大 小",
            (("林知秋",), "2024-07-15"),
        ),
        ("发布时间：2024年7月15日 08:30:00 浏览次数：102", ((), "2024-07-15")),
        ("2024/07/15 | 来源：海州在线", ((), "2024-07-15")),
    ],
)
def test_the_line_below_the_title_of_news_is_front_matter(
    line: str, expected: tuple[tuple[str, ...], str]
) -> None:
    document = read(f"<h1>园区的算力</h1><p>{line}</p><p>{BODY}</p>", "html")
    assert [block.kind for block in document.blocks] == ["heading", "front", "prose"]
    assert stated(document) == expected


@pytest.mark.parametrize(
    "line",
    ["2024-07-15", "2024年7月15日，园区投产。", "2024年7月15日 园区投产", "来源：海州在线"],
)
def test_a_day_alone_or_in_running_text_is_no_such_line(line: str) -> None:
    assert to_dateline(line) == ("", "")


BYLINE = (
    "周  砚 1，罗素云 2\n\n（1. 云岭大学 经济学院，云岭 650000；2. 南浦科学院 研究所，南浦 510000）"
)


def test_a_byline_with_numbers_set_apart_and_two_bodies_is_no_text() -> None:
    document = read(f"县域的算力\n\n{BYLINE}\n\n摘  要：{BODY}\n\n一、引言\n\n{BODY}\n", "text")
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["heading", "front", "front", "prose", "heading", "prose"]
    assert [author.name for author in document.facts.authors] == ["周砚", "罗素云"]


def test_a_report_read_to_a_session_is_of_that_day_and_its_reader_is_no_heading() -> None:
    text = (
        "政府工作报告\n\n——2024年1月16日在青榆市人民代表大会会议上\n\n青榆市市长  方  远\n\n"
        f"各位代表：\n\n{BODY}\n\n一、过去一年\n\n{BODY}\n"
    )
    document = read(text, "text")
    assert document.facts.signed == "2024-01-16"
    assert [b.text.value for b in document.blocks if b.kind == "heading"] == [
        "政府工作报告",
        "一、过去一年",
    ]


def test_a_resolution_is_of_the_day_it_was_adopted() -> None:
    text = f"关于工作报告的决议\n\n（2024年1月18日青榆市人民代表大会会议通过）\n\n{BODY}\n"
    assert read(text, "text").facts.signed == "2024-01-18"
    assert read(text.replace("通过）", "召开）"), "text").facts.signed == ""


def test_authors_of_metadata_are_authors() -> None:
    page = f'<meta name="author" content="林知秋"><h1>园区的算力</h1><p>{BODY}</p>'
    assert read(page, "html").facts.authors == (Author("林知秋"),)
