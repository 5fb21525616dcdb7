"""What a page on a term holds, before it is written as Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ontology import Claim, Entity

Mark = Literal["", "trigger", "head", "tail"]
"""What a piece of a quote is: plain text, the words for the relation, or an end of it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that states a claim, in pieces that are marked or not.

    `number` is that of its document in the bibliography; `section` is "" where there is none
    but the document itself, `page` None where the document has no pages; [start, end) are
    characters of its source.
    """

    pieces: tuple[tuple[Mark, str], ...]
    context: str
    number: int
    document: str
    section: str
    page: int | None
    sentence: int
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class QuotedClaim:
    """A claim with the names of its ends, its relation in both tongues, and all its quotes."""

    claim: Claim
    subject: str
    object: str
    zh: str
    en: str
    quotes: tuple[Quote, ...]
    symmetric: bool = False

    @property
    def arrow(self) -> str:
        """Which way the relation is read."""
        return "↔" if self.symmetric else "→"

    @property
    def documents(self) -> int:
        """How many documents state it."""
        return len({quote.number for quote in self.quotes})


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one relation on one side of the term, the best supported first.

    `side` is an arrow: away from the term, towards it, or both ways.
    """

    zh: str
    en: str
    side: str
    documents: int
    claims: tuple[QuotedClaim, ...]


@dataclass(frozen=True, slots=True)
class Defined:
    """A sentence that says what the term is, and what it says, relation by relation."""

    quote: Quote
    said: tuple[QuotedClaim, ...]

    @property
    def relations(self) -> tuple[tuple[str, str], ...]:
        """Each relation's Chinese label with what it leads to, in the order of `said`."""
        objects: dict[str, dict[str, None]] = {}
        for quoted in self.said:
            objects.setdefault(quoted.zh, {})[quoted.object] = None
        return tuple((zh, "、".join(names)) for zh, names in objects.items())


@dataclass(frozen=True, slots=True)
class Branch:
    """A kind or part above or below the term; `documents` of them state the step to it."""

    name: str
    documents: int
    further: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of an indicator that the term bears, names or is the place of."""

    indicator: str
    quoted: QuotedClaim


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that cannot both be so: `kind` is `polarity` or `value`."""

    kind: str
    left: QuotedClaim
    right: QuotedClaim


@dataclass(frozen=True, slots=True)
class Taught:
    """What the ontology joins a concept to by one relation on one side, as `Group` has it."""

    zh: str
    en: str
    side: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermPage:
    """All that is known of one entity; quotes name their documents by number.

    The definition in both languages and what is `taught` are the ontology's, "" and () where it
    does not know the entity.
    """

    entity: Entity
    class_zh: str
    class_en: str
    definition: str
    definition_en: str
    taught: tuple[Taught, ...]
    mentions: int
    definitions: tuple[Defined, ...]
    hierarchy: tuple[tuple[str, str, tuple[Branch, ...]], ...]
    groups: tuple[Group, ...]
    timeline: tuple[QuotedClaim, ...]
    figures: tuple[Figure, ...]
    contradictions: tuple[Pair, ...]
    bibliography: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim, every passage that states it, and the claims that contradict it."""

    quoted: QuotedClaim
    contradictions: tuple[Pair, ...]
    bibliography: tuple[str, ...]
