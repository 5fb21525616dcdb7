"""One set of categories for the trees of two schemes of annotation.

`zh_xinzhi` speaks Universal Dependencies, `zh_core_web_*` the tags of the Chinese Treebank with
Stanford dependencies; rules on trees read neither, but the categories in `categories.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one scheme says each category."""

    name: str
    words: Mapping[str, str]
    links: Mapping[str, str]

    def word(self, token: Token) -> str:
        """Give the category of a word; `other` for a tag that is not of the scheme."""
        return self.words.get(token.pos_ if self.name == "ud" else token.tag_, OTHER)

    def link(self, token: Token) -> str:
        """Give the category of the link from a word to its head."""
        label = token.dep_
        return self.links.get(label) or self.links.get(label.partition(":")[0], OTHER)

    def list_of(self, token: Token) -> tuple[Token, ...]:
        """Give the coordinated words that `token` is one of, in text order; at least itself.

        Lists hang on their first member in one scheme, on their last in the other: the result is
        the same for both.
        """
        top = token
        while self.link(top) == "conjunct":
            top = top.head
        return tuple(sorted(self._members(top), key=lambda member: member.i))

    def _members(self, top: Token) -> Iterator[Token]:
        yield top
        for child in top.children:
            if self.link(child) == "conjunct":
                yield from self._members(child)


@cache
def read_schemes() -> tuple[Scheme, ...]:
    """Read the schemes that ship with this package."""
    with Path(__file__).with_name("categories.toml").open("rb") as file:
        return tuple(Scheme(name, **table) for name, table in tomllib.load(file).items())


def find_scheme(doc: Doc) -> Scheme | None:
    """Tell which scheme a parsed document is annotated in, None where it has no tree.

    The scheme is the one that knows the most of the document's labels and tags.
    """
    if not doc.has_annotation("DEP"):
        return None
    return max(read_schemes(), key=lambda scheme: sum(_knows(scheme, token) for token in doc))


def _knows(scheme: Scheme, token: Token) -> int:
    tag = token.pos_ if scheme.name == "ud" else token.tag_
    return (token.dep_ in scheme.links) + (tag in scheme.words)
