"""A page on a term or a claim in, HTML out: one file, no network, no script, made to be printed.

The file is longer than the house asks: each part of a page is a few lines, read beside the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from graph.explain_model import (
    Branch,
    ClaimPage,
    Defined,
    Group,
    Pair,
    Quote,
    QuotedClaim,
    TermPage,
)
from graph.explain_page import to_page, to_text
from graph.explain_words import (
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
"""Quotes of a claim that stand open; the rest unfold."""
CLAIMS = 8
"""Claims of a relation that stand open; the rest unfold."""


def write_term_html(page: TermPage) -> str:
    """Give the page on a term."""
    sections = {
        "taught": _taught(page),
        "definitions": _definitions(page),
        "hierarchy": _hierarchy(page),
        "relations": "".join(map(_group, page.groups)),
        "timeline": _timeline(page.timeline),
        "figures": _figures(page),
        "contradictions": _pairs(page.contradictions),
        "bibliography": _bibliography(page.bibliography),
    }
    return to_page(page.entity.name, _head(page), sections)


def write_claim_html(page: ClaimPage) -> str:
    """Give the page on a claim: how it is stated, and every passage that states it."""
    quoted = page.quoted
    head = (
        f"<h1>{to_text(quoted.subject)} "
        f"<span class=arrow>{to_text(quoted.zh)} {quoted.arrow}</span> "
        f"{to_text(quoted.object)}</h1><p class=kind>论断 claim · {to_text(quoted.en)} · "
        f"<code>{to_text(quoted.claim.claim)}</code></p>"
        f"<p>{_notes(quoted)}</p>{_confidence(quoted)}"
    )
    sections = {
        "evidence": "".join(map(_quote, quoted.quotes)),
        "contradictions": _pairs(page.contradictions),
        "bibliography": _bibliography(page.bibliography),
    }
    return to_page(f"{quoted.subject} → {quoted.object}", head, sections)


def _confidence(quoted: QuotedClaim) -> str:
    said = to_confidence(quoted)
    return f"<p class=kind>{to_text(said)}</p>" if said else ""


def _head(page: TermPage) -> str:
    entity = page.entity
    english = f" <span lang=en>{to_text(entity.name_en)}</span>" if entity.name_en else ""
    also = f"<p>又称 also：{to_text('、'.join(entity.aliases))}</p>" if entity.aliases else ""
    defined = (
        "<p class=defined><span class=label>本体的定义 in the ontology</span>"
        f"{to_text(page.definition)} <span lang=en>{to_text(page.definition_en)}</span></p>"
        if page.definition
        else ""
    )
    return (
        f"<h1>{to_text(entity.name)}{english}</h1>"
        f"<p class=kind><b>{to_text(page.class_zh)}</b> {to_text(page.class_en)} · "
        f"提及 {page.mentions} 次，见于 {len(entity.documents)} 篇文献 · "
        f"<code>{to_text(entity.iri)}</code></p>{also}{defined}"
    )


def _taught(page: TermPage) -> str:
    rows = "".join(
        f"<li><span class=rel>{to_text(row.zh)} {row.side}</span> "
        f"{to_text('、'.join(row.names))} <span lang=en>{to_text(row.en)}</span></li>"
        for row in page.taught
    )
    return f"<ul>{rows}</ul><p class=kind>{TAUGHT}</p>" if rows else ""


def _definitions(page: TermPage) -> str:
    return "".join(
        f"<h3>{to_text(title)}</h3>{''.join(map(_defined, group))}"
        for title, group in groupby(page.definitions, key=lambda one: one.quote.document)
    )


def _defined(defined: Defined) -> str:
    said = "；".join(
        f"<span class=rel>{to_text(zh)}</span> {to_text(names)}" for zh, names in defined.relations
    )
    return f"<article><p class=said>{said}</p>{_quote(defined.quote)}</article>"


def _hierarchy(page: TermPage) -> str:
    columns = "".join(
        f"<div><h3>{zh} <span lang=en>{en}</span></h3>{_branches(branches)}</div>"
        for zh, en, branches in page.hierarchy
    )
    return f"<div class=levels>{columns}</div>" if columns else ""


def _branches(branches: Sequence[Branch]) -> str:
    rows = (
        f"<li>{to_text(branch.name)}{_documents(branch.documents)}{_branches(branch.further)}</li>"
        for branch in branches
    )
    return f"<ul>{''.join(rows)}</ul>" if branches else ""


def _documents(count: int) -> str:
    return f" <span class=count title='文献 documents'>{count}</span>" if count > 1 else ""


def _group(group: Group) -> str:
    first = "".join(map(_claim, group.claims[:CLAIMS]))
    rest = _fold(map(_claim, group.claims[CLAIMS:]), len(group.claims) - CLAIMS, "条 claims")
    return (
        f"<h3>{to_text(group.zh)} <span lang=en>{to_text(group.en)}</span> {group.side} "
        f"<span class=count>{group.documents} 篇 · {len(group.claims)} 条</span></h3>{first}{rest}"
    )


def _claim(quoted: QuotedClaim) -> str:
    first = "".join(map(_quote, quoted.quotes[:QUOTES]))
    rest = _fold(map(_quote, quoted.quotes[QUOTES:]), len(quoted.quotes) - QUOTES, "处 quotes")
    return f"<article><p class=said>{_line(quoted)}</p>{first}{rest}</article>"


def _fold(bodies: Iterable[str], count: int, what: str) -> str:
    if count <= 0:
        return ""
    return f"<details><summary>另有 {count} {what}</summary>{''.join(bodies)}</details>"


def _line(quoted: QuotedClaim) -> str:
    return (
        f"<b>{to_text(quoted.subject)}</b> "
        f"<span class=rel>{to_text(quoted.zh)} {quoted.arrow}</span> "
        f"<b>{to_text(quoted.object)}</b>{_notes(quoted)}"
    )


def _notes(quoted: QuotedClaim) -> str:
    return "".join(
        f" <span class='note {en}'>{zh}{' ' + to_text(wording) if wording else ''}</span>"
        for zh, en, wording in to_notes(quoted)
    )


def _quote(quote: Quote) -> str:
    text = "".join(
        f"<mark class={mark}>{to_text(piece)}</mark>" if mark else to_text(piece)
        for mark, piece in quote.pieces
    )
    context = f"<span class=context>{to_text(quote.context)}</span> " if quote.context else ""
    return (
        f"<blockquote><p>{context}{text}</p><footer>{_number(quote.number)} "
        f"<cite>{to_text(quote.document)}</cite> · {to_text(to_place(quote))} · "
        f"<span class=rule>{to_text(to_rule(quote.rule))}</span></footer></blockquote>"
    )


def _number(number: int) -> str:
    return f"<a class=ref href='#ref-{number}'>[{number}]</a>"


def _numbers(quoted: QuotedClaim) -> str:
    return "".join(map(_number, sorted({quote.number for quote in quoted.quotes})))


def _timeline(timeline: Sequence[QuotedClaim]) -> str:
    rows = (
        f"<li><time>{to_text(quoted.claim.time or '')}</time>"
        f"<span class=days>{to_text(to_days(quoted))}</span>"
        f"<p>{_line(quoted)} {_numbers(quoted)}</p></li>"
        for quoted in timeline
    )
    return f"<ol class=timeline>{''.join(rows)}</ol>" if timeline else ""


def _figures(page: TermPage) -> str:
    if not page.figures:
        return ""
    heads = (
        *("指标 indicator", "口径 measure", "地点 place", "时期 period", "数值 value"),
        *("章节 section", "出处"),
    )
    lines = []
    for figure in page.figures:
        claim = figure.quoted.claim
        flags = "".join(
            f" <span class='note {en}'>{zh}</span>"
            for zh, en, wording in to_notes(figure.quoted)
            if not wording
        )
        frame = (figure.indicator, claim.measure, claim.place, to_when(claim))
        cells = "".join(f"<td>{to_text(cell or '')}</td>" for cell in frame)
        value = f"<td class=value>{to_text(figure.quoted.object)}{flags}</td>"
        where = f"<td>{to_text(to_sections(figure.quoted))}</td><td>{_numbers(figure.quoted)}</td>"
        lines.append(f"<tr>{cells}{value}{where}</tr>")
    row = "".join(f"<th>{head}</th>" for head in heads)
    return f"<div class=wide><table><tr>{row}</tr>{''.join(lines)}</table></div>"


def _pairs(pairs: Sequence[Pair]) -> str:
    return "".join(
        f"<div class=pair><h3>{KINDS[pair.kind][0]} <span lang=en>{KINDS[pair.kind][1]}</span></h3>"
        f"{_claim(pair.left)}{_claim(pair.right)}</div>"
        for pair in pairs
    )


def _bibliography(entries: Sequence[str]) -> str:
    rows = (f"<li id=ref-{n}>{to_text(entry)}</li>" for n, entry in enumerate(entries, start=1))
    return f"<ol class=references>{''.join(rows)}</ol>" if entries else ""
