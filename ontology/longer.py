"""Entities in; pairs of which one name has a piece more that may mean nothing out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ontology.identity import to_key
from ontology.matcher import Matcher
from ontology.model import Entity

PIECE = 4
"""Characters that a name may have more."""
LEAST = 2
"""Characters that a name has without the piece."""
LIKELY = 0.5
"""The score from which a pair is proposed: in reports nobody labelled a third of such pairs was one
thing, from .7 on half; below, hardly one in ten."""


def find_longer(entities: Sequence[Entity], matcher: Matcher) -> Iterator[tuple[str, str, str]]:
    """Give pairs of one class of which one has up to four characters more, likely for nothing.

    Every name is looked up without each of its pieces: the work grows with the names, not with
    their pairs.
    """
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in entities:
        named[entity.class_, to_key(entity.name)].append(entity.iri)
    for (class_, key), iris in named.items():
        for shorter in _shorten(key):
            others = named.get((class_, shorter))
            if others and matcher.score(shorter, key, one_class=True) >= LIKELY:
                yield from (("longer", other, iri) for other in others for iri in iris)


def _shorten(key: str) -> Iterator[str]:
    """Give `key` without each piece in it, once."""
    kept = {
        key[:start] + key[end:]
        for start in range(len(key))
        for end in range(start + 1, min(start + PIECE, len(key)) + 1)
        if len(key) - (end - start) >= LEAST
    }
    yield from sorted(kept)
