"""A small PDF of text set where it is wanted, for tests of what is told by places and sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Set(NamedTuple):
    """A line of text: how far from the left and the top of the page, and its size, in points."""

    text: str
    left: float
    top: float
    size: float = 11.0
    bold: bool = False


class Rule(NamedTuple):
    """A straight line from one place to another, in points from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float


def to_pdf(pages: Sequence[Sequence[Set | Rule]]) -> bytes:
    """Give a PDF of `pages` (A4), in which each character is told by its code in UTF-16."""
    lines = [line for page in pages for line in page if isinstance(line, Set)]
    used = sorted({char for line in lines for char in line.text})
    maps = "".join(f"<{_code(char)}> <{_code(char)}>\n" for char in used)
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{maps}endbfchar endcmap end end"
    )
    kids = " ".join(f"{8 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        *_font("Song", 4),
        _stream(unicode),
        *_font("SimHei-Bold", 7),
    ]
    for at, page in enumerate(pages):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            f"/Resources<</Font<</F 3 0 R/B 6 0 R>>>>/Contents {9 + 2 * at} 0 R>>"
        )
        objects.append(_stream("\n".join(map(_drawn, page))))
    return _file(objects)


def _font(name: str, below: int) -> tuple[str, str]:
    """Give a font and, as object number `below`, what its characters look like."""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{below} 0 R]/ToUnicode 5 0 R>>",
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 1000/W[32 126 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 800]"
        "/Ascent 800/Descent -200/CapHeight 800/ItalicAngle 0/StemV 80>>>>",
    )


def _drawn(line: Set | Rule) -> str:
    if isinstance(line, Rule):
        return f"{line.left} {842 - line.top} m {line.right} {842 - line.bottom} l S"
    codes = "".join(map(_code, line.text))
    height = 842 - line.top - 0.8 * line.size
    return f"BT /{'B' if line.bold else 'F'} {line.size} Tf {line.left} {height} Td <{codes}> Tj ET"


def _code(char: str) -> str:
    return char.encode("utf-16-be").hex()


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    written = "%PDF-1.4\n"
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    return (
        f"{written}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    ).encode("ascii")
