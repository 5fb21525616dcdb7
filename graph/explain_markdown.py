"""A page on a term or a claim in, Markdown out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graph.explain_model import Branch, ClaimPage, Group, Mark, Pair, Quote, QuotedClaim, TermPage
from graph.explain_words import (
    HEADINGS,
    KINDS,
    TAUGHT,
    to_confidence,
    to_days,
    to_notes,
    to_place,
    to_rule,
    to_sections,
    to_when,
)

QUOTES = 3
"""Quotes shown for one claim of a term's page."""

MARKS: dict[Mark, tuple[str, str]] = {
    "": ("", ""),
    "trigger": ("‹", "›"),
    "head": ("【", "】"),
    "tail": ("【", "】"),
}
"""What stands around a piece of a quote."""


def write_term_markdown(page: TermPage) -> str:
    """Give the page on a term."""
    parts = (
        _head(page),
        _section("taught", _taught(page)),
        _section("definitions", _definitions(page)),
        _section("hierarchy", _hierarchy(page)),
        _section("relations", (line for group in page.groups for line in _group(group))),
        _section("timeline", _timeline(page.timeline)),
        _section("figures", _figures(page)),
        _section("contradictions", _pairs(page.contradictions)),
        _section("bibliography", _bibliography(page.bibliography)),
    )
    return "".join(f"{line}\n" for part in parts for line in part)


def write_claim_markdown(page: ClaimPage) -> str:
    """Give the page on a claim: how it is stated, and every passage that states it."""
    quoted = page.quoted
    title = f"{quoted.subject} — {quoted.zh} {quoted.en} {quoted.arrow} {quoted.object}"
    notes = [f"- {zh} {en}" + (f"：{_flat(w)}" if w else "") for zh, en, w in to_notes(quoted)]
    notes += [f"- {said}" for said in (to_confidence(quoted),) if said]
    head = [f"# {_flat(title)}", "", f"<{quoted.claim.claim}>", "", *notes]
    parts = (
        head,
        _section("evidence", _quotes(quoted.quotes, "", len(quoted.quotes))),
        _section("contradictions", _pairs(page.contradictions)),
        _section("bibliography", _bibliography(page.bibliography)),
    )
    return "".join(f"{line}\n" for part in parts for line in part)


