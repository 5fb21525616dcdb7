"""What stands before and about the text: abstracts, key words, authors, numbers, references."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from corpus.restoration.lines import HAN

_LABELS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("labels.toml").read_text(encoding="utf-8")
)


def _labelled(names: list[str]) -> str:
    """Give a pattern of the labels, each perhaps with spaces between its characters."""
    spaced = [r"\s*".join(map(re.escape, name.replace(" ", ""))) for name in names]
    return "(?:" + "|".join(sorted(spaced, key=len, reverse=True)) + ")"


_OPEN, _CLOSE = r"[\[【〔［〈（(\*]*\s*", r"\s*[\]】〕］〉\*]*"
_FRONT = re.compile(
    rf"{_OPEN}{_labelled(_LABELS['front'])}(?:{_CLOSE}\s*[:：]|\s*[\]】〕］])"
    r"|关\s*键\s*[词字]\s+(?=\S)",
    re.I,
)
_SET_APART = re.compile(
    rf"{_OPEN}{_labelled(_LABELS['set_apart'])}(?:{_CLOSE}\s*[:：]|\s*[\]】〕］])"
    r"|(?:内\s*容\s*)?[摘提]\s*要\s+(?=\S)"
)
_REFERENCES = re.compile(rf"{_OPEN}{_labelled(_LABELS['references'])}{_CLOSE}\s*[:：]?", re.I)
_FIRST = frozenset(
    name[0] for kind in ("front", "set_apart") for name in _LABELS[kind]
) | frozenset("[【〔［〈（(* ")
_FIRST |= {sign.lower() for sign in _FIRST}
_HEADING = re.compile(rf"{_labelled(_LABELS['headings'])}")
_ISSUED = re.compile(
    rf"[{HAN}]{{2,12}}\s*[〔\[［【(（]\s*(?:19|20)\d\d\s*[〕\]］】)）]\s*\d{{1,4}}\s*号"
)
_DATELINE = re.compile(
    r"(?:(?:发布)?(?:时间|日期)\s*[:：]\s*)?"
    r"(?P<moment>(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})(?P<clock>\s*\d{1,2}:\d\d(?::\d\d)?)?)"
    rf"(?P<labels>(?:[\s|｜]*{_labelled(_LABELS['dateline'])}\s*[:：][^。；！？:：]{{0,30}}?)*)"
)
_DATED = frozenset("12发时日")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CHINESE = re.compile(f"[{HAN}]")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def to_dateline(text: str) -> tuple[str, str]:
    """Give the moment and the labels of the line that news have below their title, else "" twice.

    >>> to_dateline("2024-07-15 08:30 来源：海州在线 字号：大 中 小")
    ('2024-07-15 08:30', '来源：海州在线 字号：大 中 小')
    >>> to_dateline("2024-07-15"), to_dateline("2024年7月15日，园区投产。")
    (('', ''), ('', ''))
    """
    line = _DATELINE.fullmatch(text)
    if line is None or not (line["clock"] or line["labels"]):
        return "", ""
    return line["moment"].strip(), line["labels"].strip()


def is_front(text: str) -> bool:
    """Whether a paragraph is front matter by its label, or by its language.

    >>> is_front("关键词：数据要素；算力"), is_front("数据要素是关键。")
    (True, False)
    """
    return is_front_label(text) or is_latin(text)


def is_front_label(text: str) -> bool:
    """Whether a paragraph is front matter by its label, or is a dateline or official number."""
    if text[0] in _FIRST and _FRONT.match(text):
        return True
    if text[0] in _DATED and any(to_dateline(text)):
        return True
    return text[-1] == "号" and bool(_ISSUED.fullmatch(text))


def is_labelled(text: str) -> bool:
    """Whether a label begins front matter here; a reference may have its DOI in a line of its own.

    >>> is_labelled("（责任编辑：某某）"), is_labelled("DOI: 10.1000/182")
    (True, False)
    """
    return bool(_FRONT.match(text)) and text[:3].upper() != "DOI"


def is_set_apart(text: str) -> bool:
    """Whether a paragraph of the text begins that the page sets apart, an abstract.

    >>> is_set_apart("摘  要：本文讨论数据要素。")
    True
    """
    return text[0] in _FIRST and bool(_SET_APART.match(text))


def is_references(text: str) -> bool:
    """Whether a line says that references follow."""
    return len(text) < 20 and bool(_REFERENCES.fullmatch(text))


def is_known_heading(text: str) -> bool:
    """Whether a line is the usual heading of a part (引言, 结语)."""
    return len(text) < 12 and bool(_HEADING.fullmatch(text))


def is_latin(text: str) -> bool:
    """Whether a line or paragraph is in a language of Latin letters.

    >>> is_latin("Abstract: New quality productive forces"), is_latin("GDP增长5%")
    (True, False)
    """
    # Digits and signs abound in Chinese text: they are thrown out first, many times as fast.
    if len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS)) < 6:
        return False
    if len(text) < 12 or not _WORD.search(text):
        return False
    letters = len(_LATIN.findall(text))
    return letters >= 12 and letters > 4 * len(_CHINESE.findall(text))
