"""How fast each format is read, and how often an encoding is mistaken, on one core.

    python benchmarks/formats.py [ROWS.jsonl]

Rates are characters of source text a second, and their ratio to plain text in the same run.
"""

from __future__ import annotations

import json
import random
import sys
import time
import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path

import docx
from opencc import OpenCC

from corpus import Document, SourceFile, find_sources, read_documents
from corpus.formats.decode import UnknownEncodingError, decode

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
SIZES = (20, 50, 200, 1000, 5000)
SIZE = 100_000
"""Characters that each format is measured on."""
SEED = 20


def to_lines(size: int) -> list[str]:
    """Give paragraphs of `size` characters in all, in an order of chance."""
    (file,), _ = find_sources([str(ROOT / "corpus/documents/03-shengchan-guanxi.md")])
    (document,) = read_documents(file)
    assert isinstance(document, Document)
    known = [each.text.value for each in document.blocks if each.kind == "prose"]
    chance = random.Random(SEED)
    lines: list[str] = []
    while sum(map(len, lines)) < size:
        lines.append(chance.choice(known))
    return lines


def to_docx(lines: list[str]) -> bytes:
    """Give a Word file of a paragraph a line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def to_pages(lines: list[str]) -> bytes:
    """Give a PDF of pages of forty lines."""
    from tests.pdf_pages import Set, to_pdf

    rows = [line[at : at + 40] for line in lines for at in range(0, len(line), 40)]
    pages = [rows[at : at + 40] for at in range(0, len(rows), 40)]
    return to_pdf([[Set(row, 60, 60 + 18 * at) for at, row in enumerate(page)] for page in pages])


def to_zip(lines: list[str]) -> bytes:
    """Give a zip of one text."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "\n".join(lines))
    return stream.getvalue()


def to_html(lines: list[str]) -> bytes:
    """Give a page with a menu and an article."""
    article = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    return f"<nav><a>首页</a></nav><main>{article}</main>".encode()


WRITE: dict[str, Callable[[list[str]], bytes]] = {
    "text": lambda lines: "\n".join(lines).encode(),
    "text gb18030": lambda lines: "\n".join(lines).encode("gb18030"),
    "markdown": lambda lines: "\n\n".join(lines).encode(),
    "html": to_html,
    "jsonl": lambda lines: "\n".join(json.dumps({"text": line}) for line in lines).encode(),
    "csv": lambda lines: "\n".join(["text", *lines]).encode(),
    "zip": to_zip,
    "docx": to_docx,
    "pdf": to_pages,
}


def rate(name: str, data: bytes) -> float:
    """Give the characters read a second, the best of three runs."""
    file = SourceFile(Path("a"), f"a.{name}", name.split()[0], data=data)
    rates = []
    for _ in range(3):
        start = time.perf_counter()
        read = [each for each in read_documents(file) if isinstance(each, Document)]
        size = sum(len(each.source_text) for each in read)
        rates.append(size / (time.perf_counter() - start))
    return max(rates)


def find_mistakes(texts: list[str], encoding: str, size: int, tries: int) -> float:
    """Give the share of windows of `texts` whose encoding is not told right."""
    chance = random.Random(f"{encoding} {size}")
    wrong = 0
    for _ in range(tries):
        text = chance.choice(texts)
        start = chance.randrange(len(text) - size)
        # The rare characters that an older encoding lacks are left out.
        data = text[start : start + size].encode(encoding, "ignore")
        try:
            wrong += decode(data)[0] != data.decode(encoding)
        except UnknownEncodingError:
            wrong += 1
    return wrong / tries


def main() -> None:
    """Print a table of rates, and of mistaken encodings where rows of real text are given."""
    lines = to_lines(SIZE)
    rates = {name: rate(name, write(lines)) for name, write in WRITE.items()}
    for name, each in rates.items():
        print(f"{name:14} {each:12,.0f} /s  {each / rates['text']:6.3f}")
    if len(sys.argv) > 1:
        show_mistakes(Path(sys.argv[1]))


def show_mistakes(path: Path) -> None:
    """Print how often each encoding is mistaken, by script and number of characters."""
    texts = [json.loads(row)["content"] for row in path.read_text("utf-8").splitlines()]
    texts = [text for text in texts if len(text) > 2 * max(SIZES)]
    for script, converter in (("simplified", OpenCC("t2s")), ("traditional", OpenCC("s2t"))):
        converted = [converter.convert(text) for text in texts]
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs"):
            if (script, encoding) == ("simplified", "big5hkscs"):
                continue
            shares = (
                f"{size}: {find_mistakes(converted, encoding, size, 500 if size < 500 else 50):.3f}"
                for size in SIZES
            )
            print(f"{script:12} {encoding:10} {'  '.join(shares)}")


if __name__ == "__main__":
    main()
