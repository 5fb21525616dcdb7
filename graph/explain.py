"""A term or a claim explained: what it is, what it is joined to, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.explain_claims import to_definitions, to_figures, to_groups, to_timeline
from graph.explain_hierarchy import to_hierarchy
from graph.explain_html import write_claim_html, write_term_html
from graph.explain_markdown import write_claim_markdown, write_term_markdown
from graph.explain_model import ClaimPage, TermPage
from graph.explain_sources import Sources, to_sources
from graph.explain_taught import to_taught
from ontology import Claim, Entity, Knowledge, Schema

WRITERS = {
    "markdown": (write_term_markdown, write_claim_markdown),
    "html": (write_term_html, write_claim_html),
}


class UnknownTermError(LookupError):
    """Raised where no entity bears the term; offers the names that contain it.

    `taught` is the definition of a concept that the ontology knows and no document speaks of.
    """

    def __init__(self, term: str, near: Sequence[str], taught: str = "") -> None:
        hint = f"；相近 similar: {'、'.join(near)}" if near else ""
        known = f"；本体的定义 in the ontology: {taught}" if taught else ""
        super().__init__(f"没有名为 {term} 的实体；no entity is named {term}{known}{hint}")


def to_explanation(
    knowledge: Knowledge, schema: Schema, term: str, format: str = "markdown"
) -> str:
    """Give a page on `term`, a name, an alias, or the IRI (or its end) of an entity or a claim.

    `format` is `markdown` or `html`, a page that holds all it needs. Raises `UnknownTermError`.
    """
    write_term, write_claim = WRITERS[format]
    if claim := find_claim(knowledge, term):
        return write_claim(to_claim_page(knowledge, schema, claim))
    return write_term(to_term_page(knowledge, schema, find_entity(knowledge, term, schema)))


def find_claim(knowledge: Knowledge, term: str) -> Claim | None:
    """Find the claim whose IRI is `term`, or ends in it after a slash."""
    wanted = term.strip()
    found = (c for c in knowledge.claims if wanted in (c.claim, c.claim.rpartition("/")[2]))
    return next(found, None)


def find_entity(knowledge: Knowledge, term: str, schema: Schema | None = None) -> Entity:
    """Find the entity whose name, English name, alias or IRI is `term`; else `UnknownTermError`.

    Of several (a concept and a document of that title) the one mentioned most often.
    """
    wanted = term.strip().casefold()
    mentions = Counter(row.entity for row in knowledge.mentions)
    found = [entity for entity in knowledge.entities if wanted in _wordings(entity)]
    if found:
        return max(found, key=lambda entity: mentions[entity.iri])
    near = sorted((e.name for e in knowledge.entities if wanted in e.name.casefold()), key=len)
    concepts = schema.concepts if schema else ()
    known = (
        row
        for row in concepts
        if wanted in map(str.casefold, (row.label, row.en or "", *row.labels))
    )
    raise UnknownTermError(term, near[:8], next((row.definition or "" for row in known), ""))


def _wordings(entity: Entity) -> set[str]:
    iri = (entity.iri, entity.iri.rpartition("/")[2])
    named = (entity.name, entity.name_en or "", *entity.aliases, *iri)
    return {wording.casefold() for wording in named}


def to_claim_page(knowledge: Knowledge, schema: Schema, claim: Claim) -> ClaimPage:
    """Give all that is known of one claim."""
    sources = to_sources(knowledge, schema)
    quoted, against = sources.state(claim), sources.pair([claim.claim])
    return ClaimPage(quoted, against, sources.list_documents())


def to_term_page(knowledge: Knowledge, schema: Schema, entity: Entity) -> TermPage:
    """Give all that is known of one entity, in the order in which a page shows it."""
    sources = to_sources(knowledge, schema)
    (kind,) = (row for row in schema.classes if row.name == entity.class_)
    claims = [c for c in knowledge.claims if entity.iri in (c.subject, c.object)]
    figures = _to_figure_claims(knowledge, entity, sources)
    sources.number_documents((*claims, *figures))
    concept = next((row for row in schema.concepts if row.iri == entity.iri), None)
    return TermPage(
        entity,
        kind.zh,
        kind.en,
        definition=concept.definition or "" if concept else "",
        definition_en=concept.definition_en or "" if concept else "",
        taught=to_taught(schema, entity.iri) if concept else (),
        mentions=sum(row.entity == entity.iri for row in knowledge.mentions),
        definitions=to_definitions(claims, entity.iri, sources),
        hierarchy=to_hierarchy(knowledge.claims, entity.iri, sources),
        groups=to_groups(claims, entity.iri, sources),
        timeline=to_timeline(claims, sources),
        figures=to_figures(figures, sources),
        contradictions=sources.pair(claim.claim for claim in (*claims, *figures)),
        bibliography=sources.list_documents(),
    )


def _to_figure_claims(knowledge: Knowledge, entity: Entity, sources: Sources) -> list[Claim]:
    """Give the values of the term, of indicators that name it, and of the place that it is."""
    names = (entity.name, *entity.aliases)
    return [
        claim
        for claim in knowledge.claims
        if claim.predicate == "has_value"
        and (
            entity.iri in (claim.subject, claim.object)
            or any(name in sources.names[claim.subject] for name in names)
            or (claim.place in names)
        )
    ]
