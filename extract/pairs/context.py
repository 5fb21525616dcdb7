"""What stands around one group of mentions: words, the verb that governs it, its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pairs.view import CLAUSE_MARKS, EDGE, View, to_words

PREPOSITIONS = to_words(
    "在 随着 通过 以 对于 对 为了 为 把 将 从 由于 由 向 与 同 按照 根据 依托 围绕 面向 除 "
    "比 较 经过 沿着 针对 关于 当 给 使 让 依据 基于 结合 用 是 作为 借助 凭借 依靠 被 受 集 "
    "经由 经 于 因 令 成为 和 据 朝着 朝 自"
)
MODALS = to_words(
    "要 应 应当 应该 必须 需要 需 须 亟须 亟需 务必 可以 能够 能 可 可能 有望 会 将 必将"
)
LINKS = frozenset(["的", "之", "等"])
REACH = 12
"""How many items a verb or preposition may stand before what it governs."""


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a group; words that are not there are EDGE or empty."""

    class_: str
    term: str
    """The text of its last mention."""
    size: int
    left: tuple[str, str, str]
    """The items before it, the nearest first."""
    right: tuple[str, str, str]
    verb: str
    """The verb before it in its clause that no 的 follows: what it may be the object of."""
    verb_lists: str
    verb_cues: str
    verb_at: int
    """The item of that verb, -1 for none."""
    relative: str
    """The verb of a clause that ends in 的 before it (带来的…)."""
    preposition: str
    noun_cues: str
    noun: str
    """The last word of what follows its 的: 基础 in X的重要基础."""
    noun_at: int
    """The item of that word, -1 for none."""
    next_verb: str
    next_lists: str
    next_cues: str
    next_at: int
    first: bool
    """Whether it is the first group of its clause."""
    last: bool
    opener: str
    """The first item of its clause."""
    modal: str


def to_context(view: View, index: int) -> Context:
    """Give the context of the group of that number."""
    items, at = view.items, view.places[index]
    clause = view.clauses[at]
    verb_at, relative, preposition = _look_left(view, at)
    next_at = _find_next_verb(view, at)
    start = at
    while start and view.clauses[start - 1] == clause:
        start -= 1
    before = index and view.clauses[view.places[index - 1]] == clause
    after = index + 1 < len(view.places) and view.clauses[view.places[index + 1]] == clause
    group = view.groups[index]
    noun_at = find_noun(view, at)
    return Context(
        class_=group.class_,
        term=view.text[group.members[-1].start : group.end],
        size=len(group.members),
        left=_take(items, at - 1, -1),
        right=_take(items, at + 1, 1),
        verb=items[verb_at] if verb_at >= 0 else "",
        verb_lists=view.verbs[verb_at] if verb_at >= 0 else "",
        verb_cues=" ".join(view.cues[verb_at]) if verb_at >= 0 else "",
        verb_at=verb_at,
        relative=relative,
        preposition=preposition,
        noun=view.items[noun_at] if noun_at >= 0 else "",
        noun_at=noun_at,
        noun_cues=" ".join(view.cues[noun_at]) if noun_at >= 0 else "",
        next_verb=items[next_at] if next_at >= 0 else "",
        next_lists=view.verbs[next_at] if next_at >= 0 else "",
        next_cues=" ".join(view.cues[next_at]) if next_at >= 0 else "",
        next_at=next_at,
        first=not before,
        last=not after,
        opener=items[start],
        modal=next((item for item in items[start:at] if item in MODALS), ""),
    )


def _take(items: Sequence[str], at: int, step: int) -> tuple[str, str, str]:
    taken = [items[k] if 0 <= k < len(items) else EDGE for k in (at, at + step, at + 2 * step)]
    return taken[0], taken[1], taken[2]


def _look_left(view: View, at: int) -> tuple[int, str, str]:
    """Find the governing verb, the relative verb and the preposition before an item."""
    clause, relative, preposition = view.clauses[at], "", ""
    for k in range(at - 1, max(-1, at - 1 - REACH), -1):
        if view.clauses[k] != clause or view.items[k][0] in CLAUSE_MARKS:
            break
        if not preposition and view.items[k] in PREPOSITIONS:
            preposition = view.items[k]
        if view.verbs[k]:
            if view.items[k + 1] in ("的", "之") and k + 1 < at:
                relative = relative or view.items[k]
            else:
                return k, relative, preposition
    return -1, relative, preposition


def _find_next_verb(view: View, at: int) -> int:
    for k in range(at + 1, min(len(view.items), at + 1 + REACH)):
        if view.clauses[k] != view.clauses[at]:
            break
        if view.verbs[k]:
            return k
    return -1


def find_noun(view: View, at: int) -> int:
    """Find the noun that ends the phrase begun by 的 after an item, -1 for none."""
    end = at + 1
    if end >= len(view.items) or view.items[end] not in LINKS:
        return -1
    last = -1
    for k in range(end + 1, min(len(view.items), end + 7)):
        item = view.items[k]
        if item[0] in CLAUSE_MARKS or item in ("和", "、", "与") or item in PREPOSITIONS:
            break
        last = k
        if item[0] == "<":
            break
    return last
