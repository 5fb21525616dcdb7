"""Names that a text introduces for what it has just named: A（以下简称B）, A（B）, 《A》（号）."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from extract import Mention, find_short_name
from ontology.extracted import Extracted
from ontology.identity import to_key

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[（(［]\s*(?:19|20)\d\d\s*[〕\]）)］](?:第)?\d{1,4}号"
)
"""What an official paper is filed under."""


def find_introduced(extracted: Extracted) -> Mapping[str, str]:
    """Give the key of each introduced name with the label it stands for in this document."""
    introduced: dict[str, str] = {}
    for full, short in pairwise(extracted.mentions):
        if full.sentence != short.sentence or to_key(short.text) == to_key(full.text):
            continue
        text = extracted.sentences[full.sentence].text.value
        named = find_short_name(text, full.end) == (short.start, short.end)
        if named or _is_number(text, full, short):
            introduced.setdefault(to_key(short.text), full.text)
    return introduced


def _is_number(text: str, full: Mention, short: Mention) -> bool:
    """Whether a name stands alone in the parentheses behind a title, and is a paper's number."""
    between, after = text[full.end : short.start], text[short.end : short.end + 1]
    filed = between in {"》（", "》("} and after in {"）", ")"}
    return filed and NUMBER.fullmatch(short.text) is not None
