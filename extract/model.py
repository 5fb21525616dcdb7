"""What the extract stage makes: the mentions and relations of each sentence.

Offsets here are text offsets into the sentence's own text; `Sentence.text.span` turns them into
source offsets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from corpus import Sentence, Span

Modality = Literal["asserted", "advocated", "possible"]
Polarity = Literal["positive", "negative"]

DOCUMENT_HEAD = -1
"""Stands for the number of a head that is the document itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An exact substring of a sentence, typed with a class of the vocabulary.

    `sentence` is the index of the sentence in its document, `rule` what found it, `confidence` the
    probability that annotators agree, None where not measured.
    """

    sentence: int
    start: int
    end: int
    text: str
    class_: str
    rule: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"a mention whose span is not its text: {self}")


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """How a relation is stated; all but the first two are wordings of the text, or None."""

    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    action: str | None = None
    measure: str | None = None
    time: str | None = None
    place: str | None = None
    source: str | None = None


QUALIFIERS = tuple(field.name for field in fields(Qualifiers))
WORDINGS = QUALIFIERS[2:]
"""Those that are wordings of the text."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One stated relation. `head` None is the document itself (`DOC`).

    The tail, or an explicit head, may stand in an earlier sentence or heading (`Mention.sentence`
    tells); `trigger` is where the sentence's words for the relation stand.
    """

    head: Mention | None
    relation: str
    tail: Mention
    rule: str
    qualifiers: Qualifiers = Qualifiers()
    trigger: Span | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """A sentence with all that was found in it."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class RelationType:
    """What may stand at either end of a relation."""

    name: str
    heads: frozenset[str]
    tails: frozenset[str]
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What extraction knows of the ontology, frozen; read by the composition root and handed in.

    `classes` stand in the order of preference where two fit; `relations` by name; `labels` maps
    each label and alternative label of a concept to its class.
    """

    classes: tuple[str, ...]
    relations: Mapping[str, RelationType] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
