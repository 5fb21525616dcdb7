"""A text under restoration: each character knows the source characters it stands for.

Every step of restoration is a pure function from a draft to a draft, made of edits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.model import Dropped
from corpus.text import Run, Span, Text

Positions = NDArray[np.int64]


class Edit(NamedTuple):
    """Put `text` in the place of characters [start, end).

    Without a reason `text` stands for what was there (each character for each where the lengths
    are equal, else the whole for the whole). With a reason what was there is dropped for it, and
    `text` stands for nothing.
    """

    start: int
    end: int
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Character i of `value` stands for source characters [first[i], last[i])."""

    value: str
    first: Positions
    last: Positions
    dropped: tuple[Dropped, ...] = ()


def to_draft(source: str) -> Draft:
    """Give the draft in which every character stands for itself."""
    first = np.arange(len(source), dtype=np.int64)
    return Draft(source, first, first + 1)


def edited(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """Give the draft after `edits`, which are sorted and do not overlap.

    >>> draft = edited(to_draft("a &amp; b[1]"), [Edit(2, 7, "&"), Edit(9, 12, "", "mark")])
    >>> draft.value, draft.dropped
    ('a & b', (Dropped(span=Span(start=9, end=12), reason='mark'),))
    """
    if not edits:
        return draft
    values: list[str] = []
    dropped: list[Dropped] = []
    kept = np.ones(len(draft.first), dtype=np.bool_)
    made: list[tuple[int, int, int, int]] = []
    done = 0
    for start, end, text, reason in edits:
        values += (draft.value[done:start], text)
        done = end
        if reason:
            dropped += find_dropped(draft, start, end, reason)
        elif len(text) == end - start:
            continue
        kept[start:end] = False
        if text:
            first = _start(draft, start)
            made.append((end, len(text), first, first if reason else _end(draft, start, end)))
    return Draft(
        "".join([*values, draft.value[done:]]),
        *_inserted(draft, kept, made),
        draft.dropped + tuple(dropped),
    )


def _inserted(
    draft: Draft, kept: NDArray[np.bool_], made: Sequence[tuple[int, int, int, int]]
) -> tuple[Positions, Positions]:
    """Give the positions that are kept, with those `made`: before where, how many, of what."""
    first, last = draft.first[kept], draft.last[kept]
    if not made:
        return first, last
    places, counts, starts, ends = np.array(made, dtype=np.int64).T
    before = np.concatenate([[0], np.cumsum(kept)])[places]
    at = np.repeat(before, counts)
    return (
        np.insert(first, at, np.repeat(starts, counts)),
        np.insert(last, at, np.repeat(ends, counts)),
    )


def reordered(draft: Draft, parts: Iterable[Span]) -> Draft:
    """Give the draft made of `parts` in the order given; what no part holds must be white space."""
    parts = list(parts)
    whole = np.concatenate([np.arange(part.start, part.end) for part in parts])
    return replace(
        draft,
        value="".join(draft.value[part.start : part.end] for part in parts),
        first=draft.first[whole],
        last=draft.last[whole],
    )


def find_dropped(draft: Draft, start: int, end: int, reason: str) -> Iterator[Dropped]:
    """Give the source spans that [start, end) stands for, white space at their ends left out."""
    for run in to_runs(draft, start, end):
        text = draft.value[start + run.start : start + run.end]
        if text.isspace() or run.source_end == run.source_start:
            continue
        lead = len(text) - len(text.lstrip()) if run.aligned else 0
        trail = len(text) - len(text.rstrip()) if run.aligned else 0
        yield Dropped(Span(run.source_start + lead, run.source_end - trail), reason)


def to_runs(draft: Draft, start: int, end: int) -> tuple[Run, ...]:
    """Give the runs of [start, end), counted from `start`."""
    if end <= start:
        return ()
    first, last = draft.first[start:end], draft.last[start:end]
    return _to_runs(first, last, 0, end - start, _find_cuts(first, last))


def to_texts(draft: Draft, spans: Sequence[Span]) -> list[Text]:
    """Give each of `spans`, which are not empty, with the runs that say where it came from."""
    cuts = _find_cuts(draft.first, draft.last)
    texts = []
    for start, end in ((span.start, span.end) for span in spans):
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        runs = _to_runs(draft.first, draft.last, start, end, inner)
        texts.append(Text(draft.value[start:end], runs))
    return texts


def _find_cuts(first: Positions, last: Positions) -> list[int]:
    """Give where a character neither follows the one before in the source nor shares its source."""
    single = last - first == 1
    follows = (first[1:] == last[:-1]) & single[1:] & single[:-1]
    if follows.all():
        return []
    shares = (first[1:] == first[:-1]) & (last[1:] == last[:-1]) & ~single[1:]
    cuts: list[int] = (np.flatnonzero(~(follows | shares)) + 1).tolist()
    return cuts


def _to_runs(
    first: Positions, last: Positions, start: int, end: int, cuts: Sequence[int]
) -> tuple[Run, ...]:
    """Give the runs of [start, end), counted from `start`, parted at `cuts`."""
    if not cuts:
        return (Run(0, end - start, int(first[start]), int(last[end - 1])),)
    bounds = np.array([start, *cuts, end])
    begins, ends = first[bounds[:-1]].tolist(), last[bounds[1:] - 1].tolist()
    places = (bounds - start).tolist()
    return tuple(map(Run, places, places[1:], begins, ends))


def _start(draft: Draft, index: int) -> int:
    if index < len(draft.first):
        return int(draft.first[index])
    return int(draft.last[-1]) if len(draft.last) else 0


def _end(draft: Draft, start: int, end: int) -> int:
    return int(draft.last[end - 1]) if end > start else _start(draft, start)
