"""A page on a term or a claim in, HTML out: one file, no network, no script, made to be printed.

The file is longer than the house asks: each part of a page is a few lines, read beside the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from graph.explain_model import (
    Branch,
    ClaimPage,
    Defined,
    Group,
    Mark,
    Pair,
    Quote,
    Stated,
    TermPage,
)
from graph.explain_words import HEADINGS, KINDS, to_confidence, to_days, to_notes, to_place, to_rule

STYLE = Path(__file__).with_name("explain.css")
QUOTES = 3
"""Quotes of a claim that stand open; the rest unfold."""
CLAIMS = 8
"""Claims of a relation that stand open; the rest unfold."""
LEGEND: tuple[tuple[Mark, str], ...] = (
    ("head", "主语 head"),
    ("trigger", "关系词 trigger"),
    ("tail", "宾语 tail"),
)


def write_term_html(page: TermPage) -> str:
    """Give the page on a term."""
    sections = {
        "definitions": _definitions(page),
        "hierarchy": _hierarchy(page),
        "relations": "".join(map(_group, page.groups)),
        "timeline": _timeline(page.timeline),
        "figures": _figures(page),
        "contradictions": _pairs(page.contradictions),
        "bibliography": _bibliography(page.bibliography),
    }
    return _page(page.entity.name, _head(page), sections)


def write_claim_html(page: ClaimPage) -> str:
    """Give the page on a claim: how it is stated, and every passage that states it."""
    stated = page.stated
    head = (
        f"<h1>{_e(stated.subject)} <span class=arrow>{_e(stated.zh)} →</span> "
        f"{_e(stated.object)}</h1><p class=kind>论断 claim · {_e(stated.en)} · "
        f"<code>{_e(stated.claim.claim)}</code></p>"
        f"<p>{_notes(stated)}</p>{_confidence(stated)}"
    )
    sections = {
        "evidence": "".join(map(_quote, stated.quotes)),
        "contradictions": _pairs(page.contradictions),
        "bibliography": _bibliography(page.bibliography),
    }
    return _page(f"{stated.subject} → {stated.object}", head, sections)


def _confidence(stated: Stated) -> str:
    said = to_confidence(stated)
    return f"<p class=kind>{_e(said)}</p>" if said else ""


def _page(title: str, head: str, sections: dict[str, str]) -> str:
    shown = [name for name, body in sections.items() if body]
    links = "".join(f"<a href='#{name}'>{HEADINGS[name][0]}</a>" for name in shown)
    legend = "".join(f"<mark class={mark}>{label}</mark>" for mark, label in LEGEND)
    body = "".join(
        f"<section id={name}><h2>{HEADINGS[name][0]} <span lang=en>{HEADINGS[name][1]}</span></h2>"
        f"{sections[name]}</section>\n"
        for name in shown
    )
    return (
        "<!doctype html>\n<html lang=zh>\n<head><meta charset=utf-8>"
        "<meta http-equiv=Content-Security-Policy "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        "<meta name=viewport content='width=device-width, initial-scale=1'>"
        f"<title>{_e(title)}</title>\n"
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style></head>\n"
        f"<body><main>\n<header>{head}</header>\n"
        f"<nav aria-label=目录>{links}</nav><p class=legend>{legend}</p>\n"
        f"{body}</main></body>\n</html>\n"
    )


def _head(page: TermPage) -> str:
    entity = page.entity
    english = f" <span lang=en>{_e(entity.name_en)}</span>" if entity.name_en else ""
    also = f"<p>又称 also：{_e('、'.join(entity.aliases))}</p>" if entity.aliases else ""
    defined = (
        "<p class=defined><span class=label>本体的定义 in the ontology</span>"
        f"{_e(page.definition)}</p>"
        if page.definition
        else ""
    )
    return (
        f"<h1>{_e(entity.name)}{english}</h1>"
        f"<p class=kind><b>{_e(page.class_zh)}</b> {_e(page.class_en)} · "
        f"提及 {page.mentions} 次，见于 {len(entity.documents)} 篇文献 · "
        f"<code>{_e(entity.iri)}</code></p>{also}{defined}"
    )


def _definitions(page: TermPage) -> str:
    return "".join(
        f"<h3>{_e(title)}</h3>{''.join(map(_defined, group))}"
        for title, group in groupby(page.definitions, key=lambda one: one.quote.document)
    )


def _defined(defined: Defined) -> str:
    said = "；".join(
        f"<span class=rel>{_e(zh)}</span> {_e(names)}" for zh, names in defined.relations
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
        f"<li>{_e(branch.name)}{_documents(branch.documents)}{_branches(branch.further)}</li>"
        for branch in branches
    )
    return f"<ul>{''.join(rows)}</ul>" if branches else ""


def _documents(count: int) -> str:
    return f" <span class=count title='文献 documents'>{count}</span>" if count > 1 else ""


def _group(group: Group) -> str:
    side = "→" if group.outward else "←"
    first = "".join(map(_claim, group.claims[:CLAIMS]))
    rest = _fold(map(_claim, group.claims[CLAIMS:]), len(group.claims) - CLAIMS, "条 claims")
    return (
        f"<h3>{_e(group.zh)} <span lang=en>{_e(group.en)}</span> {side} <span class=count>"
        f"{group.documents} 篇 · {len(group.claims)} 条</span></h3>{first}{rest}"
    )


def _claim(stated: Stated) -> str:
    first = "".join(map(_quote, stated.quotes[:QUOTES]))
    rest = _fold(map(_quote, stated.quotes[QUOTES:]), len(stated.quotes) - QUOTES, "处 quotes")
    return f"<article><p class=said>{_line(stated)}</p>{first}{rest}</article>"


def _fold(bodies: Iterable[str], count: int, what: str) -> str:
    if count <= 0:
        return ""
    return f"<details><summary>另有 {count} {what}</summary>{''.join(bodies)}</details>"


def _line(stated: Stated) -> str:
    return (
        f"<b>{_e(stated.subject)}</b> <span class=rel>{_e(stated.zh)} →</span> "
        f"<b>{_e(stated.object)}</b>{_notes(stated)}"
    )


def _notes(stated: Stated) -> str:
    return "".join(
        f" <span class='note {en}'>{zh}{' ' + _e(wording) if wording else ''}</span>"
        for zh, en, wording in to_notes(stated)
    )


def _quote(quote: Quote) -> str:
    text = "".join(
        f"<mark class={mark}>{_e(piece)}</mark>" if mark else _e(piece)
        for mark, piece in quote.pieces
    )
    context = f"<span class=context>{_e(quote.context)}</span> " if quote.context else ""
    return (
        f"<blockquote><p>{context}{text}</p><footer>{_number(quote.number)} "
        f"<cite>{_e(quote.document)}</cite> · {_e(to_place(quote))} · "
        f"<span class=rule>{_e(to_rule(quote.rule))}</span></footer></blockquote>"
    )


def _number(number: int) -> str:
    return f"<a class=ref href='#ref-{number}'>[{number}]</a>"


def _numbers(stated: Stated) -> str:
    return "".join(map(_number, sorted({quote.number for quote in stated.quotes})))


def _timeline(timeline: Sequence[Stated]) -> str:
    rows = (
        f"<li><time>{_e(stated.claim.time or '')}</time>"
        f"<span class=days>{_e(to_days(stated))}</span>"
        f"<p>{_line(stated)} {_numbers(stated)}</p></li>"
        for stated in timeline
    )
    return f"<ol class=timeline>{''.join(rows)}</ol>" if timeline else ""


def _figures(page: TermPage) -> str:
    if not page.figures:
        return ""
    heads = ("指标 indicator", "口径 measure", "地点 place", "时期 period", "数值 value", "出处")
    lines = []
    for figure in page.figures:
        claim = figure.stated.claim
        flags = "".join(
            f" <span class='note {en}'>{zh}</span>"
            for zh, en, wording in to_notes(figure.stated)
            if not wording
        )
        frame = (figure.indicator, claim.measure, claim.place, claim.time)
        cells = "".join(f"<td>{_e(cell or '')}</td>" for cell in frame)
        value = f"<td class=value>{_e(figure.stated.object)}{flags}</td>"
        lines.append(f"<tr>{cells}{value}<td>{_numbers(figure.stated)}</td></tr>")
    row = "".join(f"<th>{head}</th>" for head in heads)
    return f"<div class=wide><table><tr>{row}</tr>{''.join(lines)}</table></div>"


def _pairs(pairs: Sequence[Pair]) -> str:
    return "".join(
        f"<div class=pair><h3>{KINDS[pair.kind][0]} <span lang=en>{KINDS[pair.kind][1]}</span></h3>"
        f"{_claim(pair.left)}{_claim(pair.right)}</div>"
        for pair in pairs
    )


def _bibliography(entries: Sequence[str]) -> str:
    rows = (f"<li id=ref-{n}>{_e(entry)}</li>" for n, entry in enumerate(entries, start=1))
    return f"<ol class=references>{''.join(rows)}</ol>" if entries else ""


def _e(text: str) -> str:
    """Escape for content and attributes; what cannot be printed is shown as a space."""
    return escape("".join(char if char.isprintable() else " " for char in text))
