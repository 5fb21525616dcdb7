"""Names that a text introduces for what it has just named: A（以下简称B）, A（B）."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from ontology.identity import to_key
from ontology.reading import Reading

OPENS = re.compile(
    "[”’》]?[（(](?P<told>(?:以下|下文|下称|又)?(?:简称|统称|称)?)(?:为|作)?[:：，,]?[“‘《]?"
)
CLOSES = re.compile("[”’》]?[）)]")
LATIN = re.compile("[A-Za-z][A-Za-z0-9&+.-]{1,9}")


def find_introduced(reading: Reading) -> Mapping[str, str]:
    """Give the key of each introduced name with the label it stands for in this document.

    A name in brackets counts where the text says that it is one (简称) or it is in Latin letters.
    """
    introduced: dict[str, str] = {}
    for full, short in pairwise(reading.mentions):
        if full.sentence != short.sentence or short.start < full.end:
            continue
        text = reading.sentences[full.sentence].text.value
        opens = OPENS.fullmatch(text[full.end : short.start])
        if opens is None or not CLOSES.match(text, short.end):
            continue
        if (opens["told"] or LATIN.fullmatch(short.text)) and to_key(short.text) != to_key(
            full.text
        ):
            introduced.setdefault(to_key(short.text), full.text)
    return introduced
