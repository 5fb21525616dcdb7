"""Where the annotated mentions of a sentence stand."""

from __future__ import annotations

from collections.abc import Iterator

from extract.tagging.words import cut
from extract.training.annotated import Annotated

SHORT = 3
"""Characters of a mention that counts only between edges of words, where it stands there at all."""

Located = tuple[int, int, str]


def locate_mentions(sentence: Annotated) -> tuple[Located, ...]:
    """Give (start, end, class) of each place of each mention, none overlapping, longest first."""
    taken = [False] * len(sentence.text)
    edges = {0, *(word.end for word in cut(sentence.text))}
    located: list[Located] = []
    for mention, class_ in sorted(sentence.mentions.items(), key=lambda item: -len(item[0])):
        free = [
            start
            for start in find_all(sentence.text, mention)
            if not any(taken[start : start + len(mention)])
        ]
        whole = [start for start in free if {start, start + len(mention)} <= edges]
        for start in (whole or free) if len(mention) <= SHORT else free:
            end = start + len(mention)
            if not any(taken[start:end]):
                taken[start:end] = [True] * len(mention)
                located.append((start, end, class_))
    return tuple(sorted(located))


def find_all(text: str, string: str) -> Iterator[int]:
    """Give the start of each place of a string, overlapping ones too."""
    start = text.find(string)
    while start >= 0:
        yield start
        start = text.find(string, start + 1)
