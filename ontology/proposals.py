"""Entities in; pairs that may be one thing, each with the likeness that makes one think so, out.

Nothing is merged here: who agrees writes the pair into an alias file. The likeliest come first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ontology.identity import to_key
from ontology.ledger import Ledger
from ontology.longer import find_longer
from ontology.matcher import read_matcher
from ontology.model import Entity, Proposal
from ontology.shortened import find_shortened

TITLES = "总书记|主席|总理|部长|院士|教授|研究员|博士|先生|女士|同志"
AREAS = "特别行政区|自治区|自治州|自治县|新区|省|市|县|区"
ORDERED = 4
"""Fewer characters in another order are another word (产量, 量产)."""
FIXED = re.compile("[0-9一二三四五六七八九十]|化$")
"""Numbers, and what becomes what (产业数字化, 数字产业化), are told by their order."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Entities of `classes` (all where empty) with one `form` may be one thing.

    They are of one class unless the likeness goes `across`.
    """

    reason: str
    classes: frozenset[str]
    form: Callable[[str], str]
    across: bool = False


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
    # What is done to a thing (开拓市场) is now a process, now a policy: its class tells little.
    Likeness("order", frozenset(), _shuffled, across=True),
    Likeness("title", frozenset({"Person"}), _without(TITLES)),
    Likeness("area", frozenset({"Place"}), _without(AREAS)),
    Likeness("trade", frozenset({"Industry"}), _without("产业|行业|业")),
)


def find_proposals(entities: Sequence[Entity], ledger: Ledger) -> tuple[Proposal, ...]:
    """Give each pair of entities that a likeness joins, once, the likeliest first.

    Those of one label were told apart on purpose: homonyms, names of one document only.
    """
    known = {entity.iri: entity for entity in entities}
    pairs: dict[tuple[str, str], str] = {}
    likely = find_longer(entities, read_matcher())
    for reason, left, right in (*_same_form(entities), *find_shortened(entities), *likely):
        if to_key(known[left].name) != to_key(known[right].name):
            pairs.setdefault((min(left, right), max(left, right)), reason)
    quotes = _quotes(ledger, {iri for pair in pairs for iri in pair})
    found = [
        _propose(known[left], known[right], reason, quotes)
        for (left, right), reason in pairs.items()
    ]
    return tuple(sorted(found, key=lambda row: (-row.score, row.left, row.right)))


def _propose(left: Entity, right: Entity, reason: str, quotes: Mapping[str, str]) -> Proposal:
    one_class = left.class_ == right.class_
    return Proposal(
        left.iri,
        right.iri,
        left.name,
        right.name,
        reason,
        quotes.get(left.iri, ""),
        quotes.get(right.iri, ""),
        read_matcher().score(to_key(left.name), to_key(right.name), one_class),
    )


def _same_form(entities: Sequence[Entity]) -> Iterator[tuple[str, str, str]]:
    for likeness in LIKENESSES:
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity in entities:
            if not likeness.classes or entity.class_ in likeness.classes:
                form = likeness.form(to_key(entity.name))
                groups["" if likeness.across else entity.class_, form].append(entity.iri)
        for group in groups.values():
            for left, right in combinations(group, 2):
                yield likeness.reason, left, right


def _quotes(ledger: Ledger, iris: set[str]) -> Mapping[str, str]:
    """Give the first sentence that names each entity."""
    texts = {(row.document, row.sentence): row.text for row in ledger.sentences}
    quotes: dict[str, str] = {}
    for row in ledger.mentions:
        if row.entity in iris:
            quotes.setdefault(row.entity, texts[row.document, row.sentence])
    return quotes
