"""The words that pages on terms and claims use, Chinese first, whatever they are written as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.explain_model import Quote, QuotedClaim
from ontology import Bound, Claim

HEADINGS = {
    "taught": ("本体中的位置", "place in the ontology"),
    "definitions": ("各文献的界定", "defined by document"),
    "hierarchy": ("层级", "hierarchy"),
    "relations": ("关系", "relations"),
    "timeline": ("时间线", "timeline"),
    "figures": ("指标数值", "values of indicators"),
    "contradictions": ("相互矛盾的论断", "contradictions"),
    "evidence": ("原文证据", "evidence"),
    "bibliography": ("引用文献", "documents quoted"),
}
MODALITY = {"advocated": ("主张", "advocated"), "possible": ("可能", "possible")}
DENIED = ("否定", "denied")
QUALIFIERS = {
    "action": ("动作", "action"),
    "measure": ("口径", "measure"),
    "time": ("时间", "time"),
    "place": ("地点", "place"),
    "source": ("说话者", "speaker"),
}
TAUGHT = "由本体给出，非出自文献 taught by the ontology, read in no document"
KINDS = {
    "polarity": ("一处肯定，一处否定", "asserted and denied"),
    "value": ("同一时期两个数值", "two values of one period"),
}
BOUNDS: Mapping[Bound, tuple[str, str]] = {
    "exact": ("确数", "exact"),
    "at_least": ("下限", "at least"),
    "at_most": ("上限", "at most"),
    "about": ("约数", "about"),
    "between": ("区间", "between"),
}
LEARNT = frozenset({"pair-model"})
"""Rules that are trained models and no constructions."""


def to_notes(quoted: QuotedClaim) -> Iterator[tuple[str, str, str]]:
    """Give how a claim is stated: Chinese, English, and the wording of the text, "" for none."""
    claim = quoted.claim
    if claim.modality in MODALITY:
        yield *MODALITY[claim.modality], ""
    if claim.polarity == "negative":
        yield *DENIED, ""
    if claim.bound is not None:
        yield *BOUNDS[claim.bound], ""
    for name, (zh, en) in QUALIFIERS.items():
        if wording := getattr(claim, name):
            yield zh, en, to_when(claim) if name == "time" else wording


def to_when(claim: Claim) -> str:
    """Give the time of a claim, with the years it stands for where its wording has none: 今年.

    "" where no time is stated.
    """
    wording = claim.time or ""
    first, last = ((day or "")[: len("2024")] for day in (claim.time_start, claim.time_end))
    if not first + last or re.search("[0-9]{4}|[〇零一二三四五六七八九]{4}", wording):
        return wording
    return f"{wording}（{first if first == last else f'{first}–{last}'}）"


def to_days(quoted: QuotedClaim) -> str:
    """Give the days that the time of a claim stands for, "" where they are not known."""
    first, last = quoted.claim.time_start, quoted.claim.time_end
    if first is None and last is None:
        return ""
    return first if first == last and first else f"{first or '…'} – {last or '…'}"


def to_place(quote: Quote) -> str:
    """Give where a quote stands: section, page, sentence, characters of the source."""
    parts = (
        quote.section,
        f"第{quote.page}页 p. {quote.page}" if quote.page else "",
        f"第{quote.sentence + 1}句",
        f"字符 characters {quote.start}–{quote.end}",
    )
    return " · ".join(part for part in parts if part)


def to_sections(quoted: QuotedClaim) -> str:
    """Give the sections that state a claim, each once: "" where no quote has one."""
    return "；".join(dict.fromkeys(quote.section for quote in quoted.quotes if quote.section))


def to_rule(rule: str) -> str:
    """Give what read a claim: the name of the construction, or that a model did."""
    kind = "模型 model" if rule in LEARNT else "构式 construction"
    return f"{kind} {rule}"


def to_confidence(quoted: QuotedClaim) -> str:
    """Give the measured precision of what read a claim, "" where it was not measured."""
    confidence = quoted.claim.confidence
    return "" if confidence is None else f"实测精确率 measured precision {confidence:.2f}"
