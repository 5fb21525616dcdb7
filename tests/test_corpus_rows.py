"""A file of many documents gives each of them, and each wrong row or member costs only itself."""

from __future__ import annotations

import json
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest
from pyarrow import parquet

from corpus import (
    Document,
    Fault,
    SourceError,
    SourceFile,
    find_sources,
    read_document,
    read_documents,
    read_sources,
)
from tests.conftest import build_graph

TEXT = "数据是新型生产要素。算力是数字时代的底座。\n"
OTHER = "职业教育要同产业需求衔接。\n"
ROWS = (
    json.dumps(
        {"text": TEXT, "title": "甲", "kind": "report", "url": "https://a.cn", "year": 2023}
    ),
    json.dumps({"正文": OTHER, "标题": "乙"}, ensure_ascii=False),
)


def read_all(path: Path) -> tuple[list[Document], list[Fault]]:
    files, faults = find_sources([str(path)])
    assert not faults
    read = [each for file in files for each in read_documents(file)]
    documents = [each for each in read if isinstance(each, Document)]
    return documents, [each for each in read if isinstance(each, Fault)]


def test_each_row_of_json_lines_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{ROWS[0]}\n\n{ROWS[1]}\n", "utf-8")
    (first, second), faults = read_all(path)
    assert not faults
    assert (first.source, first.title, first.genre) == ("a.jsonl#1", "甲", "report")
    assert (first.url, first.date, first.source_text) == ("https://a.cn", "2023", TEXT)
    assert (second.source, second.title, second.source_text) == ("a.jsonl#3", "乙", OTHER)
    assert [each.text.source.start for each in first.sentences] == [0, 10]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ('{"text": "数据', "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('["数据"]', "no JSON object"),
        ('{"name": "数据"}', "has no text"),
        ('{"text": null}', "has no text"),
        ('{"text": ["数据"]}', "no string"),
        ('{"text": " \\n"}', "text is empty"),
        ('{"text": "English alone."}', "no Chinese"),
        ('{"text": "数据是要素\\ud800。"}', "half a character"),
        ('{"text": "数据\\u0000要素"}', "binary"),
        (b'{"text": "\xff\xfe"}', "breaks its encoding"),
    ],
)
def test_a_broken_row_costs_only_itself(tmp_path: Path, row: str | bytes, what: str) -> None:
    path = tmp_path / "a.jsonl"
    broken = row if isinstance(row, bytes) else row.encode()
    path.write_bytes(b"\n".join([ROWS[0].encode(), broken, ROWS[1].encode()]))
    documents, (fault,) = read_all(path)
    assert [document.source for document in documents] == ["a.jsonl#1", "a.jsonl#3"]
    assert what in fault.what
    assert fault.expected
    assert "2" in (str(fault.line), fault.path.partition("#")[2])


TABLE = (
    'title,content,年份\r\n甲,"数据是要素，\r\n也是""底座""。",2023\r\n乙,技术要同产业衔接。,\r\n'
)


@pytest.mark.parametrize(
    ("name", "table", "encoding"),
    [
        ("a.csv", TABLE, "utf-8-sig"),
        ("a.csv", TABLE, "gb18030"),
        ("a.csv", TABLE, "utf-16"),
        ("a.csv", TABLE.replace(",", ";"), "utf-8"),
        ("a.tsv", TABLE.replace(",", "\t"), "utf-8"),
    ],
)
def test_each_row_of_a_table_is_a_document(
    tmp_path: Path, name: str, table: str, encoding: str
) -> None:
    (tmp_path / name).write_bytes(table.encode(encoding))
    (first, second), faults = read_all(tmp_path / name)
    assert not faults
    assert (first.source, first.title, first.date) == (f"{name}#2", "甲", "2023")
    assert first.source_text == '数据是要素，\r\n也是"底座"。'
    assert (second.source, second.title, second.date) == (f"{name}#3", "乙", "")


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ("text\n数据是要素。\n", None, ""),
        ("名称,备注\n甲,乙\n", 1, "no column of texts"),
        ("text,x\n数据是要素。\n算力是底座。,1\n", 2, "1 cells, its header 2"),
        ('text\n"数据"是要素。\n算力是底座。\n', 2, "row is broken"),
        ('text\n算力是底座。\n"数据是要素。\n', 3, "row is broken"),
        ("text\n\n算力是底座。\n", None, ""),
    ],
)
def test_a_broken_table_is_a_fault_with_its_line(
    tmp_path: Path, table: str, line: int | None, what: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table, "utf-8")
    documents, faults = read_all(path)
    assert [(fault.line, what in fault.what) for fault in faults] == (
        [(line, True)] if line else []
    )
    assert len(documents) == (line != 1)


