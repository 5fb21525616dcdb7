"""Entities in; pairs that may be one thing, each with the likeness that makes one think so, out.

Nothing is merged here: who agrees writes the pair into an alias file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ontology.identity import to_key
from ontology.ledger import Ledger
from ontology.model import Entity, Proposal

TITLES = "总书记|主席|总理|部长|院士|教授|研究员|博士|先生|女士|同志"
AREAS = "特别行政区|自治区|自治州|自治县|新区|省|市|县|区"
ORDERED = 4
"""Fewer characters in another order are another word (产量, 量产)."""
NUMBERED = re.compile("[0-9]")
SIZES = frozenset("新大中小")
"""What these begin is cut short nowhere: 新体制 is no short name of 新型举国体制."""
FIXED = re.compile("[0-9一二三四五六七八九十]|化$")
"""Numbers, and what becomes what (产业数字化, 数字产业化), are told by their order."""
SHORTENED = frozenset({"Organization", "Document", "Event", "Policy"})
"""Classes whose names are shortened to some of their characters (发改委)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Entities of `classes` (all where empty) with one `form` may be one thing."""

    reason: str
    classes: frozenset[str]
    form: Callable[[str], str]


def _plain(key: str) -> str:
    return re.sub("新型的?|新质的?|新的", "新", key).replace("的", "").replace("与", "和")


def _without(endings: str) -> Callable[[str], str]:
    pattern = re.compile(f"(?<=..)(?:{endings})$")
    return lambda key: pattern.sub("", key)


def _shuffled(key: str) -> str:
    fixed = len(key) < ORDERED or FIXED.search(key)
    return key if fixed else "".join(sorted(key))


LIKENESSES = (
    Likeness("wording", frozenset(), _plain),
    Likeness("order", frozenset(), _shuffled),
    Likeness("title", frozenset({"Person"}), _without(TITLES)),
    Likeness("area", frozenset({"Place"}), _without(AREAS)),
    Likeness("trade", frozenset({"Industry"}), _without("产业|行业|业")),
)


def find_proposals(entities: Sequence[Entity], ledger: Ledger) -> tuple[Proposal, ...]:
    """Give each pair of entities of one class that a likeness joins, once, by IRI.

    Those of one label were told apart on purpose: homonyms, names of one document only.
    """
    names = {entity.iri: entity.name for entity in entities}
    pairs: dict[tuple[str, str], str] = {}
    for reason, left, right in (*_same_form(entities), *_shortened(entities)):
        if to_key(names[left]) != to_key(names[right]):
            pairs.setdefault((min(left, right), max(left, right)), reason)
    quotes = _quotes(ledger, {iri for pair in pairs for iri in pair})
    return tuple(
        Proposal(
            left,
            right,
            names[left],
            names[right],
            reason,
            quotes.get(left, ""),
            quotes.get(right, ""),
        )
        for (left, right), reason in sorted(pairs.items())
    )


def _same_form(entities: Sequence[Entity]) -> Iterator[tuple[str, str, str]]:
    for likeness in LIKENESSES:
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity in entities:
            if not likeness.classes or entity.class_ in likeness.classes:
                form = likeness.form(to_key(entity.name))
                groups[entity.class_, form].append(entity.iri)
        for group in groups.values():
            for left, right in combinations(group, 2):
                yield likeness.reason, left, right


def _shortened(entities: Sequence[Entity]) -> Iterator[tuple[str, str, str]]:
    """Give pairs of which one has some of the other's characters, in their order.

    Names of bodies, works, events and policies are cut anywhere between the first character and
    the last; other terms keep the first character of each word of two (环保, 环境保护), and count
    only where one document has both.
    """
    groups: dict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
    for entity in entities:
        key = to_key(entity.name)
        if len(key) > 1 and key[0] not in SIZES and not NUMBERED.search(key):
            groups[entity.class_, key[0]].append((key, entity))
    for group in groups.values():
        for (short, left), (long, right) in combinations(sorted(group, key=_length), 2):
            if short not in long and _is_short_for(short, long, left, right):
                yield "shortened", left.iri, right.iri


def _is_short_for(short: str, long: str, left: Entity, right: Entity) -> bool:
    if left.class_ in SHORTENED:
        # What begins with a whole word of the other is another kind of it, not its short name.
        cut = len(short) + 1 < len(long) and not long.startswith(short[:2])
        return cut and short[-1] == long[-1] and _is_within(short, long)
    return short == long[::2] and len(long) == 2 * len(short) and _are_together(left, right)


def _are_together(left: Entity, right: Entity) -> bool:
    return not set(left.documents).isdisjoint(right.documents)


def _length(row: tuple[str, Entity]) -> tuple[int, str]:
    return len(row[0]), row[1].iri


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _quotes(ledger: Ledger, iris: set[str]) -> Mapping[str, str]:
    """Give the first sentence that names each entity."""
    texts = {(row.document, row.sentence): row.text for row in ledger.sentences}
    quotes: dict[str, str] = {}
    for row in ledger.mentions:
        if row.entity in iris:
            quotes.setdefault(row.entity, texts[row.document, row.sentence])
    return quotes
