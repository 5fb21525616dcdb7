"""Short names that a text introduces: 以下简称“…”, and Latin letters in brackets after a term."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.candidate import Candidate
from extract.lexicon import Lexicon

BRACKET = re.compile(
    r"[”’》]?[（(](?P<told>(?:以下|下文|又)?(?:简称|统称)|(?:以下|下文|下|又)称|)(?:为|作)?[:：，,]?"
    r"[“‘《]?(?P<name>[^“”‘’《》（）()，。；]{2,20})[”’》]?[）)]"
)
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&+.-]{1,9}")


def find_short_name(text: str, at: int) -> tuple[int, int] | None:
    """Find where the name stands that brackets at `at` give to what ends there, None without one.

    What brackets hold counts where the text says that it is a name, or it is in Latin letters.

    >>> find_short_name("果业联合会（以下简称“果联”）派人来了。", 5)
    (11, 13)
    """
    found = BRACKET.match(text, at)
    return found.span("name") if found and _introduces(found) else None


def find_short_names(
    texts: Sequence[str], find: Callable[[str], Sequence[Candidate]]
) -> Lexicon | None:
    """Give the short names with the class of the mention each stands behind, None without any.

    `find` gives the mentions of a sentence by itself; only those that introduce one are read so.
    """
    terms: dict[str, str] = {}
    for text in texts:
        if not any(map(_introduces, BRACKET.finditer(text))):
            continue
        for mention in find(text):
            if name := find_short_name(text, mention.end):
                terms.setdefault(text[slice(*name)], mention.class_)
    return Lexicon(terms) if terms else None


def _introduces(found: re.Match[str]) -> bool:
    return bool(found["told"] or LATIN.fullmatch(found["name"]))
