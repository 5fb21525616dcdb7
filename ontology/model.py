"""What the ontology stage makes: entities with one IRI, claims with evidence, and the quarantine.

A `Knowledge` is what the tables on disk hold; every store and export is made from one. Its rows are
sorted by their first fields, so equal knowledge is equal to the byte. Offsets are source offsets
unless a name says otherwise; IRIs are written in full.

The file is longer than the house allows: it is the schema of all tables, read as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract import Modality, Polarity

Bound = Literal["exact", "at_least", "at_most", "about", "between"]
"""What a number says of the value: that it is this, no less, no more, roughly this, in a range."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing. `aliases` are its other wordings, `documents` the ids of those that name it."""

    iri: str
    name: str
    class_: str
    name_en: str | None
    aliases: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One subject, predicate, object and qualification, said once or many times.

    `claim` is its IRI, made from all parts but `support` (pieces of evidence) and `confidence`.
    `predicate` is the relation's name (`has_part`). `time_start` and `time_end` are the
    first and last day (ISO 8601) of what `time` names, None where open or not to be computed.
    `bound` is what the words around and in the quantity that is its object make of it, None where
    nothing bounds it and where the object is none.
    """

    claim: str
    subject: str
    predicate: str
    object: str
    modality: Modality
    polarity: Polarity
    action: str | None
    measure: str | None
    time: str | None
    place: str | None
    source: str | None
    support: int
    confidence: float | None
    time_start: str | None = None
    time_end: str | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that states a claim.

    `quote` is the restored text of the sentence at [start, end) of the source, preceded by
    `context`: the earlier sentence or heading that holds the head, where one does, else "". The
    `quote_…` offsets count in `quote`, and are None for an end that is not in it; head offsets are
    None where the head is the document itself. `page` (from 1) is where the passage begins, `box`
    left, top, right, bottom of its lines there, in points; None and () where there are no pages.
    """

    evidence: str
    claim: str
    document: str
    section: str
    sentence: int
    start: int
    end: int
    quote: str
    context: str
    head_start: int | None
    head_end: int | None
    tail_start: int | None
    tail_end: int | None
    quote_head_start: int | None
    quote_head_end: int | None
    quote_tail_start: int | None
    quote_tail_end: int | None
    quote_trigger_start: int | None
    quote_trigger_end: int | None
    rule: str
    page: int | None = None
    box: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A claim that breaks the ontology, kept with its evidence: `constraint` names the shape."""

    claim: Claim
    constraint: str
    message: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document that was read; `sources` are all paths it was found at, `iri` its entity.

    What it says of itself follows: "" or () where it does not. Key words in both languages pair by
    position where there are as many of each; `references` counts those found, `unparsed` those
    among them whose form is not known. `byline` has the authors, each with the bodies, places and
    postcodes that it gives.
    """

    document: str
    iri: str
    title: str
    sources: tuple[str, ...]
    format: str
    encoding: str
    genre: str
    rights: str
    characters: int
    dropped: int
    subtitle: str = ""
    abstract: str = ""
    abstract_en: str = ""
    keywords: tuple[str, ...] = ()
    keywords_en: tuple[str, ...] = ()
    classification: str = ""
    document_code: str = ""
    article_number: str = ""
    official_number: str = ""
    doi: str = ""
    received: str = ""
    published: str = ""
    signed: str = ""
    funding: tuple[str, ...] = ()
    journal: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    references: int = 0
    unparsed: int = 0
    byline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """The ledger's line for one sentence: what it is and what came of it.

    `mentions` and `relations` count what was found, `rejected` those of the relations that went to
    the quarantine.
    """

    document: str
    sentence: int
    kind: str
    section: str
    start: int
    end: int
    text: str
    mentions: int
    relations: int
    rejected: int


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """Where a document names an entity, in source offsets."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    class_: str
    entity: str
    rule: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class DroppedRecord:
    """A piece of a source that is in no sentence, [start, end) of it, and why it was left out."""

    document: str
    start: int
    end: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """A name that leads to the entity of another name, and where the document first has it.

    `reason` names all that says so: `alias/` and a heading of the alias files, `concept` (a label
    of the ontology's), `introduced` (the text: 以下简称, a paper's number), a rule of
    `families.toml`, `variants.toml` or `orders.toml`.
    """

    document: str
    name: str
    entity: str
    reason: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities that may be one, and why; nobody merged them.

    `reason` is the form of the likeness, the quotes are sentences that name each, `score` is how
    likely the matcher thinks it that readers would call them one thing.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    reason: str
    left_quote: str
    right_quote: str
    score: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be so: `kind` is `polarity` or `value`."""

    left: str
    right: str
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """A fact about documents that no sentence states: a citation, an author, a journal.

    `predicate` is the name of a link of the ontology (`cites`). `text` is the wording it was read
    from in `document`, [start, end) of its source, None where restoration took that apart.
    """

    subject: str
    predicate: str
    object: str
    document: str
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    """A reference of a document, [start, end) of its source, in its parts.

    `work` is the entity it cites; None, and no title, where its form is not known.
    """

    document: str
    start: int
    end: int
    text: str
    work: str | None
    title: str
    authors: tuple[str, ...]
    kind: str
    container: str
    place: str
    publisher: str
    year: str
    date: str
    volume: str
    issue: str
    pages: str
    url: str
    doi: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that was read, found and rejected; the tables of the output folder, in memory."""

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    quarantine: tuple[Rejection, ...]
    documents: tuple[DocumentRecord, ...]
    sentences: tuple[SentenceRecord, ...]
    mentions: tuple[MentionRecord, ...]
    dropped: tuple[DroppedRecord, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[ReferenceRecord, ...] = ()
    merges: tuple[MergeRecord, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
