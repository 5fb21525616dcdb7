"""Labels and what stands behind them: 关键词：…, 中图分类号：…, 收稿日期：…"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from corpus.facts.people import TABLE

_OPEN, _CLOSE = r"[\[【〔［〈（(*]*\s*", r"\s*[\]】〕］〉*]*"


def _labelled(names: Iterable[str]) -> str:
    spaced = (r"\s*".join(map(re.escape, name.replace(" ", ""))) for name in names)
    return "|".join(sorted(spaced, key=len, reverse=True))


_FIELDS = "|".join(f"(?P<{field}>{_labelled(names)})" for field, names in TABLE["labels"].items())
_LABEL = re.compile(
    rf"{_OPEN}(?:{_FIELDS})(?:{_CLOSE}\s*[:：]\s*|\s*[\]】〕］]\s*|(?<=关键[词字])\s+)", re.I
)
_BARE_DOI = re.compile(r"\b(?P<doi>DOI)\s*[:：]?\s*(?=10\.\d{4})", re.I)
_SHAPES = {
    "classification": r"[A-Z]{1,2}\d[\d.\-+/;；, A-Z]*|[A-Z]{1,2}\b",
    "document_code": r"[A-Z]",
    "article_number": r"\d{4}\s*[-－—–]\s*\d{3}[\dXx]\s*[(（]\s*\d{4}\s*[)）]\s*\d{1,2}"
    r"\s*[-－—–]\s*\d{3,4}\s*[-－—–]\s*\d{1,2}",
    "doi": r"10\.\d{4,9}/[^\s，。；）]+",
}


class Label(NamedTuple):
    """A label at [start, end) and the field it stands for."""

    field: str
    start: int
    end: int


def find_label(text: str) -> str:
    """Give the field of the label that a text begins with, "" where it begins with none."""
    match = _LABEL.match(text) or _BARE_DOI.match(text)
    return match.lastgroup or "" if match else ""


def find_labels(text: str) -> list[Label]:
    """Find the labels of a text, in order.

    >>> [label.field for label in find_labels("中图分类号：F124 文献标识码：A")]
    ['classification', 'document_code']
    """
    found = [*_LABEL.finditer(text), *_BARE_DOI.finditer(text)]
    labels = sorted({Label(match.lastgroup or "", *match.span()) for match in found}, key=_place)
    kept: list[Label] = []
    for label in labels:
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
    return kept


def to_fields(text: str) -> list[tuple[str, str]]:
    """Give the fields of a paragraph that begins with a label, each with its value.

    >>> to_fields("文章编号：9999-0001（2024）03-0015-05收到正文，")
    [('article_number', '9999-0001(2024)03-0015-05')]
    """
    if not find_label(text):
        return []
    labels = find_labels(text)
    ends = [*(label.start for label in labels[1:]), len(text)]
    values = ((each.field, text[each.end : end]) for each, end in zip(labels, ends, strict=True))
    return [(field, to_value(field, value)) for field, value in values]


def to_value(field: str, text: str) -> str:
    """Give the value of a field, of those that have a known form no more than that form."""
    text = text.strip(" \t\n*|;；")
    if field not in _SHAPES:
        return text
    match = re.match(_SHAPES[field], text)
    if match is None:
        return ""
    value = match[0].strip(" ;；,.")
    if field == "article_number":
        value = re.sub(
            r"[－—–]", "-", re.sub(r"\s", "", value).translate(str.maketrans("（）", "()"))
        )
    return value


def _place(label: Label) -> tuple[int, int]:
    return label.start, -label.end
