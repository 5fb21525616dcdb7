"""The facts of documents in; links between documents, people and bodies, and references, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from corpus import Reference
from ontology.entities import Resolution
from ontology.fact_entities import SERIAL, Named, to_agent, to_work
from ontology.identity import to_key
from ontology.model import Link, ReferenceRecord
from ontology.resolver import Resolver

_PARTS = tuple(part.name for part in fields(Reference) if part.name != "text")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The links, sorted, each once; the entities they join; the references in source order."""

    links: tuple[Link, ...]
    named: tuple[Named, ...]
    references: tuple[ReferenceRecord, ...]


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link with its ends as its document names them, and where: offsets and wording."""

    subject: Named
    predicate: str
    object: Named
    start: int | None
    end: int | None
    text: str

    def to_link(self) -> Link:
        """Give the link between the IRIs."""
        ends = self.subject.iri, self.predicate, self.object.iri
        return Link(*ends, self.object.document, self.start, self.end, self.text)


def to_bibliography(resolutions: Sequence[Resolution], resolver: Resolver) -> Bibliography:
    """Give what the documents say of themselves and of the works they cite.

    A work is known by its title; one whose title is that of a document that was read is that
    document.
    """
    titles = _by_title(resolutions)
    stated = [link for row in resolutions for link in _of_document(row, resolver)]
    references = []
    for row in resolutions:
        for reference in row.extracted.document.facts.references:
            work = _to_cited(row, reference, resolver, titles)
            references.append(_record(row, reference, work))
            if work is not None and work.iri != row.iri:
                stated += _of_work(row, reference, work, resolver)
    return Bibliography(
        tuple(sorted({each.to_link() for each in stated}, key=_order)),
        tuple(end for each in stated for end in (each.subject, each.object)),
        tuple(references),
    )


def _by_title(resolutions: Sequence[Resolution]) -> dict[str, str]:
    """Give the document of each title that only one of them has."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in resolutions:
        found[to_key(row.title)].append(row.iri)
    return {key: iris[0] for key, iris in found.items() if len(iris) == 1}


def _of_document(row: Resolution, resolver: Resolver) -> Iterator[NamedLink]:
    """Give the authors with their bodies, the issuers and the journal of a document."""
    document = row.extracted.document
    own = _itself(row)
    for author in document.facts.authors:
        agent = to_agent(author.name, document.id, resolver)
        yield _named(row, own, "created_by", agent)
        for seat in author.affiliations:
            home = to_agent(seat.name, document.id, resolver, "Organization")
            yield _named(row, agent, "based_at", home)
    for issuer in document.facts.issuers:
        body = to_agent(issuer, document.id, resolver, "Organization")
        yield _named(row, own, "published_by", body)
    if journal := document.facts.journal.name:
        yield _named(row, own, "published_in", to_work(journal, document.id, resolver, SERIAL))


def _of_work(
    row: Resolution, reference: Reference, work: Named, resolver: Resolver
) -> Iterator[NamedLink]:
    """Give the citation of a work, and its authors, container and publisher."""
    span, document = reference.text.source, row.extracted.document.id
    place = (span.start, span.end, reference.text.value)
    yield NamedLink(_itself(row), "cites", work, *place)
    for author in filter(to_key, reference.authors):
        yield NamedLink(work, "created_by", to_agent(author, document, resolver), *place)
    if to_key(reference.container):
        serial = to_work(reference.container, document, resolver, SERIAL)
        yield NamedLink(work, "published_in", serial, *place)
    if to_key(reference.publisher):
        press = to_agent(reference.publisher, document, resolver, "Organization")
        yield NamedLink(work, "published_by", press, *place)


def _itself(row: Resolution) -> Named:
    return Named(row.iri, row.title, "Document", row.extracted.document.id)


def _named(row: Resolution, subject: Named, predicate: str, object_: Named) -> NamedLink:
    """Give a link with the first place where the source has its object's name whole, if any."""
    at = row.extracted.document.source_text.find(object_.name)
    if at < 0:
        return NamedLink(subject, predicate, object_, None, None, object_.name)
    return NamedLink(subject, predicate, object_, at, at + len(object_.name), object_.name)


def _to_cited(
    row: Resolution, reference: Reference, resolver: Resolver, titles: Mapping[str, str]
) -> Named | None:
    key, document = to_key(reference.title), row.extracted.document.id
    if not key:
        return None
    if key in titles:
        return Named(titles[key], reference.title, "Document", document)
    return to_work(reference.title, document, resolver)


def _record(row: Resolution, reference: Reference, work: Named | None) -> ReferenceRecord:
    span = reference.text.source
    parts = {name: getattr(reference, name) for name in _PARTS}
    return ReferenceRecord(
        document=row.extracted.document.id,
        start=span.start,
        end=span.end,
        text=reference.text.value,
        work=work.iri if work else None,
        **parts,
    )


def _order(link: Link) -> tuple[str, str, str, str, int, str]:
    start = -1 if link.start is None else link.start
    return link.subject, link.predicate, link.object, link.document, start, link.text
