"""Bytes in, text and the name of its encoding out."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = ("gb18030", "big5hkscs")
SAMPLE = 1 << 16
# GB18030 decodes almost any bytes. Chinese prose of any kind or period is made of these for the
# most part: the particles, numerals and words of every second sentence, both scripts.
COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之"
    "進着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线"
    "內這個國為來時們會對發動過說產種麼後學經進電現實兩體機當點從業應開還間樣與關線，。、；：“”「」《》（）0-9]"
)
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff，。、；：“”「」《》（）]")


class UnknownEncodingError(ValueError):
    """Raised where bytes are text in none of the encodings that are read."""


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Give the text of `data` without its byte order mark, and the encoding found (or given).

    Raises UnknownEncodingError; never replaces a character. Line ends stay as they are.

    >>> decode("新质生产力是先进生产力的具体体现。".encode("gb18030"))
    ('新质生产力是先进生产力的具体体现。', 'gb18030')
    """
    if encoding:
        text = _strictly(data, encoding)
        if text is None:
            raise UnknownEncodingError(f"not {encoding}")
        return text.removeprefix("\ufeff"), codecs.lookup(encoding).name
    for mark, name in MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], name)
            if text is None:
                raise UnknownEncodingError(f"not {name}, though marked so")
            return text, name
    text = _strictly(data, "utf-8")
    return (text, "utf-8") if text is not None else _decode_legacy(data)


def _decode_legacy(data: bytes) -> tuple[str, str]:
    """Take the likeliest of the older encodings, where any makes sense."""
    best = from_bytes(data[:SAMPLE], cp_isolation=[*LEGACY]).best()
    names = sorted(LEGACY, key=lambda name: name != (best.encoding if best else ""))
    texts = [(text, name) for name in names if (text := _strictly(data, name)) is not None]
    likely = [(plausibility(text), text, name) for text, name in texts]
    share, text, name = max(likely, key=lambda item: item[0], default=(0.0, "", ""))
    if share < 0.3:
        raise UnknownEncodingError("unknown encoding")
    return text, name


def plausibility(text: str) -> float:
    """Give the share of common characters among the Chinese ones, in the text's first part.

    >>> plausibility("我们的国家在发展。") > plausibility("鎴戜滑鐨勫浗瀹")
    True
    """
    sample = re.sub(r"[\x00-\x7f\s]+", "", text[:SAMPLE])
    return len(COMMON.findall(sample)) / len(sample) if HAN.search(sample) else 0.0


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
