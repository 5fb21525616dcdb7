"""Named features of a relation: what tells how it is stated, and which mention says when or who."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import DOCUMENT_HEAD
from extract.pairs.context import MODALS
from extract.pairs.guess import RELATIONS
from extract.pairs.marks import Spot, find_modal, to_modality
from extract.pairs.reading import Reading
from extract.pairs.view import to_words
from extract.speech import SPEAKERS

ADJUNCTS = {"time": frozenset({"Time"}), "place": frozenset({"Place"}), "source": SPEAKERS}
"""What kinds of mention may be each of the qualifiers that are mentions of the sentence."""

TELLING = to_words(
    "要 应 必须 需 需要 应当 须 可以 能够 能 可 可能 有望 会 将 若 如果 一旦 只有 唯有 才能 "
    "方能 才 就 便 不 没有 未 尚未 并非 不是 难以 无法 不能 了 是 通过 关键 重点 旨在 为了 "
    "？ ； ："
)
DENIALS = to_words(
    "不 没有 未 尚未 从未 并非 不是 难以 无法 不能 不会 不得 而非 而不是 绝非 并不 没 无 非"
)


def to_manner_features(reading: Reading, spot: Spot) -> list[str]:
    """Give what tells whether a relation is demanded, possible or denied.

    One list, longer than the house allows: a feature a line, in the order they were learnt in.
    """
    view, one = reading.view, spot.one
    relation = RELATIONS[one.relation]
    at, clause = spot.trigger, view.clauses[spot.trigger]
    tail = reading.contexts[one.tail]
    start = at
    while start and view.clauses[start - 1] == clause:
        start -= 1
    before = view.items[start:at]
    subject = reading.subjects[one.tail]
    named = subject if isinstance(subject, str) else f"={reading.contexts[subject].class_}"
    head = reading.contexts[one.head].class_ if one.head >= 0 else str(one.head)
    place = view.places[one.head] if one.head >= 0 else 0
    low, high = sorted((place, view.places[one.tail]))
    words, earlier = set(view.items), set(view.items[:at])
    telling = [word for word in TELLING if word in words]
    clauses = min(clause, 3)
    modals = [k for k in range(at) if view.items[k] in MODALS]
    last = view.items[modals[-1]] if modals else ""
    gap = min(clause - view.clauses[modals[-1]], 3) if modals else -1
    near, apart = find_modal(view, at)
    told = to_modality(near)
    denied = [k for k in range(max(0, at - 4), at) if view.items[k] in DENIALS]
    return [
        f"r={relation}",
        f"m={spot.ruled.modality}",
        f"mr={spot.ruled.modality} {relation}",
        f"p={spot.ruled.polarity}",
        f"pr={spot.ruled.polarity} {relation}",
        f"h={head}",
        f"hs={head} {named}",
        f"s={named}",
        f"sm={named} {spot.ruled.modality}",
        f"cl={clauses}",
        f"t={view.items[at]}",
        f"tv={view.verbs[at]}",
        f"b1={view.items[at - 1] if at else ''}",
        f"b2={' '.join(view.items[max(0, at - 2) : at])}",
        f"a1={view.items[at + 1] if at + 1 < len(view.items) else ''}",
        f"s0={view.items[0]}",
        f"s0v={bool(view.verbs[0])} {named}",
        f"s01={' '.join(view.items[:2])}",
        f"c0={view.items[start]}",
        f"c0v={bool(view.verbs[start])} {named}",
        f"lm={last} {gap}",
        f"lmh={last} {gap} {head == str(DOCUMENT_HEAD)}",
        f"nm={near} {apart}",
        f"nk={told} {apart}",
        f"nks={told} {spot.ruled.modality}",
        f"tm={tail.modal}",
        f"tl={tail.left[0]}",
        f"end={view.items[-1]}",
        f"nd={view.items[denied[-1]] if denied else ''}",
        f"ndl={view.items[denied[-1]] if denied else ''} {at - denied[-1] if denied else 0}",
        *(f"w={word}" for word in before),
        *(f"x={word}" for word in view.items[low + 1 : high] if word in TELLING),
        *(f"has={word}" for word in telling),
        *(f"hasr={word} {relation}" for word in telling),
        *(f"bs={word}" for word in telling if word in earlier),
    ]


def to_adjunct_rows(reading: Reading, spot: Spot) -> Iterator[tuple[str, int, list[str]]]:
    """Give each mention that may be a qualifier: which one, its group, its features."""
    for name, classes in ADJUNCTS.items():
        if name == "source" and RELATIONS[spot.one.relation] == "calls_for":
            continue
        able = [k for k, group in enumerate(reading.view.groups) if group.class_ in classes]
        for rank, group in enumerate(able):
            if group not in (spot.one.head, spot.one.tail):
                yield name, group, _to_adjunct_features(reading, spot, name, group, (rank, able))


def _to_adjunct_features(
    reading: Reading, spot: Spot, name: str, group: int, order: tuple[int, list[int]]
) -> list[str]:
    view, one = reading.view, spot.one
    relation = RELATIONS[one.relation]
    context = reading.contexts[group]
    place, at = view.places[group], spot.trigger
    rank, able = order
    ruled = getattr(spot.ruled, name)
    same = ruled == to_name(reading, group)
    gap = max(-3, min(3, view.clauses[at] - view.clauses[place]))
    later = sum(place < view.places[other] < at for other in able)
    ends = sorted(end for end in (one.head, one.tail) if end >= 0)
    where = "before" if group < ends[0] else "after" if group > ends[-1] else "between"
    l1, r1, r2 = context.left[0], context.right[0], context.right[1]
    stem = [
        f"same={same} {bool(ruled)}",
        f"r={relation} {same}",
        f"gap={gap} {same}",
        f"gapr={gap} {relation} {where}",
        f"where={where} {later} {rank}",
        f"whereg={where} {gap} {min(later, 2)}",
        f"l1={l1}",
        f"l1g={l1} {gap}",
        f"r1={r1}",
        f"r1g={r1} {gap}",
        f"r12={r1} {r2}",
        f"c={context.class_} {gap}",
        f"first={group == 0} {context.first} {gap}",
        f"nv={context.next_verb}",
        f"nc={context.next_cues} {where}",
        f"p={context.preposition} {where}",
        f"n={len(able)} {rank}",
        f"op={context.opener} {gap}",
        f"say={'say' in context.next_cues.split()} {same} {where}",
        f"dist={min(abs(place - at), 12) // 2} {where}",
        f"head={one.head if one.head < 0 else reading.contexts[one.head].class_} {where}",
        f"tail={reading.contexts[one.tail].class_} {where} {gap}",
    ]
    return [f"{name}.{feature}" for feature in stem]


def to_name(reading: Reading, group: int) -> str:
    """Give the text of the first mention of a group."""
    member = reading.view.groups[group].members[0]
    return reading.view.text[member.start : member.end]
