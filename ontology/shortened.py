"""Entities in; pairs of which one name is the other's cut short out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from ontology.identity import to_key
from ontology.model import Entity
from ontology.pair_features import is_within

NUMBERED = re.compile("[0-9]")
SIZES = frozenset("新大中小")
"""What these begin is cut short nowhere: 新体制 is no short name of 新型举国体制."""
SHORTENED = frozenset({"Organization", "Document", "Event", "Policy"})
"""Classes whose names are shortened to some of their characters (发改委)."""

Named = tuple[str, Entity]
"""An entity behind the key of its name."""


def find_shortened(entities: Sequence[Entity]) -> Iterator[tuple[str, str, str]]:
    """Give pairs of which one has some of the other's characters, in their order.

    Names of bodies, works, events and policies are cut anywhere between the first character and
    the last; other terms keep the first character of each word of two (环保, 环境保护), and count
    only where one document has both.
    """
    names = [(to_key(entity.name), entity) for entity in entities]
    cut = [(key, one) for key, one in names if _may_be_cut(key)]
    find = {True: _find_cut(cut), False: _find_initials(cut)}
    for long, entity in cut:
        for short, other in find[entity.class_ in SHORTENED](long, entity):
            if short not in long:
                yield "shortened", other.iri, entity.iri


def _may_be_cut(key: str) -> bool:
    return len(key) > 1 and key[0] not in SIZES and not NUMBERED.search(key)


def _find_cut(names: Sequence[Named]) -> Callable[[str, Entity], Iterator[Named]]:
    """Give what finds the names cut out of a long one.

    They are looked up by their first two characters and the last: what begins with two of the
    long name's is another kind of it, so that the many names of one beginning are never compared.
    """
    index: dict[tuple[str, str, str], list[Named]] = defaultdict(list)
    for key, entity in names:
        if entity.class_ in SHORTENED:
            index[entity.class_, key[:2], key[-1]].append((key, entity))

    def find(long: str, entity: Entity) -> Iterator[Named]:
        for second in sorted({*long[2:]} - {long[1]}):
            for short, other in index.get((entity.class_, long[0] + second, long[-1]), ()):
                if len(short) + 1 < len(long) and is_within(short, long):
                    yield short, other

    return find


def _find_initials(names: Sequence[Named]) -> Callable[[str, Entity], Iterator[Named]]:
    """Give what finds the names made of every second character of a long one."""
    index: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for key, entity in names:
        index[entity.class_, key].append((key, entity))

    def find(long: str, entity: Entity) -> Iterator[Named]:
        if len(long) % 2 == 0:
            for short, other in index.get((entity.class_, long[::2]), ()):
                if not set(other.documents).isdisjoint(entity.documents):
                    yield short, other

    return find
