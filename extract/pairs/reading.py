"""One sentence read for the pair model: its view, contexts, subjects and what rules propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from extract.candidate import Candidate
from extract.discourse import Absent
from extract.encode import Encoded, encode
from extract.match import Found, find_proposals
from extract.model import DOCUMENT_HEAD
from extract.pairs.context import Context, to_context
from extract.pairs.view import View, to_cues, to_view
from extract.read_rules import Rules

EARLIER_HEAD = -2
"""Stands for the number of a head that is no group of the sentence but stands before it."""

SUBJECTS: tuple[Absent | None, ...] = (*get_args(Absent), None)
"""Why the verb of a group has no subject; None where it has one."""

Proposals = Mapping[tuple[int, int], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with all that the features of its pairs are made of."""

    encoded: Encoded
    view: View
    contexts: tuple[Context, ...]
    subjects: tuple[int | Absent, ...]
    """For each group the group that its governing verb has as its subject, or why it has none."""
    proposals: Proposals
    """What rules say, by the numbers of the groups of head and tail: the first of each rule."""
    said: tuple[Found, ...]
    """All that rules say."""


def number_subject(subject: int | Absent) -> int:
    """Give the place in SUBJECTS of what a reading has as the subject of a group."""
    return SUBJECTS.index(None if isinstance(subject, int) else subject)


class Reader:
    """Reads sentences with the rules and word lists it was made with."""

    def __init__(self, rules: Rules, ranks: Mapping[str, int]) -> None:
        self.rules = rules
        self.ranks = ranks
        self.cues = to_cues(rules.lists)

    def read(self, text: str, mentions: Sequence[Candidate]) -> Reading:
        """Read a text with its mentions, which stand in text order and do not overlap.

        Its words are those of the dictionary, whatever pipeline runs: so the features are those
        that were learnt.
        """
        encoded = encode(text, mentions, self.ranks)
        view = to_view(text, mentions, self.cues)
        contexts = tuple(to_context(view, index) for index in range(len(view.groups)))
        subjects = tuple(self._find_subjects(encoded, view, contexts))
        rules = self.rules
        said = tuple(find_proposals(encoded, rules.relations, rules.discourse))
        return Reading(encoded, view, contexts, subjects, _to_proposals(encoded, said), said)

    def _find_subjects(
        self, encoded: Encoded, view: View, contexts: Sequence[Context]
    ) -> Iterator[int | Absent]:
        numbers = {position: number for number, position in enumerate(encoded.positions)}
        at = {start: position for position, start in enumerate(encoded.starts)}
        for index, context in enumerate(contexts):
            start = view.starts[context.verb_at if context.verb_at >= 0 else view.places[index]]
            position = at.get(start, encoded.positions[index])
            subject = self.rules.discourse.find_subject(encoded, position)
            yield numbers[subject] if isinstance(subject, int) else subject


def _to_proposals(encoded: Encoded, said: Iterable[Found]) -> Proposals:
    owner = {
        member: number
        for number, position in enumerate(encoded.positions)
        for member in encoded.groups[position].members
    }
    proposals: dict[tuple[int, int], list[Found]] = {}
    for found in said:
        head = EARLIER_HEAD if found.earlier else DOCUMENT_HEAD
        if found.head is not None:
            head = owner[found.head]
        pair = proposals.setdefault((head, owner[found.tail]), [])
        if all(old.rule != found.rule for old in pair):
            pair.append(found)
    return proposals