def test_a_cell_may_hold_a_book(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "数据是新型生产要素。" * 20_000, "utf-8")
    (document,), _ = read_all(path)
    assert len(document.source_text) == 200_000


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_each_member_of_a_zip_is_a_source(tmp_path: Path) -> None:
    members = {
        "b/c.md": f"# 数据\n\n{TEXT}".encode(),
        "a.txt": TEXT.encode("gb18030"),
        "b/rows.jsonl": "\n".join(ROWS).encode(),
        ".hidden/x.txt": b"",
        "__MACOSX/a.txt": b"",
        "sources.toml": '[[source]]\npath = "a.txt"\ntitle = "论数据"\n'.encode(),
    }
    documents, faults = read_all(write_zip(tmp_path / "a.zip", members))
    assert not faults
    assert [(document.source, document.title) for document in documents] == [
        ("a.zip/a.txt", "论数据"),
        ("a.zip/b/c.md", "数据"),
        ("a.zip/b/rows.jsonl#1", "甲"),
        ("a.zip/b/rows.jsonl#2", "乙"),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_in_a_zip_are_read_without_their_flag(tmp_path: Path, encoding: str) -> None:
    name = "报告/数据.txt"
    stand_in = "x" * len(name.encode(encoding))
    path = write_zip(tmp_path / "a.zip", {stand_in: TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name.encode(encoding)))
    (document,), _ = read_all(path)
    assert document.source == "a.zip/报告/数据.txt"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("../x.txt", TEXT.encode(), "leads outside"),
        ("/etc/x.txt", TEXT.encode(), "leads outside"),
        ("C:\\x.txt", TEXT.encode(), "leads outside"),
        ("b/..\\..\\x.txt", TEXT.encode(), "leads outside"),
        ("x.zip", b"PK", "zip inside a zip"),
        ("x.exe", b"MZ", "not read"),
        ("x.txt", b"0" * (5 << 20), "would unpack to"),
        ("x.txt", b"", "empty"),
        ("sources.toml", b"[wrong]", "unknown key"),
        ("sources.toml", b'[[source]]\npath = "gone.txt"', "no such file"),
    ],
)
def test_a_bad_member_costs_only_itself(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = write_zip(tmp_path / "a.zip", {name: data, "ok.txt": TEXT.encode()})
    (document,), (fault,) = read_all(path)
    assert document.source == "a.zip/ok.txt"
    assert fault.path.startswith("a.zip")
    assert what in fault.what


def test_a_locked_or_broken_member_is_a_fault(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.txt": TEXT.encode() * 9, "ok.txt": TEXT.encode()})
    whole = path.read_bytes()
    directory = bytearray(whole)
    directory[whole.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(directory)
    assert [fault.what for fault in read_all(path)[1]] == ["the member is locked by a password"]
    broken = bytearray(whole)
    broken[whole.index(b"a.txt") + 12] ^= 0xFF
    path.write_bytes(broken)
    documents, faults = read_all(path)
    assert [fault.what for fault in faults] == ["the member is broken"]
    assert [document.source for document in documents] == ["a.zip/ok.txt"]


def test_members_that_share_their_bytes_do_not_fill_memory(tmp_path: Path) -> None:
    packed = {f"{at}.txt": b"0" * 900_000 for at in range(40)}
    faults = read_all(write_zip(tmp_path / "a.zip", packed))[1]
    assert {fault.what for fault in faults[-20:]} == {"the zip unpacks to too much"}


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{ROWS[0]}\n" * 20_000, "utf-8")
    (file,), _ = find_sources([str(path)])
    tracemalloc.start()
    count = sum(isinstance(source, SourceFile) for source in read_sources(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < path.stat().st_size / 4


def test_many_documents_are_no_one_document(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.txt": TEXT.encode()})
    with pytest.raises(SourceError, match="holds many documents"):
        read_document(SourceFile(path, "a.zip", "zip"))


@pytest.mark.shared
def test_all_reports_are_read_from_their_rows(shared: Path) -> None:
    documents, faults = read_all(shared / "corpus" / "government" / "reports.jsonl")
    assert not faults
    assert [document.source for document in documents] == [
        f"reports.jsonl#{number}" for number in range(1, 86)
    ]
    assert all(document.title and document.genre and document.url for document in documents)


def test_one_text_in_four_formats_is_one_document_with_four_sources(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    paragraphs = [TEXT.strip(), "职业教育要同产业需求衔接。", "标准不统一加剧了市场的分割。"]
    (folder / "a.txt").write_bytes("\r\n".join(["一、数据", *paragraphs]).encode("gb18030"))
    (folder / "a.md").write_text("\n\n".join(["## 一、数据", *paragraphs]), "utf-8")
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    (folder / "a.html").write_text(f"<main><h2>一、数据</h2>{inner}</main>", "utf-8")
    word = docx.Document()
    word.add_heading("一、数据", 1)
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    word.save(str(folder / "a.docx"))
    write_zip(folder / "b.zip", {"a.txt": (folder / "a.txt").read_bytes()})
    out = build_graph(folder, tmp_path / "out")
    (row,) = parquet.read_table(out / "documents.parquet").to_pylist()
    assert row["sources"] == ["a.docx", "a.html", "a.md", "a.txt", "b.zip/a.txt"]


def test_offsets_count_in_the_text_of_a_row_whatever_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "\ufeff" + TEXT}), "utf-8")
    (document,), _ = read_all(path)
    assert document.source_text == "\ufeff" + TEXT
    assert document.sentences[0].text.source.start == 1


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ({"year": 2023}, "2023"),
        ({"year": "2023"}, "2023"),
        ({"Year": 2023.0}, "2023"),
        ({"date": "", "year": 2023}, "2023"),
        ({"date": "2024-05-06", "year": 2023}, "2024-05-06"),
        ({"年份": "2023年"}, "2023年"),
    ],
)
def test_the_year_of_a_row_is_its_date(tmp_path: Path, said: dict[str, object], date: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, **said}, ensure_ascii=False), "utf-8")
    (document,), faults = read_all(path)
    assert not faults
    assert document.date == date
    assert document.facts.published.startswith(date[:4])
