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


def to_pdf(pages: Sequence[Sequence[Set]]) -> bytes:
    """Give a PDF of `pages` (A4), in which each character is told by its code in UTF-16."""
    used = sorted({char for page in pages for line in page for char in line.text})
    maps = "".join(f"<{_code(char)}> <{_code(char)}>\n" for char in used)
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{maps}endbfchar endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H"
        "/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/W[32 126 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 800]"
        "/Ascent 800/Descent -200/CapHeight 800/ItalicAngle 0/StemV 80>>>>",
        _stream(unicode),
    ]
    for at, page in enumerate(pages):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * at} 0 R>>"
        )
        objects.append(_stream("\n".join(map(_drawn, page))))
    return _file(objects)


def _drawn(line: Set) -> str:
    codes = "".join(map(_code, line.text))
    height = 842 - line.top - 0.8 * line.size
    return f"BT /F {line.size} Tf {line.left} {height} Td <{codes}> Tj ET"


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
