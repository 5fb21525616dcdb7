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
AREAS = "特别行政区|自治区|自治州|自治县|新区|地区|省|市|县|区"
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


LIKENESSES = (
    Likeness("wording", frozenset(), _plain),
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
    """Give pairs of which one has some of the other's characters, the first and last too."""
    groups: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for entity in entities:
        key = to_key(entity.name)
        if entity.class_ in SHORTENED and len(key) > 1:
            groups[entity.class_, key[0], key[-1]].append((key, entity.iri))
    for group in groups.values():
        for (short, left), (long, right) in combinations(sorted(group, key=_length), 2):
            if len(short) < len(long) and short not in long and _is_within(short, long):
                yield "shortened", left, right


def _length(row: tuple[str, str]) -> tuple[int, str]:
    return len(row[0]), row[1]


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
