"""Short names that a text introduces: 以下简称“…”, and Latin letters in brackets after a term."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from extract.candidate import Candidate
from extract.lexicon import Lexicon

BRACKET = re.compile(
    r"[”’》]?[（(](?:(?:以下|下文|下称)?(?:简称|统称)?(?:为|作)?[“‘《]?"
    r"(?P<name>[^“”‘’《》（）()，。；]{2,12})[”’》]?)[）)]"
)
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,9}")
INTRODUCES = re.compile(r"简称|统称|下称")


def find_short_names(
    texts: Sequence[str], find: Callable[[str], Sequence[Candidate]]
) -> Lexicon | None:
    """Give the short names with the class of the mention each stands behind, None without any.

    `find` gives the mentions of a sentence by itself; only those that introduce one are read so.
    """
    terms: dict[str, str] = {}
    for text in texts:
        brackets = list(_find_brackets(text))
        if not brackets:
            continue
        classes = {mention.end: mention.class_ for mention in find(text)}
        for position, name in brackets:
            if position in classes:
                terms.setdefault(name, classes[position])
    return Lexicon(terms) if terms else None


def _find_brackets(text: str) -> Iterator[tuple[int, str]]:
    for found in BRACKET.finditer(text):
        name = found["name"]
        if INTRODUCES.search(found[0]) or LATIN.fullmatch(name):
            yield found.start(), name
