"""A text under restoration: each piece of it knows the source characters it stands for.

Every step of restoration is a pure function from a draft to a draft, made of edits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from corpus.model import Dropped
from corpus.text import NEW, Run, Span, Text

_END = attrgetter("end")


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
    """`value` and the runs that cover it, as those of a `Text` do, and what was dropped so far."""

    value: str
    runs: tuple[Run, ...]
    dropped: tuple[Dropped, ...] = ()


def to_draft(source: str) -> Draft:
    """Give the draft in which every character stands for itself."""
    return Draft(source, (Run(0, len(source), 0, len(source)),) if source else ())


def edited(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """Give the draft after `edits`, which are sorted and do not overlap.

    >>> draft = edited(to_draft("a &amp; b[1]"), [Edit(2, 7, "&"), Edit(9, 12, "", "mark")])
    >>> draft.value, draft.dropped
    ('a & b', (Dropped(span=Span(start=9, end=12), reason='mark'),))
    """
    if not edits:
        return draft
    values: list[str] = []
    runs: list[Run] = []
    dropped: list[Dropped] = []
    done = copied = at = index = 0
    for start, end, text, reason in edits:
        values += (draft.value[done:start], text)
        done = end
        if not reason and len(text) == end - start:
            continue
        if reason:
            dropped += find_dropped(draft, start, end, reason)
        index = _copy(draft.runs, index, copied, start, at - copied, runs)
        at += start - copied
        copied = end
        if text:
            first, last = _source(draft.runs, index, start, end)
            runs.append(NEW(Run, (at, at + len(text), first, first if reason else last)))
            at += len(text)
    _copy(draft.runs, index, copied, len(draft.value), at - copied, runs)
    value = "".join([*values, draft.value[done:]])
    return Draft(value, tuple(runs), draft.dropped + tuple(dropped))


def _copy(
    runs: Sequence[Run], index: int, start: int, end: int, shift: int, copy: list[Run]
) -> int:
    """Add what covers [start, end), moved by `shift`, to `copy`; it begins at run `index` or later.

    Gives the index of the first run that reaches beyond `end`. What goes on in text and source
    with the run copied before is one run with it.
    """
    while index < len(runs) and runs[index].end <= start:
        index += 1
    first = len(copy)
    while start < end and index < len(runs):
        run_start, run_end, source, source_end = runs[index]
        if run_start >= end:
            break
        begin = start if start > run_start else run_start
        stop = end if end < run_end else run_end
        if run_end - run_start == source_end - source:
            source, source_end = source + begin - run_start, source_end + stop - run_end
        elif stop - begin == source_end - source:
            # A part by chance as long as the source of the whole must not seem aligned.
            copy += (
                Run(at, at + 1, source, source_end) for at in range(begin + shift, stop + shift)
            )
            begin = stop
        if begin < stop:
            copy.append(NEW(Run, (begin + shift, stop + shift, source, source_end)))
        if run_end > end:
            break
        index += 1
    if 0 < first < len(copy) and copy[first - 1][3] == copy[first][2]:
        copy[first - 1 : first + 1] = _merged(copy[first - 1], copy[first])
    return index


def _merged(above: Run, below: Run) -> list[Run]:
    """Give two runs that touch, in the source too, as one where they can be one."""
    empty = above.source_start == above.source_end and below.source_start == below.source_end
    if empty or (above.aligned and below.aligned):
        return [Run(above.start, below.end, above.source_start, below.source_end)]
    return [above, below]


def _source(runs: Sequence[Run], index: int, start: int, end: int) -> tuple[int, int]:
    """Give where the source of [start, end) begins and ends; `start` is at run `index` or later."""
    while index < len(runs) and runs[index].end <= start:
        index += 1
    if index == len(runs):
        at = runs[-1].source_end if runs else 0
        return at, at
    run = runs[index]
    first = run.source_start + start - run.start if run.aligned else run.source_start
    if end <= start:
        return first, first
    while runs[index].end < end:
        index += 1
    run = runs[index]
    return first, run.source_end + end - run.end if run.aligned else run.source_end


def reordered(draft: Draft, parts: Iterable[Span]) -> Draft:
    """Give the draft made of `parts` in the order given; what no part holds must be white space."""
    values: list[str] = []
    runs: list[Run] = []
    at = 0
    for part in parts:
        values.append(draft.value[part.start : part.end])
        first = bisect_right(draft.runs, part.start, key=_END)
        _copy(draft.runs, first, part.start, part.end, at - part.start, runs)
        at += part.length
    return Draft("".join(values), tuple(runs), draft.dropped)


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
    runs: list[Run] = []
    _copy(draft.runs, bisect_right(draft.runs, start, key=_END), start, end, -start, runs)
    return tuple(runs)


def to_texts(draft: Draft, bounds: Iterable[tuple[int, int]]) -> list[Text]:
    """Give the parts at `bounds`, which ascend and are not empty, with the runs they came from."""
    texts = []
    index = 0
    for start, end in bounds:
        runs: list[Run] = []
        index = _copy(draft.runs, index, start, end, -start, runs)
        texts.append(NEW(Text, (draft.value[start:end], tuple(runs))))
    return texts
