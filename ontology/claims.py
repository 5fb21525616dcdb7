"""Relations in; claims and their evidence out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from corpus import Sentence, Span, to_region
from extract import Mention, Relation
from ontology.bounds import to_bound
from ontology.entities import Resolution
from ontology.extracted import Extracted
from ontology.identity import to_digest, to_name
from ontology.model import Bound, Claim, Evidence
from ontology.own_region import with_region
from ontology.period import Period
from ontology.period_told import to_told_period, to_told_year
from ontology.schema_model import Schema
from ontology.units_apart import split_measure, to_spot


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation of one sentence as a claim with one piece of evidence."""

    claim: Claim
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation: its mention (None: the document itself) and its entity's IRI."""

    mention: Mention | None
    iri: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a relation is stated: the sentence, and the ends in it or before it."""

    extracted: Extracted
    sentence: Sentence
    head: End
    tail: End

    def in_source(self, end: End) -> Span | None:
        """Where an end stands in the source, if it is not the document itself."""
        return None if end.mention is None else self.extracted.span(end.mention)

    def in_quote(self, end: End) -> Span | None:
        """Where an end stands in the sentence, if it does."""
        mention = end.mention
        if mention is None or mention.sentence != self.sentence.index:
            return None
        return Span(mention.start, mention.end)

    @property
    def context(self) -> str:
        """The other sentences that hold an end, a line each, in text order."""
        found = {e.mention.sentence for e in (self.head, self.tail) if e.mention is not None}
        others = sorted(found - {self.sentence.index})
        return "\n".join(self.extracted.sentences[index].text.value for index in others)


def to_statements(resolution: Resolution, schema: Schema) -> Iterator[Statement]:
    """Give a statement for each relation of a document; symmetric ones have ends in IRI order."""
    symmetric = {term.name for term in schema.relations if term.symmetric}
    iris = {to_spot(mention): iri for mention, iri in resolution.mentions}

    def to_end(mention: Mention | None) -> End:
        return End(mention, resolution.iri if mention is None else iris[to_spot(mention)])

    for extraction in resolution.extracted.extractions:
        for relation in extraction.relations:
            head, tail = to_end(relation.head), to_end(relation.tail)
            if relation.relation in symmetric:
                head, tail = sorted((head, tail), key=_order)
            year, section = resolution.extracted.year, extraction.sentence.section
            said = relation.qualifiers
            stated = relation.relation == "has_value" and said.modality == "asserted"
            known = resolution.extracted.day if stated else None
            period = to_told_period(said.time or "", year, section, known)
            bound = _bound(tail, resolution.extracted)
            claim = _claim(
                _in_region(_without_unit(relation, resolution.extracted), resolution.extracted),
                head,
                tail,
                period,
                bound,
                schema.base,
            )
            place = Place(resolution.extracted, extraction.sentence, head, tail)
            yield Statement(claim, _evidence(place, relation, claim, schema.base))


def _without_unit(relation: Relation, extracted: Extracted) -> Relation:
    """Give a relation without the unit, in its measure, that its number's name has."""
    if to_spot(relation.tail) not in extracted.units:
        return relation
    measure, _ = split_measure(relation.qualifiers.measure)
    return replace(relation, qualifiers=replace(relation.qualifiers, measure=measure))


def _in_region(relation: Relation, extracted: Extracted) -> Relation:
    """Give a relation with the region of its document for words that stand for it.

    The values of a bulletin of a region are there, where nothing else is said.
    """
    said, region = relation.qualifiers, extracted.region
    bulletin = relation.relation == "has_value" and to_told_year(extracted.document.title)
    place = with_region(said.place, region) if said.place else region if bulletin else None
    return (
        relation
        if place == said.place
        else replace(relation, qualifiers=replace(said, place=place))
    )


def _order(end: End) -> tuple[str, tuple[int, ...]]:
    return end.iri, () if end.mention is None else to_spot(end.mention)


def _bound(object_: End, extracted: Extracted) -> Bound | None:
    """Give what the sentence of an object that is a quantity makes of it."""
    mention = object_.mention
    if mention is None or mention.class_ != "Quantity":
        return None
    return to_bound(extracted.sentences[mention.sentence].text.value, mention.start, mention.end)


def _claim(
    relation: Relation,
    subject: End,
    object_: End,
    period: Period | None,
    bound: Bound | None,
    base: str,
) -> Claim:
    """Give the claim with no support yet; its IRI is made from all other parts but confidence."""
    said = relation.qualifiers
    claim = Claim(
        claim="",
        subject=subject.iri,
        predicate=relation.relation,
        object=object_.iri,
        modality=said.modality,
        polarity=said.polarity,
        action=_wording(said.action),
        measure=_wording(said.measure),
        time=_wording(said.time),
        place=_wording(said.place),
        source=_wording(said.source),
        support=0,
        confidence=relation.confidence,
        time_start=_day(period.start) if period else None,
        time_end=_day(period.end) if period else None,
        bound=bound,
    )
    # A claim that nothing bounds keeps the IRI that it had before there were bounds.
    apart = {"claim", "support", "confidence", *(() if bound else ("bound",))}
    parts = [getattr(claim, part.name) for part in fields(claim) if part.name not in apart]
    return replace(claim, claim=f"{base}claim-{to_digest(*parts)}")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _wording(text: str | None) -> str | None:
    return (to_name(text) or None) if text else None


def _evidence(place: Place, relation: Relation, claim: Claim, base: str) -> Evidence:
    here, document = place.sentence.text.source, place.extracted.document.id
    head, tail = (_numbers(place.in_source(end)) for end in (place.head, place.tail))
    identity = to_digest(claim.claim, document, place.sentence.index, *head, *tail)
    return Evidence(
        f"{base}evidence-{identity}",
        claim.claim,
        document,
        place.sentence.section,
        place.sentence.index,
        here.start,
        here.end,
        place.sentence.text.value,
        place.context,
        *head,
        *tail,
        *_numbers(place.in_quote(place.head)),
        *_numbers(place.in_quote(place.tail)),
        *_numbers(relation.trigger),
        relation.rule,
        *to_region(place.extracted.document.find_places(here)),
    )


def _numbers(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
