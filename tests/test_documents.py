"""The sample documents: what `sources.toml` says of them is true, and nothing in them is copied."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import docx
import pdfplumber
import pytest
from bs4 import BeautifulSoup

FOLDER = Path(__file__).parents[1] / "corpus" / "documents"
SOURCES: list[dict[str, str]] = tomllib.loads((FOLDER / "sources.toml").read_text("utf-8"))[
    "source"
]
GENRES = {"essay", "news", "interview", "policy", "plan", "communique", "report", "encyclopedia"}
TEXT_KEYS = {"path", "title", "genre", "format", "encoding", "form", "rights", "note"}
BINARY = {"docx", "pdf"}
RUN = 25
HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")

by_source = pytest.mark.parametrize("source", SOURCES, ids=[source["path"] for source in SOURCES])
text_only = pytest.mark.parametrize(
    "source",
    [source for source in SOURCES if source["format"] not in BINARY],
    ids=[source["path"] for source in SOURCES if source["format"] not in BINARY],
)


def from_docx(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def from_pdf(path: Path) -> str:
    """The characters in the order in which the file draws them: column after column."""
    with pdfplumber.open(path) as pdf:
        return "".join(char["text"] for page in pdf.pages for char in page.chars)


def from_html(text: str) -> str:
    page = BeautifulSoup(text, "html.parser")
    for element in page(["script", "style"]):
        element.decompose()
    return page.get_text()


READERS: dict[str, Callable[[Path], str]] = {"docx": from_docx, "pdf": from_pdf}


@cache
def text_of(path: str, form: str, encoding: str) -> str:
    if form in READERS:
        return READERS[form](FOLDER / path)
    text = (FOLDER / path).read_bytes().decode(encoding)
    return from_html(text) if form == "html" else text


def text_of_source(source: dict[str, str]) -> str:
    return text_of(source["path"], source["format"], source.get("encoding", ""))


def streams(text: str) -> Iterator[str]:
    """The text as it stands, and its left and right columns, each read down."""
    yield text
    rows = [re.split(r" {3,}", line) for line in text.splitlines()]
    yield "".join(row[0] for row in rows)
    yield "".join(row[-1] for row in rows if len(row) > 1)


def grams(text: str) -> Iterator[str]:
    """Every run of 25 Han characters, whatever stands between them: breaks, marks or digits."""
    joined = "".join(HAN.findall(text))
    return (joined[start : start + RUN] for start in range(len(joined) - RUN + 1))


def test_the_list_names_exactly_the_files_of_the_folder() -> None:
    listed = [source["path"] for source in SOURCES]
    assert sorted(listed) == sorted(
        path.name for path in FOLDER.iterdir() if path.name != "sources.toml"
    )


@by_source
def test_a_source_says_what_it_is(source: dict[str, str]) -> None:
    binary = source["format"] in BINARY
    assert set(source) == (TEXT_KEYS - {"encoding"} if binary else TEXT_KEYS)
    assert source["genre"] in GENRES
    assert source["path"].endswith("." + source["format"])
    assert source["rights"] == "Apache-2.0"
    assert all(source.values())


def test_every_genre_is_there() -> None:
    assert {source["genre"] for source in SOURCES} == GENRES


@by_source
def test_a_document_has_between_800_and_2500_han_characters(source: dict[str, str]) -> None:
    assert 800 <= len(HAN.findall(text_of_source(source))) <= 2500


@by_source
def test_a_document_holds_its_title(source: dict[str, str]) -> None:
    """Full-width digits aside, and headings of two lines joined."""
    squeezed = re.sub(r"[\s#*—\"']", "", text_of_source(source))
    folded = squeezed.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    assert re.sub(r"[\s—]", "", source["title"]) in folded


@text_only
def test_the_declared_encoding_decodes_and_utf8_does_not_where_it_is_another(
    source: dict[str, str],
) -> None:
    raw = (FOLDER / source["path"]).read_bytes()
    assert HAN.search(raw.decode(source["encoding"]))
    if source["encoding"] != "utf-8":
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")


@by_source
def test_no_compatibility_or_private_character_stands_for_a_han_character(
    source: dict[str, str],
) -> None:
    """Radicals (⽣ for 生) and private glyphs are what a badly made PDF gives instead of text."""
    odd = re.findall(r"[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\ufffd]", text_of_source(source))
    assert odd == []


def test_the_communique_has_windows_line_ends_alone() -> None:
    raw = (FOLDER / "07-tongji-gongbao.txt").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r") > 20


def test_the_pdf_is_small_enough_to_be_a_sample() -> None:
    assert (FOLDER / "06-lvse-zhuanxing.pdf").stat().st_size < 400_000


@pytest.mark.shared
def test_no_document_copies_the_texts_it_is_measured_beside(shared: Path) -> None:
    mine = {
        gram: source["path"]
        for source in SOURCES
        for stream in streams(text_of_source(source))
        for gram in grams(stream)
    }
    copied = set()
    for folder in ("corpus", "gold"):
        for path in sorted(path for path in (shared / folder).rglob("*") if path.is_file()):
            theirs = grams(path.read_text("utf-8"))
            copied |= {(mine[gram], gram) for gram in theirs if gram in mine}
    assert mine
    assert copied == set()
