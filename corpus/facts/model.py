"""What a document says of itself: title, authors, key words, numbers, journal, references.

Nothing is guessed: a fact that is not stated is "" or (). Dates are as exact as stated, in ISO 8601
(`2024-03-05`, `2024-03`, `2024`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.text import Text


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A body that an author belongs to, where it stands and its postcode."""

    name: str
    place: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or a body that signs as author, with the bodies the byline gives."""

    name: str
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class Keyword:
    """A key word in Chinese and English; the other language is "" where the lists do not pair."""

    zh: str
    en: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """Where the document was published, from running heads, numbers and citation lines."""

    name: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that the document cites; `text` is its whole wording, found again in the source.

    `kind` is the mark of GB/T 7714 (`J`, `M`, `EB/OL`), or where none is written what the form
    says (a publisher: `M`, an issue: `J`, a day of a paper: `N`). One that could not be parsed has
    no title.
    """

    text: Text = field(repr=False)
    title: str = ""
    authors: tuple[str, ...] = ()
    kind: str = ""
    container: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    url: str = ""
    doi: str = ""

    @property
    def parsed(self) -> bool:
        """Whether its title was found."""
        return bool(self.title)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the metadata of a file state beside its text: names, and the day it was published."""

    authors: tuple[str, ...] = ()
    published: str = ""


NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself, and what it cites in the order of its source."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    abstract: str = ""
    abstract_en: str = ""
    keywords: tuple[Keyword, ...] = ()
    classification: str = ""
    document_code: str = ""
    article_number: str = ""
    doi: str = ""
    received: str = ""
    published: str = ""
    signed: str = ""
    funding: tuple[str, ...] = ()
    journal: Journal = Journal()
    official_number: str = ""
    issuers: tuple[str, ...] = ()
    references: tuple[Reference, ...] = field(default=(), repr=False)
