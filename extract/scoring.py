"""Extractions against annotated text: precision, recall and F1 by class and by relation.

Mentions count once a sentence for each distinct string. Relations are compared `strict` (relation,
head and tail equal to the letter) and `lenient` (each end contains the other's or lies in it, and
is at least half as long); those of SYMMETRIC match either way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    MutableSequence,
    Sequence,
)
from dataclasses import dataclass, field

from extract.model import QUALIFIERS
from extract.training.annotated import DOCUMENT, Triple

SYMMETRIC = frozenset({"integrates_with"})
Same = Callable[[Triple, Triple], bool]


@dataclass(frozen=True, slots=True)
class Content:
    """What one sentence holds, by annotators or as found: class by mention, and relations."""

    mentions: MutableMapping[str, str]
    relations: MutableSequence[Triple]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were annotated, how many found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 for nothing found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was annotated that was found, 0 for nothing annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one text: over all, by class, by relation, and of qualifiers.

    `overall` has `span`, `class`, `strict`, `lenient`; `classes` counts mentions with their class,
    `relations` is lenient. `qualifiers` counts, over relations that match leniently, the qualifiers
    that either side states: `gold` and `found` are all of them, `right` those that are alike.
    """

    overall: Mapping[str, Score]
    classes: Mapping[str, Score]
    relations: Mapping[str, Score]
    qualifiers: Score = field(default=Score())


def score(gold: Sequence[Content], found: Sequence[Content]) -> Scores:
    """Compare sentence by sentence; both sequences stand for the same sentences."""
    overall: dict[str, Score] = defaultdict(Score)
    classes: dict[str, Score] = defaultdict(Score)
    relations: dict[str, Score] = defaultdict(Score)
    qualifiers = Score()
    for wanted, given in zip(gold, found, strict=True):
        for name, one in _score_mentions(wanted.mentions, given.mentions):
            overall[name] += one
        for class_, one in _score_classes(wanted.mentions, given.mentions):
            classes[class_] += one
        left, right = _unique(wanted.relations), _unique(given.relations)
        strict, lenient = _match(left, right, _is_equal), _match(left, right, is_like)
        overall["strict"] += Score(len(left), len(right), len(strict))
        overall["lenient"] += Score(len(left), len(right), len(lenient))
        for relation, one in _score_relations(left, right, lenient):
            relations[relation] += one
        for first, second in lenient:
            qualifiers += _score_qualifiers(first, second)
    return Scores(dict(overall), dict(classes), dict(relations), qualifiers)


def _score_mentions(
    gold: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[tuple[str, Score]]:
    yield "span", Score(len(gold), len(found), len(gold.keys() & found.keys()))
    yield "class", Score(len(gold), len(found), len(gold.items() & found.items()))


def _score_classes(
    gold: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[tuple[str, Score]]:
    for class_ in gold.values():
        yield class_, Score(gold=1)
    for mention, class_ in found.items():
        yield class_, Score(found=1, right=int(gold.get(mention) == class_))


def _score_relations(
    gold: Sequence[Triple], found: Sequence[Triple], matched: Sequence[tuple[Triple, Triple]]
) -> Iterator[tuple[str, Score]]:
    for one in gold:
        yield one.relation, Score(gold=1)
    for one in found:
        yield one.relation, Score(found=1)
    for one, _ in matched:
        yield one.relation, Score(right=1)


def _unique(relations: Iterable[Triple]) -> list[Triple]:
    """Keep one relation of those with the same ends: the last stated, in the first one's place."""
    return list({(one.head, one.relation, one.tail): one for one in relations}.values())


def _match(
    gold: Sequence[Triple], found: Sequence[Triple], same: Same
) -> list[tuple[Triple, Triple]]:
    """Pair each annotated relation with at most one that was found, equal ones first."""
    left = list(found)
    pairs = []
    for one in sorted(gold, key=lambda one: one not in found):
        alike = [other for other in left if same(one, other)]
        equal = [other for other in alike if _key(other) == _key(one)]
        if alike:
            chosen = (equal or alike)[0]
            left.remove(chosen)
            pairs.append((one, chosen))
    return pairs


def _key(one: Triple) -> tuple[str, str, str]:
    return one.head, one.relation, one.tail


def _is_equal(gold: Triple, found: Triple) -> bool:
    return any((gold.head, gold.tail) == ends for ends in _ends(gold, found))


def is_like(gold: Triple, found: Triple) -> bool:
    """Whether two relations are the same leniently."""
    return any(
        is_like_string(gold.head, head) and is_like_string(gold.tail, tail)
        for head, tail in _ends(gold, found)
    )


def _ends(gold: Triple, found: Triple) -> Iterator[tuple[str, str]]:
    if gold.relation == found.relation:
        yield found.head, found.tail
        if gold.relation in SYMMETRIC:
            yield found.tail, found.head


def is_like_string(left: str, right: str) -> bool:
    """Whether one string is in the other and at least half as long.

    >>> is_like_string("数字技术", "技术"), is_like_string("数字孪生技术", "技术")
    (True, False)
    """
    if left == right:
        return True
    if DOCUMENT in (left, right) or not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    return short in long and len(short) * 2 >= len(long)


def _score_qualifiers(gold: Triple, found: Triple) -> Score:
    stated = [key for key in QUALIFIERS if gold.qualifiers.get(key) or found.qualifiers.get(key)]
    right = sum(
        is_like_string(gold.qualifiers.get(key, ""), found.qualifiers.get(key, ""))
        for key in stated
    )
    return Score(len(stated), len(stated), right)
