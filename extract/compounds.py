"""Terms by their build: modifiers before a head word that tells the class (要素配置 + 机制)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.candidate import Candidate

LONGEST = 5
"""Words of the longest compound; longer runs are sentences without a function word."""


@dataclass(frozen=True, slots=True)
class HeadRule:
    """Head words that tell one class, with examples marked with ⟦ ⟧."""

    id: str
    class_: str
    heads: tuple[str, ...]
    matches: tuple[str, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compounds:
    """Which words join before a head, and which heads make a term of which class.

    A word joins when it stands in `joins`, or when its tag in the dictionary is one of `tags` and
    it is not in `apart`. `heads` maps each head to its rule.
    """

    heads: Mapping[str, HeadRule]
    joins: frozenset[str]
    apart: frozenset[str]
    tags: frozenset[str]

    def find(
        self, words: Sequence[tuple[int, str]], tags: Mapping[str, str]
    ) -> Iterator[Candidate]:
        """Find the longest compound that ends at each head among (offset, word) pairs."""
        for last, (offset, word) in enumerate(words):
            head = self._head(word)
            if head is None:
                continue
            first = last
            while first and last - first < LONGEST and self._joins(words[first - 1][1], tags):
                first -= 1
            while first < last and words[first][1] in self.apart:
                first += 1
            if first < last or (len(word) > len(head) > 0 and len(word) > 2):
                rule = self.heads[head]
                yield Candidate(words[first][0], offset + len(word), rule.class_, rule.id)

    def _head(self, word: str) -> str | None:
        for start in range(len(word)):
            if word[start:] in self.heads:
                return word[start:]
        return None

    def _joins(self, word: str, tags: Mapping[str, str]) -> bool:
        if word in self.joins:
            return True
        if word in self.apart or not word.isalnum() or word.isdecimal():
            return False
        return tags.get(word) in self.tags
