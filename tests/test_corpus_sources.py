"""What is named on a command line is found, and each wrong thing costs only itself."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from corpus import Fault, SourceError, SourceFile, find_sources, read_document, to_markdown
from corpus.signs import find_format
from tests.command_line import run

TEXT = "数据是新型生产要素。算力是数字时代的底座。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b" / "c.md").write_text(TEXT, "utf-8")
    (tmp_path / "b" / "d.xyz").write_text(TEXT, "utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, "utf-8")
    return tmp_path


def names(*arguments: str) -> list[str]:
    return [file.name for file in find_sources(arguments)[0]]


def test_a_folder_gives_its_files_sorted_by_relative_name(folder: Path) -> None:
    files, faults = find_sources([str(folder)])
    assert [file.name for file in files] == ["a.txt", "b/c.md"]
    assert [fault.path for fault in faults] == [(folder / "b" / "d.xyz").as_posix()]
    assert "not read" in faults[0].what


def test_files_globs_and_folders_may_be_given_together_and_count_once(folder: Path) -> None:
    arguments = (str(folder / "a.txt"), str(folder / "*.txt"), str(folder / "b"))
    assert names(*arguments) == ["a.txt", "c.md"]
    assert names(str(folder / "**" / "*.md")) == ["c.md"]


@pytest.mark.parametrize(
    ("argument", "what"),
    [("none.txt", "no such file"), ("*.none", "matches no file"), ("a.xyz", "not read")],
)
def test_what_is_not_there_is_a_fault(tmp_path: Path, argument: str, what: str) -> None:
    (tmp_path / "a.xyz").touch()
    files, faults = find_sources([str(tmp_path / argument)])
    assert not files
    assert what in faults[0].what


def test_an_unreadable_folder_costs_only_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iterdir = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    files, faults = find_sources([str(folder)])
    assert [file.name for file in files] == ["a.txt"]
    assert [fault.what for fault in faults] == ["cannot read the folder: Permission denied"]


def test_standard_input_is_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(f"# 数据\n\n{TEXT}".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    (file,), _ = find_sources(["-"])
    document = read_document(file)
    assert (document.source, document.title) == ("stdin", "数据")


MANIFEST = """\
[[source]]
path = "a.txt"
title = "论数据"
genre = "essay"
rights = "Apache-2.0"
encoding = "utf-8"
form = "一行一段"
note = ""
format = "txt"
"""


def test_a_manifest_describes_files_and_is_none(folder: Path) -> None:
    (folder / "sources.toml").write_text(MANIFEST, "utf-8")
    files, faults = find_sources([str(folder)])
    assert [fault.path for fault in faults] == [(folder / "b" / "d.xyz").as_posix()]
    document = read_document(files[0])
    assert (document.title, document.genre, document.rights) == ("论数据", "essay", "Apache-2.0")
    assert find_sources([str(folder / "a.txt")])[0][0].title == "论数据"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (MANIFEST + "colour = 'red'\n", 1, "unknown key: colour"),
        (MANIFEST + "\n" + MANIFEST, 11, "listed twice: a.txt"),
        ("[[source]]\ntitle = '甲'\n", 1, "has no path"),
        ("[[source]]\npath = 'a.txt'\ntitle = 3\n", 1, "title is no string"),
        ("[[source]]\npath = 'a.txt'\n\ntitle = \n", 4, "Invalid value"),
        ("[[source]]\npath = 'gone.txt'\n", 1, "no such file: gone.txt"),
        ("[wrong]\n", None, "unknown key: wrong"),
        ("source = 3\n", None, "no list of tables"),
    ],
)
def test_a_broken_manifest_is_a_fault_with_its_line(
    folder: Path, text: str, line: int | None, what: str
) -> None:
    (folder / "sources.toml").write_text(text, "utf-8")
    files, faults = find_sources([str(folder)])
    assert [file.name for file in files] == ["a.txt", "b/c.md"]
    told = [fault for fault in faults if fault.path.endswith("sources.toml")]
    assert [(fault.line, what in fault.what) for fault in told] == [(line, True)]


BLANK_PDF = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 20, "binary"),
        ("a.txt", bytes(range(128, 256)) * 4, "unknown encoding"),
        ("a.txt", b"Only English words here.\n", "no Chinese"),
        ("a.pdf", b"%PDF-1.7 broken", "cannot be opened"),
        ("a.pdf", "数据".encode(), "cannot be opened"),
        ("a.pdf", BLANK_PDF, "no text"),
        ("a.docx", b"PK\x03\x04 broken", "no Word file"),
        ("a.docx", "数据".encode(), "no Word file"),
        ("a.html", b"<html><body></body></html>", "no Chinese"),
    ],
)
def test_a_bad_file_gives_its_fault(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_document(find_sources([str(path)])[0][0])
    (fault,) = caught.value.faults
    assert fault.path == name
    assert what in fault.what
    assert fault.expected


def test_a_binary_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("数据\n要素\x00".encode())
    with pytest.raises(SourceError) as caught:
        read_document(SourceFile(path, "a.txt", "text"))
    assert caught.value.faults[0].line == 2


def test_a_file_that_vanished_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_document(SourceFile(tmp_path / "gone.txt", "gone.txt", "text"))


def test_a_wrong_encoding_in_the_manifest_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(SourceError, match="not utf-8"):
        read_document(SourceFile(path, "a.txt", "text", "utf-8"))


def test_a_word_file_gives_headings_lists_and_rows(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("论数据", 0)
    document.add_heading("一、价值", 1)
    document.add_paragraph("数据是新型生产要素。")
    document.add_paragraph("放得活。", style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "算力", "5.6"
    document.save(str(tmp_path / "a.docx"))
    read = read_document(find_sources([str(tmp_path / "a.docx")])[0][0])
    assert to_markdown(read) == (
        "# 论数据\n\n## 一、价值\n\n数据是新型生产要素。\n\n放得活。\n\n算力 | 5.6\n"
    )


def test_a_fault_reads_path_line_what_expected() -> None:
    assert (
        str(Fault("a.txt", "is wrong", "expected right", 3, zh="不对，应为对"))
        == "a.txt:3: 不对，应为对；is wrong, expected right"
    )


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"<!DOCTYPE html>\n<p>", "html"),
        (b"\xef\xbb\xbf <!-- a --><html lang='zh'>", "html"),
        (b"<?xml version='1.0'?>\n<HTML>", "html"),
        ("\ufeff<head>".encode("utf-16-le"), "html"),
        (b"<headline>", "markdown"),
        (b"<!---->" * 600, "markdown"),
        (b"<div align='center'>", "markdown"),
        (b"# <html>", "markdown"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"", "markdown"),
    ],
)
def test_a_text_without_a_name_is_told_by_how_it_begins(data: bytes, format: str) -> None:
    assert find_format(data) == format


def test_a_page_on_standard_input_is_read_as_a_page() -> None:
    text = "数字经济推动制造业转型升级。"
    result = run(
        "clean", "-", stdin=f"<!doctype html><title>题</title><p hidden>藏</p><p>{text}</p>"
    )
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{text}\n"


def test_a_text_without_stops_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("数据要素在流动。\n\n" + "数字经济推动产业升级，" * 400, "utf-8")
    result = run("clean", path)
    assert result.exit_code == 0
    assert "a.txt:3: 4400 字没有句末标点，分成 3 段来读；4400 characters" in result.stderr
    assert result.stdout.count("数字经济") == 400