def _head(page: TermPage) -> Iterator[str]:
    entity = page.entity
    yield f"# {_flat(entity.name)}" + (f" · {_flat(entity.name_en)}" if entity.name_en else "")
    yield ""
    yield f"{page.class_zh} {page.class_en} · <{entity.iri}>"
    if entity.aliases:
        yield f"\n又称 also: {'、'.join(map(_flat, entity.aliases))}"
    yield f"\n提及 {page.mentions} 次，见于 {len(entity.documents)} 篇文献 · mentions, documents"
    if page.definition:
        yield f"\n本体的定义 in the ontology: {_flat(f'{page.definition} {page.definition_en}')}"
    yield "\n原文中【】为主语与宾语，‹›为关系词 · in quotes 【】 are the ends, ‹› the trigger"


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Give the lines under their heading; nothing where there is no line."""
    zh, en = HEADINGS[name]
    for number, line in enumerate(lines):
        if not number:
            yield f"\n## {zh} {en}\n"
        yield line


def _taught(page: TermPage) -> Iterator[str]:
    for row in page.taught:
        yield f"- {row.zh} {row.en} {row.side} {'、'.join(map(_flat, row.names))}"
    if page.taught:
        yield f"\n{TAUGHT}"


def _definitions(page: TermPage) -> Iterator[str]:
    for title, group in groupby(page.definitions, key=lambda one: one.quote.document):
        yield f"\n### {_flat(title)}\n"
        for defined in group:
            yield f"- {'；'.join(f'{zh} {_flat(names)}' for zh, names in defined.relations)}"
            yield from _quote(defined.quote, "  ")


def _hierarchy(page: TermPage) -> Iterator[str]:
    for zh, en, branches in page.hierarchy:
        yield f"- {zh} {en}"
        yield from _branches(branches, "  ")


def _branches(branches: Sequence[Branch], indent: str) -> Iterator[str]:
    for branch in branches:
        yield f"{indent}- {_flat(branch.name)}（{branch.documents} 篇）"
        yield from _branches(branch.further, indent + "  ")


def _group(group: Group) -> Iterator[str]:
    count = f"{group.documents} 篇 documents, {len(group.claims)} 条 claims"
    yield f"\n### {group.zh} {group.en} {group.side}（{count}）\n"
    for quoted in group.claims:
        yield f"- {_quoted(quoted)}"
        yield from _quotes(quoted.quotes, "  ", QUOTES)


def _timeline(timeline: Sequence[QuotedClaim]) -> Iterator[str]:
    for quoted in timeline:
        days = f"（{to_days(quoted)}）" if to_days(quoted) else ""
        yield f"- **{_flat(quoted.claim.time or '')}**{days} {_quoted(quoted)}{_numbers(quoted)}"


def _figures(page: TermPage) -> Iterator[str]:
    if page.figures:
        yield (
            "| 指标 indicator | 口径 measure | 地点 place | 时期 period | 数值 value "
            "| 章节 section | 出处 |"
        )
        yield "| --- | --- | --- | --- | --- | --- | --- |"
    for figure in page.figures:
        claim = figure.quoted.claim
        value = figure.quoted.object + "".join(
            f"（{zh} {en}）" for zh, en, wording in to_notes(figure.quoted) if not wording
        )
        frame = (figure.indicator, claim.measure, claim.place, to_when(claim))
        cells = (*frame, value, to_sections(figure.quoted))
        row = " | ".join(_flat(cell or "") for cell in cells)
        yield f"| {row} | {_numbers(figure.quoted)} |"


def _pairs(pairs: Sequence[Pair]) -> Iterator[str]:
    for pair in pairs:
        zh, en = KINDS[pair.kind]
        yield f"- {zh} {en}"
        for quoted in (pair.left, pair.right):
            yield f"  - {_quoted(quoted)}"
            yield from _quotes(quoted.quotes, "    ", 1)


def _bibliography(entries: Sequence[str]) -> Iterator[str]:
    for number, entry in enumerate(entries, start=1):
        yield f"{number}. {_flat(entry)}"


def _quoted(quoted: QuotedClaim) -> str:
    notes = "，".join(
        f"{zh} {_flat(wording)}" if wording else f"{zh} {en}"
        for zh, en, wording in to_notes(quoted)
    )
    return f"**{_flat(quoted.subject)} {quoted.arrow} {_flat(quoted.object)}**" + (
        f"［{notes}］" if notes else ""
    )


def _quotes(quotes: Sequence[Quote], indent: str, shown: int) -> Iterator[str]:
    for quote in quotes[:shown]:
        yield from _quote(quote, indent)
    if len(quotes) > shown:
        yield f"{indent}> …… 另有 {len(quotes) - shown} 处 more"


def _quote(quote: Quote, indent: str) -> Iterator[str]:
    text = "".join(MARKS[mark][0] + _flat(piece) + MARKS[mark][1] for mark, piece in quote.pieces)
    context = f"［{_flat(quote.context)}］" if quote.context else ""
    yield f"{indent}> {context}{text}"
    yield f"{indent}>"
    where = _flat(f"{quote.document} · {to_place(quote)} · {to_rule(quote.rule)}")
    yield f"{indent}> —— [{quote.number}] {where}"
    yield ""


def _numbers(quoted: QuotedClaim) -> str:
    numbers = sorted({quote.number for quote in quoted.quotes})
    return "".join(f"[{number}]" for number in numbers)


def _flat(text: str) -> str:
    """Put on one line, and escape what would end a cell or open markup."""
    flat = "".join(" " if char.isspace() or not char.isprintable() else char for char in text)
    return "".join("\\" + char if char in "\\|<>*_`[]#&" else char for char in flat)
