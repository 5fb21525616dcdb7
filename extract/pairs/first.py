"""The first pass: what each pair and each group of a sentence is, taken by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pairs.features import to_group_features, to_pair_features, to_role_features
from extract.pairs.linear import Linear, to_logistic, to_softmax
from extract.pairs.reading import DOCUMENT, EARLIER, Reading

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FirstPass:
    """Three linear models: of pairs, of single groups, and of the members of one group.

    With R relations, `pairs` has 1 + 2 R columns: none, the left one as head, the right one as
    head. `roles` has 2 + 3 R: none, the document as head, an earlier mention as head; then tail,
    and head, of each relation. `insides` has 1 + R.
    """

    pairs: Linear
    roles: Linear
    insides: Linear


@dataclass(frozen=True, slots=True)
class Guess:
    """What the first pass says of a sentence of n groups.

    `scores[h, t, r]` is the probability that group h is head and t tail of relation r; row n is the
    document, row n + 1 an earlier mention, and the diagonal says what joins a group's own members.
    `tails[t, r]` and `heads[h, r]` look at one group alone.
    """

    scores: Scores
    tails: Scores
    heads: Scores


def to_pair_rows(
    reading: Reading, worth: NDArray[np.bool_] | None = None
) -> Iterator[tuple[int, int, list[str]]]:
    """Give each pair of groups, or each that is worth it, the left one first, with its features."""
    contexts = reading.contexts
    alone = [to_group_features(context) for context in contexts]
    lefts = [[f"i.{feature}" for feature in features] for features in alone]
    rights = [[f"j.{feature}" for feature in features] for features in alone]
    said = _to_said(reading)
    for right in range(len(contexts)):
        for left in range(right):
            if worth is not None and not worth[left, right]:
                continue
            both = to_pair_features(reading.view, contexts, left, right, reading.subjects)
            yield (
                left,
                right,
                [
                    *lefts[left],
                    *rights[right],
                    *both,
                    *(f"R={way}" for way in said.both(left, right)),
                    *(f"Ri={way}" for way in said.alone[left]),
                    *(f"Rj={way}" for way in said.alone[right]),
                ],
            )


def to_role_rows(reading: Reading) -> Iterator[list[str]]:
    """Give the features of each group."""
    said = _to_said(reading)
    for index, subject in enumerate(reading.subjects):
        named = subject if isinstance(subject, str) else f"={reading.contexts[subject].class_}"
        yield [
            *to_group_features(reading.contexts[index]),
            *to_role_features(reading.view, reading.contexts, index, named),
            *(f"R={way}" for way in said.alone[index]),
        ]


def to_inside_rows(reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Give each group of several members with its features."""
    view = reading.view
    said = _to_said(reading)
    for index, group in enumerate(view.groups):
        if len(group.members) > 1:
            one, two = group.members[0], group.members[1]
            joint = view.text[one.end : two.start]
            place = view.places[index]
            yield (
                index,
                [
                    *to_group_features(reading.contexts[index]),
                    f"joint={joint}",
                    f"jointr={joint} {reading.contexts[index].right[0]}",
                    f"classes={one.class_} {two.class_}",
                    *(f"after={item}" for item in view.items[place + 1 : place + 7]),
                    *(f"cue={cue}" for cues in view.cues[place + 1 : place + 7] for cue in cues),
                    *(f"R={way}" for way in said.both(index, index)),
                ],
            )


@dataclass(frozen=True, slots=True)
class _Said:
    """What rules say, as features: by pair (head, tail), and of each group alone."""

    pairs: dict[tuple[int, int], list[str]]
    alone: list[list[str]]

    def both(self, left: int, right: int) -> Iterator[str]:
        yield from (f"> {what}" for what in self.pairs.get((left, right), ()))
        if left != right:
            yield from (f"< {what}" for what in self.pairs.get((right, left), ()))


def _to_said(reading: Reading) -> _Said:
    names = {DOCUMENT: "document", EARLIER: "earlier"}
    said = _Said({}, [[] for _ in reading.contexts])
    for (head, tail), founds in reading.proposals.items():
        for found in founds:
            said.pairs.setdefault((head, tail), []).extend((found.rule, found.relation))
            said.alone[tail].append(f"tail {found.relation} {names.get(head, '')}")
            if head in names:
                said.alone[tail].append(f"rule {found.rule} {names[head]}")
            else:
                said.alone[head].append(f"head {found.relation}")
    return said


def guess(first: FirstPass, reading: Reading, worth: NDArray[np.bool_]) -> Guess:
    """Run the first pass over a sentence with at least one group.

    Of pairs that are not worth it, (left, right) of a square, it says nothing.
    """
    pairs = [*to_pair_rows(reading, worth)]
    insides = [*to_inside_rows(reading)]
    return assemble(
        len(reading.contexts),
        (first.pairs.apply(row[2] for row in pairs), [(row[0], row[1]) for row in pairs]),
        first.roles.apply(to_role_rows(reading)),
        (first.insides.apply(row[1] for row in insides), [row[0] for row in insides]),
    )


def assemble(
    count: int,
    pairs: tuple[Scores, Sequence[tuple[int, int]]],
    roles: Scores,
    insides: tuple[Scores, Sequence[int]],
) -> Guess:
    """Turn the scores of the three models for a sentence of `count` groups into its guess."""
    size = len(RELATIONS)
    scores = np.zeros((count + 2, count, size))
    if pairs[1]:
        said = to_softmax(pairs[0])
        left, right = ([pair[end] for pair in pairs[1]] for end in (0, 1))
        scores[left, right] = said[:, 1 : 1 + size]
        scores[right, left] = said[:, 1 + size :]
    outer = to_softmax(roles[:, : 2 + size])
    scores[count + 1] = outer[:, 2:]
    scores[count, :, DEMAND] = outer[:, 1]
    if insides[1]:
        scores[insides[1], insides[1]] = to_softmax(insides[0])[:, 1:]
    alone = to_logistic(roles[:, 2 + size :])
    return Guess(scores, alone[:, :size], alone[:, size:])


RELATIONS = (
    *("is_a", "has_part", "has_feature", "promotes", "gives_rise_to", "hinders", "depends_on"),
    *("aims_at", "integrates_with", "transforms_into", "uses", "addresses", "faces"),
    *("carrier_of", "calls_for", "proposes", "issued_by", "affiliated_with", "located_in"),
    "has_value",
)
"""The relations, in the order of the columns."""
DEMAND = RELATIONS.index("calls_for")
