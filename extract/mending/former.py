"""Of which of two things the words behind 前者 and 后者 tell.

In 春茶与秋茶各有所长，前者鲜爽，后者浓醇 each has the one trait and not the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.candidate import Candidate
from extract.clauses import SENTENCE
from extract.encode import find_groups
from extract.linking import Said
from extract.match import Found, to_unique

TAKEN_UP = re.compile(
    "(?:^|[，。；：]|在于|指出|认为|提出|如果说|[，。；：](?:但|而|且|即|其中|因为|因|只是|不过|然而|相比之下)，?)([前后中]者)"
)
"""A clause that takes up one of the things named before as its subject."""

BOTH = re.compile(
    "[，。；](?:但|而|且|故)?(?:[二两三]者|[两二](?:[个类种条项方]|股)|共同|合起来|由此|因此|从而|这|此|偏废)"
)
"""The start of a clause that tells of all of them again."""


OPENING = re.compile("(?:[^，。；：]{0,6}，)?[前后]者")
"""The start of a sentence that takes up what the one before names."""


@dataclass(frozen=True, slots=True)
class Part:
    """The words in [start, end) that tell of one of the things `named` side by side before them."""

    start: int
    end: int
    of: Candidate
    named: tuple[Candidate, ...]


def set_former(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with what stands behind 前者 and 后者 told of that one alone.

    They take up the last two things named side by side before them, with 中者 the last three.
    """
    marks = [*TAKEN_UP.finditer(text)] if founds else []
    if not marks:
        return tuple(founds)
    named = [one for one in find_groups(text, mentions) if one.end <= marks[0].start(1)]
    several = [one.members for one in named if len(one.members) > 1]
    parts = tuple(_find_parts(text, marks, several[-1])) if several else ()
    return to_unique(_set(one, parts) for one in founds)


def set_former_above(texts: Sequence[str], said: Sequence[Said]) -> list[Said]:
    """Give what sentences say with 前者 and 后者 as the two that the sentence before is about.

    That is where a sentence begins with one of them.
    """
    told = [*said[:1]]
    for text, before, one in zip(texts[1:], said, said[1:], strict=False):
        marks = [*TAKEN_UP.finditer(text)] if one.relations and OPENING.match(text) else []
        parts = tuple(_find_parts(text, marks, before.topic)) if marks else ()
        relations = to_unique(_set_above(found, parts) for found in one.relations)
        told.append(replace(one, relations=relations) if parts else one)
    return told


def _find_parts(
    text: str, marks: Sequence[re.Match[str]], named: tuple[Candidate, ...]
) -> Iterator[Part]:
    """Find what each mark begins, where as many things are named as the marks take up."""
    if len(named) != (3 if any(mark[1] == "中者" for mark in marks) else 2):
        return
    order = {"前者": 0, "中者": 1, "后者": -1}
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        end = after.start(1) if after else len(text)
        ends = [one.start() for form in (BOTH, SENTENCE) for one in form.finditer(text, mark.end())]
        yield Part(mark.end(), min([end, *ends]), named[order[mark[1]]], named)


def _set(found: Found, parts: Sequence[Part]) -> Found:
    """Give what is found with its end before 前者 or 后者, if any, as what they stand for."""
    head, tail = found.head, found.tail
    for part in parts:
        if _stands_in(tail, part):
            if head is None:
                return replace(found, head=part.of, earlier=False) if found.earlier else found
            return replace(found, head=part.of) if head.end <= part.start else found
        if head and _stands_in(head, part) and tail in part.named:
            return replace(found, tail=part.of)
    return found


def _set_above(found: Found, parts: Sequence[Part]) -> Found:
    """Give what is found with a head named before, or in another part, as what they stand for."""
    for part in parts:
        if _stands_in(found.tail, part) and not found.above:
            head = found.head
            crossed = head and any(_stands_in(head, one) for one in parts if one != part)
            if found.earlier or crossed:
                return replace(found, head=part.of, above=1, earlier=False)
    return found


def _stands_in(end: Candidate, part: Part) -> bool:
    return part.start <= end.start and end.end <= part.end
