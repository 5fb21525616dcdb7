"""Who a clause is about: the subject it names, or carries over from what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extract.candidate import Candidate
from extract.encode import SLOT, Encoded

CLAUSE_END = "，。；：！？—"
NO_SUBJECT = frozenset({"Time", "Quantity"})
INSIDE = rf"[^{CLAUSE_END}{SLOT[1:-1]}]"
CHAIN = frozenset({"的", "之", "等", "和", "与", "、"})
BETWEEN = "[对在为与向以给把将是使让需要有由从会能]"
ADJUNCT_END = re.compile(
    rf"^{INSIDE}{{0,8}}?(?:上|下|中|里|内|时|后|以来|方面|过程中|基础上|背景下)"
)

Absent = Literal["earlier", "none", "unknown"]
"""`earlier`: a pronoun at the head of the sentence stands for it; `none`: the sentence begins with
its verb, as demands do; `unknown`: something that is no mention stands there."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """Words that tell subjects from the rest, compiled from the lists of the rule files."""

    adjunct: re.Pattern[str]
    """Ends in a preposition: what follows is no subject."""
    lead: re.Pattern[str]
    """Words a clause may have before its subject or verb."""
    modifier: re.Pattern[str]
    """What follows a group that another one ends: X的Y, X印发的Y."""
    owner: re.Pattern[str]
    """The same where no preposition stands between: not X的出现对Y."""
    pronoun: re.Pattern[str]
    verb: re.Pattern[str]
    predicate: re.Pattern[str]
    """How a clause goes on that leaves its subject out: with a verb or a preposition."""
    demand: re.Pattern[str]
    """How a clause begins that makes a demand of its own, whatever the one before is about."""

    def find_subject(
        self, encoded: Encoded, position: int, modifier: re.Pattern[str] | None = None
    ) -> int | Absent:
        """Find the group that is the subject of what stands at `position`, or why there is none.

        It is the first group of the clause that is no adjunct, modifier or object; where the clause
        begins with its verb or a pronoun, that of the clause before.
        """
        while True:
            start = find_clause_start(encoded.value, position)
            subject = self._find_named(encoded, start, position, modifier or self.modifier)
            if subject is not None:
                return subject
            clause = encoded.value[start:position]
            rest = self.lead.sub("", clause)
            spoken = self.pronoun.match(clause) or self.pronoun.match(rest)
            if spoken:
                rest = self.lead.sub("", rest.removeprefix(spoken[0]))
            if self.demand.match(encoded.value, start):
                return "none"
            if rest and not self.predicate.match(rest):
                return "unknown"
            if start == 0:
                return "earlier" if spoken else "none"
            position = start - 1

    def find_topic(self, encoded: Encoded) -> tuple[Candidate, ...]:
        """Give the mentions a whole sentence is about: the subject of its first clause with one."""
        for position in _find_clause_ends(encoded.value):
            subject = self.find_subject(encoded, position, self.owner)
            if isinstance(subject, int):
                return encoded.groups[subject].members
        return ()

    def _find_named(
        self, encoded: Encoded, start: int, position: int, modifier: re.Pattern[str]
    ) -> int | None:
        place = None
        after, adjunct = start, False
        for at in encoded.between(start, position):
            class_ = encoded.groups[at].class_
            before = encoded.value[after:at]
            after = at + 1
            adjunct = (adjunct and before in CHAIN) or bool(
                self.adjunct.search(encoded.value, start, at)
            )
            if adjunct or class_ in NO_SUBJECT:
                continue
            if not self._may_stand_before(before):
                break
            if modifier.match(encoded.value, at + 1, position):
                continue
            if class_ != "Place":
                return at
            place = at if place is None else place
        return place

    def _may_stand_before(self, words: str) -> bool:
        """Whether words from the clause's start, or the group before, leave a group its subject."""
        rest = self.lead.sub("", ADJUNCT_END.sub("", words))
        return rest in ("", "等") or (rest.endswith(("的", "之")) and not self.verb.match(rest))

    def begins_clause(self, encoded: Encoded, position: int) -> bool:
        """Whether nothing but adverbs stands before `position` in its clause."""
        start = find_clause_start(encoded.value, position)
        return not self.lead.sub("", encoded.value[start:position])


def find_clause_start(value: str, position: int) -> int:
    """Find where the clause starts that holds `position`."""
    marks = _find_marks(value)
    before = bisect_left(marks, position)
    return marks[before - 1] + 1 if before else 0


@lru_cache(maxsize=8)
def _find_marks(value: str) -> tuple[int, ...]:
    """Find the marks that end clauses; the same sentence is asked about many times in a row."""
    return tuple(place for place, mark in enumerate(value) if mark in CLAUSE_END)


def _find_clause_ends(value: str) -> Iterator[int]:
    for position, character in enumerate(value):
        if character in CLAUSE_END:
            yield position
    yield len(value)


def to_discourse(lists: Mapping[str, Sequence[str]]) -> Discourse:
    """Compile the lists of prepositions, adverbs, modals, determiners, pronouns and verbs."""

    def either(*names: str) -> str:
        words = {word for name in names for word in lists.get(name, ())}
        return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"

    verbs = [name for name in lists if name.startswith("verbs")]
    owned = rf"(?:所?{either(*verbs)}[了过]?的|的|之|等)"
    return Discourse(
        adjunct=re.compile(rf"{either('prepositions')}{INSIDE}{{0,6}}$"),
        lead=re.compile(rf"^(?:{either('adverbs', 'modals', 'determiners')})+"),
        modifier=re.compile(rf"{owned}{INSIDE}{{0,6}}{SLOT}"),
        owner=re.compile(rf"{owned}(?:(?!{BETWEEN}){INSIDE}){{0,6}}{SLOT}"),
        pronoun=re.compile(rf"{either('pronouns')}(?![中他余实次])"),
        verb=re.compile(either(*verbs)),
        predicate=re.compile(either(*verbs, "prepositions")),
        demand=re.compile(rf"{either('adverbs')}*{either('modals')}"),
    )
