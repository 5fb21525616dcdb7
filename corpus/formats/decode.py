"""Bytes in, text and the name of its encoding out."""

from __future__ import annotations

import codecs
import re
from io import TextIOWrapper
from typing import BinaryIO, TextIO

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHERS = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""What is tried on bytes that are no UTF-8, the likelier first where two are as plausible."""
SAMPLE = 1 << 16
LEAST = 0.25
"""The share of common characters below which bytes are text in none of the encodings."""
# GB18030 decodes almost any bytes. Chinese prose of any kind or period is made of these for the
# most part: the particles, numerals and words of every second sentence, both scripts.
COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之"
    "进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线"
    "內這個國為來時們會對發動過說產種麼後學經進電現實兩體機當點從業應開還間樣與關線，。、；：“”「」《》（）0-9]"
)
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff，。、；：“”「」《》（）]")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff]")


class UnknownEncodingError(ValueError):
    """Raised where bytes are text in none of the encodings that are read; `zh` says it so."""

    def __init__(self, what: str, zh: str) -> None:
        self.zh = zh
        super().__init__(what)


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Give the text of `data` without its byte order mark, and the encoding found (or given).

    Raises UnknownEncodingError; never replaces a character. Line ends stay as they are.

    >>> decode("新质生产力是先进生产力的具体体现。".encode("gb18030"))
    ('新质生产力是先进生产力的具体体现。', 'gb18030')
    """
    if encoding:
        text = _strictly(data, encoding)
        if text is None:
            raise UnknownEncodingError(f"not {encoding}", f"不是 {encoding} 编码")
        return text.removeprefix("\ufeff"), codecs.lookup(encoding).name
    for mark, name in MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], name)
            if text is None:
                raise UnknownEncodingError(f"not {name}, though marked so", f"标为 {name}，却不是")
            return text, name
    text = _strictly(data, "utf-8")
    if text is not None and "\0" not in text[:SAMPLE]:
        return text, "utf-8"
    for name in _likely(data[:SAMPLE]):
        other = _strictly(data, name)
        if other is not None:
            return other, name
    if text is not None:
        return text, "utf-8"
    raise UnknownEncodingError("unknown encoding", "编码不明")


def find_row_encoding(sample: bytes) -> str:
    """Tell the encoding of a file of rows by its beginning, which may hold broken rows.

    Raises UnknownEncodingError.
    """
    for mark, name in MARKS:
        if sample.startswith(mark):
            return "utf-8-sig" if name == "utf-8" else "utf-16"
    cut = sample.rfind(b"\n") if len(sample) == SAMPLE else len(sample)
    lines = [line for line in sample[: max(cut, 0)].split(b"\n") if not line.isascii()]
    whole = sum(_strictly(line, "utf-8") is not None for line in lines)
    if b"\0" not in sample and (whole or not lines) and 2 * whole >= len(lines):
        return "utf-8"
    if likely := _likely(sample):
        return likely[0]
    if _start(sample, "utf-8"):
        return "utf-8"
    raise UnknownEncodingError("unknown encoding", "编码不明")


def to_text_stream(stream: BinaryIO, encoding: str, newline: str) -> TextIO:
    """Give the text of `stream`; bytes that break an encoding of bytes come as surrogates."""
    errors = "strict" if encoding.startswith("utf-16") else "surrogateescape"
    return TextIOWrapper(stream, encoding, errors, newline)


def plausibility(text: str) -> float:
    """Give the share of common characters among those beyond ASCII; strange ones tell against it.

    >>> plausibility("我们的国家在发展。") > plausibility("鎴戜滑鐨勫浗瀹")
    True
    """
    sample = re.sub(r"[\t\n\r -~]+", "", text)
    if not HAN.search(sample):
        return 0.0
    return (len(COMMON.findall(sample)) - len(_STRANGE.findall(sample))) / len(sample)


def _likely(sample: bytes) -> list[str]:
    """Give the encodings in which `sample`, cut anywhere, makes sense, the likeliest first."""
    found = []
    for name in OTHERS:
        text = _start(sample, name)
        if text and (share := plausibility(text)) >= LEAST:
            found.append((share, name))
    return [name for _, name in sorted(found, key=lambda each: -each[0])]


def _start(sample: bytes, name: str) -> str:
    """Give the text that `sample` begins with; "" where it is broken elsewhere than at its end."""
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(sample, final=False)
    except UnicodeDecodeError:
        return ""


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
