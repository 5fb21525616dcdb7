"""What the second pass knows of an option, as numbers: its own scores and those around it."""

from __future__ import annotations

from collections.abc import Mapping

from extract.pairs.context import Context
from extract.pairs.guess import RELATIONS
from extract.pairs.option import CUES, Option, to_row
from extract.pairs.reading import Reading
from extract.pairs.sums import Sums

FOLLOWERS = {"的": 1, "，": 2, "。": 3, "等": 4, "；": 5, "、": 6, "和": 7}
ABSENT = {"earlier": -1, "none": -2, "unknown": -3}


def to_rule_numbers(one: Option, sums: Sums) -> list[float]:
    """Tell what rules say of the option, and of its head and tail elsewhere."""
    count = len(sums.rules) - 2
    head, tail, relation = to_row(one.head, count), one.tail, one.relation
    here = sums.rules[head][tail]
    size = len(RELATIONS)
    return [
        here[relation],
        here[size + relation],
        here[2 * size],
        here[2 * size + 1],
        max(row[tail][relation] for row in sums.rules),
        max(cell[2 * size] for cell in sums.rules[head]),
        sum(row[tail][2 * size] > 0 for row in sums.rules),
    ]


def to_tail_numbers(
    one: Option,
    reading: Reading,
    sums: Sums,
    tails: list[list[float]],
    ranks: Mapping[str, int],
) -> list[float]:
    """Tell what the tail is, where it stands and what it is likely to be."""
    tail, relation, view = one.tail, one.relation, reading.view
    context, subject, count = reading.contexts[tail], reading.subjects[tail], len(tails)
    chances = tails[tail]
    return [
        chances[relation],
        sum(chances),
        max(chances),
        sum(chance > chances[relation] for chance in chances),
        relation,
        ranks.get(context.class_, -1),
        context.size,
        tail,
        count,
        count - 1 - tail,
        view.clauses[view.places[tail]],
        view.clauses[-1],
        context.first,
        context.last,
        sums.heads[tail],
        sums.pairs[count][tail],
        subject + 1 if isinstance(subject, int) else ABSENT[subject],
        FOLLOWERS.get(context.right[0], 0),
        bool(context.modal),
        context.verb_at >= 0,
        view.places[tail] - context.verb_at if context.verb_at >= 0 else -1,
        bool(context.relative),
        bool(context.noun),
    ]


def to_head_numbers(
    one: Option,
    reading: Reading,
    sums: Sums,
    heads: list[list[float]],
    tails: list[list[float]],
    ranks: Mapping[str, int],
) -> list[float]:
    """Tell what the head is, how far it stands and what stands between.

    Longer than the house allows: the same numbers in the same order for a head in the sentence and
    for one that is not, side by side.
    """
    head, tail, relation, view, count = one.head, one.tail, one.relation, reading.view, len(tails)
    if head < 0:
        named = sum(sums.pairs[group][tail] for group in range(count))
        place = view.places[tail]
        return [head - 90, 99, -1, place, head, -1, -1, -1, 0, 0, 0, named, 0, 0, 0, 0, 0]
    low, high = min(head, tail), max(head, tail)
    between = range(low + 1, high)
    context = reading.contexts[head]
    clauses = view.clauses[view.places[tail]] - view.clauses[view.places[head]]
    return [
        tail - head,
        abs(tail - head),
        clauses,
        view.places[tail] - view.places[head],
        ranks.get(context.class_, -1),
        heads[head][relation],
        sum(heads[head]),
        reading.subjects[tail] == head,
        context.size,
        context.first + 2 * context.last,
        head,
        sum(sums.pairs[group][tail] for group in between),
        sum(sums.pairs[head][group] for group in between),
        sum(sums.scores[head][group][relation] for group in between),
        sums.pairs[tail][head],
        sum(tails[head]),
        sums.pairs[count][head],
    ]


def to_cue_numbers(one: Option, reading: Reading) -> list[float]:
    """Tell where words of the relation's kind stand: the verbs, the nouns, between the two."""
    kinds = frozenset(CUES[RELATIONS[one.relation]])
    tail = reading.contexts[one.tail]
    numbers: list[float] = [*_flags(tail, kinds)]
    if one.head < 0:
        return [*numbers, *(0,) * 7]
    head = reading.contexts[one.head]
    places = reading.view.places
    low, high = sorted((places[one.head], places[one.tail]))
    cues = reading.view.cues[low + 1 : high]
    return [
        *numbers,
        *_flags(head, kinds),
        sum(not kinds.isdisjoint(cue) for cue in cues),
        high - low,
    ]


def _flags(context: Context, kinds: frozenset[str]) -> tuple[bool, bool, bool, bool, bool]:
    return (
        not kinds.isdisjoint(context.verb_lists.split("+")),
        not kinds.isdisjoint(context.verb_cues.split()),
        not kinds.isdisjoint(context.noun_cues.split()),
        not kinds.isdisjoint(context.next_cues.split()),
        not kinds.isdisjoint(context.next_lists.split("+")),
    )
