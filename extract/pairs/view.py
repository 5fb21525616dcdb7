"""A sentence as the pair model reads it: words and groups of mentions in one row, in clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.candidate import Candidate
from extract.encode import Group, find_groups
from extract.tagging.words import cut

CLAUSE_MARKS = frozenset("，。；：！？—,;:!?")
SILENT_MARKS = frozenset("“”‘’《》「」\"' \u3000")
EDGE = "⊥"
"""What stands before the first word and after the last."""


def to_words(text: str) -> tuple[str, ...]:
    """Give the words of a text that spaces part.

    >>> to_words("要 应 必须")
    ('要', '应', '必须')
    """
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of words, turned round: for each word the lists that have it."""

    verbs: Mapping[str, str]
    """Names of lists of verbs, joined by +; `demand` only where no other has the word."""
    cues: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class View:
    """The items of a sentence, one a word or a group, with what is known of each.

    A group's item is its class in angle brackets. `verbs[k]` is what lists of verbs item k is in,
    empty for none; a verb that no list has is in the list `v`.
    """

    text: str
    items: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Where each item ends in the text: a group where its last mention does."""
    verbs: tuple[str, ...]
    cues: tuple[tuple[str, ...], ...]
    """The lists of cues that each item is in."""
    clauses: tuple[int, ...]
    groups: tuple[Group, ...]
    places: tuple[int, ...]
    """The item of each group."""


def to_view(text: str, mentions: Sequence[Candidate], lexicon: Cues) -> View:
    """Give the view of a text with its mentions, whose edges cut words too.

    Quotation marks and white space are left out.
    """
    groups = find_groups(text, mentions)
    items: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    places: list[int] = []
    pending = iter(groups)
    group = next(pending, None)
    until = 0
    for start, word, tag in _cut(text, mentions):
        if start < until:
            continue
        if group is not None and start >= group.start:
            places.append(len(items))
            items.append(f"<{group.class_}>")
            starts.append(group.start)
            ends.append(group.end)
            kinds.append("")
            until, group = group.end, next(pending, None)
            if start < until:
                continue
        if word in SILENT_MARKS:
            continue
        items.append(word)
        starts.append(start)
        ends.append(start + len(word))
        kinds.append(lexicon.verbs.get(word) or ("v" if tag.startswith("v") else ""))
    return View(
        text,
        tuple(items),
        tuple(starts),
        tuple(ends),
        tuple(kinds),
        tuple(lexicon.cues.get(item, ()) for item in items),
        tuple(_number_clauses(items)),
        tuple(groups),
        tuple(places),
    )


def _cut(text: str, mentions: Sequence[Candidate]) -> Iterator[tuple[int, str, str]]:
    """Give each word's start, text and tag; a part of a word has its tag too."""
    edges = sorted({edge for mention in mentions for edge in (mention.start, mention.end)})
    at = 0
    for word in cut(text):
        start = word.start
        while at < len(edges) and edges[at] < word.end:
            if edges[at] > start:
                yield start, text[start : edges[at]], word.tag
                start = edges[at]
            at += 1
        yield start, text[start : word.end], word.tag


def _number_clauses(items: Sequence[str]) -> Iterable[int]:
    number = 0
    for item in items:
        yield number
        number += item[0] in CLAUSE_MARKS


def to_cues(lists: Mapping[str, Sequence[str]]) -> Cues:
    """Turn the lists of the rule files round.

    >>> to_cues({"verbs_use": ["利用"], "verbs_demand": ["利用"], "cues_use": ["拿"]})
    Cues(verbs={'利用': 'use'}, cues={'拿': ('use',)})
    """
    verbs = _turn(lists, "verbs_")
    return Cues(
        {
            word: "+".join([name for name in names if name != "demand"] or names)
            for word, names in verbs.items()
        },
        {word: tuple(names) for word, names in _turn(lists, "cues_").items()},
    )


def _turn(lists: Mapping[str, Sequence[str]], prefix: str) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for name in sorted(lists):
        if name.startswith(prefix):
            for word in dict.fromkeys(lists[name]):
                named.setdefault(word, []).append(name.removeprefix(prefix))
    return named
