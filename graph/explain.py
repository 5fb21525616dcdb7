"""A term explained: definition, relations and quoted evidence, as Markdown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from ontology import Claim, Entity, Evidence, Knowledge, Schema

QUOTES = 3
"""Quotes shown for one claim."""

MARKS = (("", ""), ("‹", "›"), ("【", "】"), ("【", "】"))
"""Around text, trigger, head and tail."""

MODALITY = {"asserted": "", "advocated": "（主张）", "possible": "（可能）"}


class UnknownTermError(LookupError):
    """Raised where no entity bears the term; offers the names that contain it."""

    def __init__(self, term: str, near: Sequence[str]) -> None:
        hint = f"; similar: {'、'.join(near)}" if near else ""
        super().__init__(f"no entity is named {term}{hint}")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is written from, looked up once."""

    knowledge: Knowledge
    schema: Schema
    names: dict[str, str]
    titles: dict[str, str]
    evidence: dict[str, list[Evidence]]


def find_entity(knowledge: Knowledge, term: str) -> Entity:
    """Find the entity whose name, English name or alias is `term`; raises `UnknownTermError`.

    Of several (a concept and a document of that title) the one mentioned most often.
    """
    wanted = term.strip().casefold()
    mentions = Counter(row.entity for row in knowledge.mentions)
    found = [entity for entity in knowledge.entities if wanted in _wordings(entity)]
    if found:
        return max(found, key=lambda entity: mentions[entity.iri])
    near = sorted((e.name for e in knowledge.entities if wanted in e.name.casefold()), key=len)
    raise UnknownTermError(term, near[:8])


def _wordings(entity: Entity) -> set[str]:
    return {wording.casefold() for wording in (entity.name, entity.name_en or "", *entity.aliases)}


def to_explanation(knowledge: Knowledge, schema: Schema, term: str) -> str:
    """Give a page on `term` as Markdown: what it is, what it is joined to, and who says so."""
    entity = find_entity(knowledge, term)
    evidence = defaultdict(list)
    for row in knowledge.evidence:
        evidence[row.claim].append(row)
    page = Page(
        knowledge,
        schema,
        {row.iri: row.name for row in knowledge.entities},
        {row.document: row.title for row in knowledge.documents},
        evidence,
    )
    parts = (_head(page, entity), _relations(page, entity), _sources(page, entity))
    return "".join(f"{line}\n" for part in parts for line in part)


def _head(page: Page, entity: Entity) -> Iterator[str]:
    (kind,) = (row for row in page.schema.classes if row.name == entity.class_)
    yield f"# {entity.name}" + (f" · {entity.name_en}" if entity.name_en else "")
    yield ""
    yield f"{kind.zh} {kind.en} · <{entity.iri}>"
    if entity.aliases:
        yield f"又称 also: {'、'.join(entity.aliases)}"
    for concept in page.schema.concepts:
        if concept.iri == entity.iri and concept.definition:
            yield f"\n{concept.definition}"


def _relations(page: Page, entity: Entity) -> Iterator[str]:
    for relation in page.schema.relations:
        claims = [row for row in page.knowledge.claims if row.predicate == relation.name]
        outward = [row for row in claims if row.subject == entity.iri]
        inward = [row for row in claims if row.object == entity.iri and row.subject != entity.iri]
        for side, rows in (("→", outward), ("←", inward)):
            if rows:
                yield f"\n## {relation.zh} {relation.en} {side}\n"
            for claim in sorted(rows, key=lambda row: (-row.support, row.claim)):
                yield from _claim(page, claim)


def _claim(page: Page, claim: Claim) -> Iterator[str]:
    denied = "（否定）" if claim.polarity == "negative" else ""
    wordings = (claim.action, claim.measure, claim.time, claim.place, claim.source)
    notes = "，".join(wording for wording in wordings if wording)
    yield (
        f"- **{page.names[claim.subject]} → {page.names[claim.object]}**"
        f"{MODALITY[claim.modality]}{denied}" + (f" [{notes}]" if notes else "")
    )
    rows = page.evidence[claim.claim]
    for row in rows[:QUOTES]:
        yield f"  > {_mark(row)}"
        leaf = f" · 第{row.page}页 p. {row.page}" if row.page else ""
        heading = row.section or "（无标题）"
        yield f"  > —— {page.titles[row.document]} · {heading}{leaf} · {row.rule}"
    if len(rows) > QUOTES:
        yield f"  > …… 另有 {len(rows) - QUOTES} 处 more"


def _mark(row: Evidence) -> str:
    """Give the quote with 【head】 and 【tail】 marked, and the words for the relation ‹so›."""
    kinds = [0] * len(row.quote)
    for kind, (start, end) in enumerate(
        (
            (row.quote_trigger_start, row.quote_trigger_end),
            (row.quote_head_start, row.quote_head_end),
            (row.quote_tail_start, row.quote_tail_end),
        ),
        start=1,
    ):
        if start is not None and end is not None:
            kinds[start:end] = [kind] * (end - start)
    text = ""
    for kind, group in groupby(zip(row.quote, kinds, strict=True), key=itemgetter(1)):
        opening, closing = MARKS[kind]
        text += opening + "".join(character for character, _ in group) + closing
    return f"[{row.context}] {text}" if row.context else text


def _sources(page: Page, entity: Entity) -> Iterator[str]:
    yield "\n## 提及的文献 named in\n"
    for document in entity.documents:
        count = sum(
            row.document == document and row.entity == entity.iri for row in page.knowledge.mentions
        )
        yield f"- {page.titles[document]}（{count}）"
